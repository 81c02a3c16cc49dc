"""Describe a selection; find it again; pure functions."""

from core.anchoring.describe import block_hash, describe
from core.anchoring.place import Placer, place

__all__ = ["Placer", "block_hash", "describe", "place"]
