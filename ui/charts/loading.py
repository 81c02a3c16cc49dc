"""Bringing in numpy and pyqtgraph late and without a frozen window.

Both together take the better part of a second. They are imported in a worker thread, where the
interpreter changes over to the window every few milliseconds; nothing in them touches a widget at
import.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

_CANVAS = "ui.charts.canvas"


def is_loaded() -> bool:
    """Whether the canvas can be had without waiting."""
    return _CANVAS in sys.modules


def load() -> ModuleType:
    """Import everything the canvas needs; meant for a worker thread."""
    importlib.import_module("numpy")
    return importlib.import_module(_CANVAS)
