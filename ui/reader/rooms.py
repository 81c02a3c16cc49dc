"""Room under a paragraph or a table for the notes on it, when the margin has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

GAP = 6
MOST = 50
"""So many rooms are made at once: the layout takes a tenth of a second for a thousand."""
CELLS = 10
"""So many cells of a table, which is laid out anew with its room, take as long as one room."""
MEASURED = 200
"""So many notes are measured, or their paragraphs found, at once."""


class Rooms:
    """Keeps the space below blocks; reset with each new document."""

    def __init__(self) -> None:
        self._document = QTextDocument()
        self._heights: dict[int, int] = {}
        self._margins: dict[int, float] = {}
        self._hosts: dict[int, int] = {}

    def reset(self, document: QTextDocument) -> None:
        """Begin with another document, which has no room made yet."""
        self._document = document
        self._heights = {}
        self._margins = {}
        self._hosts = {}

    def host(self, position: int) -> int:
        """What a note at a position stands under: the first position of its block or table."""
        block = self._document.findBlock(position).position()
        host = self._hosts.get(block)
        if host is None:
            host = self._hosts[block] = self._host(block)
        return host

    def _host(self, position: int) -> int:
        cursor = QTextCursor(self._document)
        cursor.setPosition(position)
        table = cursor.currentTable()
        return table.firstPosition() if table is not None else cursor.block().position()

    def wanted(
        self,
        notes: Iterable[tuple[str, int]],
        known: Callable[[str], bool],
        height: Callable[[str], int],
    ) -> tuple[dict[int, int], bool]:
        """The room wanted under each host, and whether all of it is known by now.

        To measure the words of thousands of notes takes long: at most `MEASURED` are measured at
        once, and under a host with one that is not measured yet the room stays as it is.

        Args:
            notes: their ids and document positions.
            known: whether the height of a note was measured before.
            height: measures a note.
        """
        heights: dict[int, int] = {}
        unknown: set[int] = set()
        left = MEASURED
        for identity, position in notes:
            host = self._hosts.get(self._document.findBlock(position).position(), -1)
            left -= (host < 0) + (not known(identity))
            if left < 0 and host < 0:
                continue
            if host < 0:
                host = self.host(position)
            if left < 0 and not known(identity):
                unknown.add(host)
                continue
            heights[host] = heights.get(host, GAP) + height(identity) + GAP
        for host in unknown:
            heights[host] = self._heights.get(host, 0)
        return heights, left >= 0

    def make(self, heights: Mapping[int, int], near: int = 0) -> tuple[bool, bool]:
        """Have these heights under these hosts, and none elsewhere; about `MOST` are changed.

        Args:
            heights: what is wanted.
            near: a document position; the rooms nearest to it come first.

        Returns:
            Whether anything changed, and whether more remains to be changed.
        """
        changed = [
            host
            for host in heights.keys() | self._heights.keys()
            if heights.get(host, 0) != self._heights.get(host, 0)
        ]
        if not changed:
            return False, False
        now = self._affordable(sorted(changed, key=lambda host: abs(host - near)))
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for host in sorted(now):
            cursor.setPosition(host)
            self._make_one(cursor, host, heights.get(host, 0))
            self._heights[host] = heights.get(host, 0)
        cursor.endEditBlock()
        return True, len(now) < len(changed)

    def _affordable(self, hosts: Sequence[int]) -> Sequence[int]:
        """The first hosts, as many as can have their rooms made at once; one at least."""
        cursor = QTextCursor(self._document)
        spent = 0
        for at, host in enumerate(hosts):
            cursor.setPosition(host)
            table = cursor.currentTable() or _table_behind(cursor)
            spent += 1 if table is None else 1 + table.rows() * table.columns() // CELLS
            if at and spent > MOST:
                return hosts[:at]
        return hosts

    def top(self, host: int) -> float:
        """Where the room under a host begins, in document coordinates."""
        layout = self._document.documentLayout()
        cursor = QTextCursor(self._document)
        cursor.setPosition(host)
        table = cursor.currentTable()
        if table is not None:
            rect = layout.frameBoundingRect(table)
            return rect.bottom() - self._heights.get(host, 0) - self._margins.get(host, 0) + GAP
        return layout.blockBoundingRect(cursor.block()).bottom() + GAP

    def _make_one(self, cursor: QTextCursor, host: int, height: int) -> None:
        table = cursor.currentTable()
        if table is not None:
            self._below_table(table, host, height)
            return
        behind = _table_behind(cursor)
        if behind is not None:
            # Between a block and a table only the margin of the table counts.
            self._above_table(behind, host, height)
            return
        shape = cursor.blockFormat()
        base = self._margins.setdefault(host, shape.bottomMargin())
        shape.setBottomMargin(base + height)
        cursor.setBlockFormat(shape)

    def _above_table(self, table: QTextTable, host: int, height: int) -> None:
        shape = table.format().toTableFormat()
        base = self._margins.setdefault(host, shape.topMargin())
        shape.setTopMargin(base + height)
        table.setFormat(shape)

    def _below_table(self, table: QTextTable, host: int, height: int) -> None:
        shape = table.format().toTableFormat()
        base = self._margins.setdefault(host, shape.bottomMargin())
        shape.setBottomMargin(base + height)
        table.setFormat(shape)


def _table_behind(cursor: QTextCursor) -> QTextTable | None:
    """The table that begins right behind the block of a cursor."""
    behind = cursor.block().next()
    if not behind.isValid():
        return None
    probe = QTextCursor(cursor)
    probe.setPosition(behind.position())
    return probe.currentTable()
