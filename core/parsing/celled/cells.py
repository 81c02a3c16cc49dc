"""One cell on a line of its own."""

from __future__ import annotations

from dataclasses import dataclass

from core.parsing.tables.kinds import Kind, kind_of


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell (none: a blank that the file shows) and the line that they stand on."""

    text: str
    line: int

    @property
    def kind(self) -> Kind:
        """What the cell can be."""
        return kind_of(self.text)
