"""How the program starts itself once more, to do something beside the window."""

from __future__ import annotations

import sys
from pathlib import Path

_MAIN = Path(__file__).resolve().parents[1] / "main.py"


def own_command(flag: str) -> list[str]:
    """What starts this program, bundled or not, with `flag` as its only argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, flag]
    return [sys.executable, str(_MAIN), flag]
