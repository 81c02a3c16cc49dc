"""The verbs of the program without a window."""

from core.cli.run import main

__all__ = ["main"]
