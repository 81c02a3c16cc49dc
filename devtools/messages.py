"""How the tools talk to people: short, in Chinese and in English."""

from __future__ import annotations

import sys


class SetupError(Exception):
    """The set-up cannot go on; the message says why and what to do, in both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese}\n{english}")


def say(chinese: str, english: str) -> None:
    """Print both sentences on standard error, so that standard output stays the program's own."""
    print(f"· {chinese}\n  {english}", file=sys.stderr, flush=True)
