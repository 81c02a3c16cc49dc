"""Describe a selection; find it again; lay versions side by side; pure functions."""

from core.anchoring.comparing import compare, differences
from core.anchoring.describe import CONTEXT, block_hash, describe
from core.anchoring.place import ORPHAN, Placer, place

__all__ = [
    "CONTEXT",
    "ORPHAN",
    "Placer",
    "block_hash",
    "compare",
    "describe",
    "differences",
    "place",
]
