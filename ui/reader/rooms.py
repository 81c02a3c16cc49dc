"""Room under a paragraph or a table for the notes on it, when the margin has none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

GAP = 6


class Rooms:
    """Keeps the space below blocks; reset with each new document."""

    def __init__(self) -> None:
        self._document = QTextDocument()
        self._heights: dict[int, int] = {}
        self._margins: dict[int, float] = {}

    def reset(self, document: QTextDocument) -> None:
        """Begin with another document, which has no room made yet."""
        self._document = document
        self._heights = {}
        self._margins = {}

    def host(self, position: int) -> int:
        """What a note at a position stands under: the first position of its block or table."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(position)
        table = cursor.currentTable()
        return table.firstPosition() if table is not None else cursor.block().position()

    def make(self, heights: Mapping[int, int]) -> bool:
        """Have these heights under these hosts, and none elsewhere.

        Returns:
            Whether anything changed.
        """
        changed = {
            host: heights.get(host, 0)
            for host in heights.keys() | self._heights.keys()
            if heights.get(host, 0) != self._heights.get(host, 0)
        }
        if not changed:
            return False
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for host, height in sorted(changed.items()):
            cursor.setPosition(host)
            self._make_one(cursor, host, height)
        cursor.endEditBlock()
        self._heights = dict(heights)
        return True

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
        shape = cursor.blockFormat()
        base = self._margins.setdefault(host, shape.bottomMargin())
        shape.setBottomMargin(base + height)
        cursor.setBlockFormat(shape)

    def _below_table(self, table: QTextTable, host: int, height: int) -> None:
        shape = table.format().toTableFormat()
        base = self._margins.setdefault(host, shape.bottomMargin())
        shape.setBottomMargin(base + height)
        table.setFormat(shape)
