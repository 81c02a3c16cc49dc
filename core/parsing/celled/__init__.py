"""Tables of plain text whose cells are lines, the blank cells still told: made grids."""

from __future__ import annotations

from core.parsing.celled.gather import gather_barred, gather_cells

__all__ = ["gather_barred", "gather_cells"]
