"""One reader per file format: bytes to blocks."""

from core.importing.reader import read, read_bytes
from core.importing.sniffing import SUFFIXES

__all__ = ["SUFFIXES", "read", "read_bytes"]
