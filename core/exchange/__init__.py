"""Annotations from files of other people and other programs, as plain items; nothing is stored."""

from core.exchange.incoming import Incoming, Parcel
from core.exchange.reader import MAX_BYTES, read_notes

__all__ = ["MAX_BYTES", "Incoming", "Parcel", "read_notes"]
