"""The facade: the verbs of the program, and the only way to change anything."""

from core.library.library import Library

__all__ = ["Library"]
