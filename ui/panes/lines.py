"""Rows of a list that tells something about the report: group lines, lines, lines below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The `Shown` of a row."""


class Tone(StrEnum):
    """What a chip says without words; the words are there too."""

    GOOD = "good"
    SOFT = "soft"
    POOR = "poor"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Chip:
    """A word or two in a frame at the end of a line."""

    words: str
    tone: Tone = Tone.QUIET


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a person may go to.

    `words` may break over several lines; `strong` is a span in them that stands out. `value` and
    `chip` stand at the right of the first line, `below` under it, quiet. `item` is what the list
    tells when the line is chosen. `children` are shown under it while it is open; `quote` sets the
    words in the face of the report.
    """

    words: str
    value: str = ""
    below: str = ""
    chip: Chip | None = None
    item: object = None
    strong: tuple[int, int] = (0, 0)
    quote: bool = False
    children: tuple[Line, ...] = ()

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        chip = self.chip.words if self.chip else ""
        return " ".join(part for part in (self.words, self.value, chip, self.below) if part)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a title; the title may be empty when there is only one group."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it stands in the list: a title with its count, or a line at its depth."""

    line: Line | None
    title: str = ""
    count: int = 0
    depth: int = 0
    open: bool = False


class LinesModel(QAbstractListModel):
    """Groups of lines as one flat list; a line with children opens and closes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._open: set[Line] = set()
        self._rows: list[Shown] = []

    def set_groups(self, groups: Sequence[Group], *, opened: bool = False) -> None:
        """Show these groups; lines that were open and are still there stay open.

        Args:
            groups: what to show; a group without lines is left out.
            opened: all lines with children are open at first.
        """
        self.beginResetModel()
        self._groups = tuple(group for group in groups if group.lines)
        lines = [line for group in self._groups for line in group.lines]
        self._open = set(lines) if opened else self._open.intersection(lines)
        self._rows = list(self._flatten())
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many lines there are, those below others not counted."""
        return sum(len(group.lines) for group in self._groups)

    def toggle(self, row: int) -> None:
        """Open or close the line in `row`; nothing happens where it has no children."""
        shown = self._rows[row]
        line = shown.line
        if line is None or not line.children or shown.depth:
            return
        first, last = row + 1, row + len(line.children)
        if line in self._open:
            self._open.discard(line)
            self._rows[row] = Shown(line)
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        else:
            self._open.add(line)
            self._rows[row] = Shown(line, open=True)
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = [Shown(child, depth=1) for child in line.children]
            self.endInsertRows()
        at = self.index(row, 0)
        self.dataChanged.emit(at, at)

    def _flatten(self) -> Iterator[Shown]:
        for group in self._groups:
            if group.title:
                yield Shown(None, group.title, len(group.lines))
            for line in group.lines:
                opened = line in self._open and bool(line.children)
                yield Shown(line, open=opened)
                if opened:
                    yield from (Shown(child, depth=1) for child in line.children)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles are passed over."""
        if not index.isValid() or self._rows[index.row()].line is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row under `ROW`; its words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title} {row.count}" if row.line is None else row.line.spoken
        if role == Qt.ItemDataRole.ToolTipRole and row.line is not None:
            return row.line.words if not row.line.quote else None
        return None
