"""Places outside the report that is open, as panes tell them."""

from __future__ import annotations

from typing import NamedTuple


class Elsewhere(NamedTuple):
    """A span in the text of a block of another report."""

    report: str
    block: int
    start: int
    end: int
