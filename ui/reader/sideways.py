"""Tables wider than the sheet: moved sideways under it, by a bar, the wheel or the keys.

Only while such a table is in view; the text stands straight everywhere else.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QScrollBar

from ui.reader.sheet import Sheet
from ui.reader.table_rules import tables_of

_LEAST = 3
"""What a table must reach beyond the sheet to count, in pixels: less is rounding."""
_HEIGHT = 14


class Sideways(QObject):
    """Watches one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._wide: list[QTextTable] = []
        self._bar = QScrollBar(Qt.Orientation.Horizontal, sheet)
        self._bar.setObjectName("sideways")
        self._bar.hide()
        own = sheet.horizontalScrollBar()
        own.setSingleStep(40)
        self._bar.valueChanged.connect(own.setValue)
        own.valueChanged.connect(self._follow)
        own.rangeChanged.connect(lambda _least, _most: self._look())
        sheet.laid_out.connect(self._find)
        sheet.scrolled.connect(self._look)
        sheet.layout_changed.connect(self._look)

    def rebuilt(self) -> None:
        """The document is another one."""
        self._wide = []
        if self._sheet.is_laid_out:
            self._find()
        else:
            self._look()

    def _find(self) -> None:
        """The tables that reach beyond the sheet, once they have their places."""
        layout = self._sheet.document().documentLayout()
        edge = self._sheet.viewport().width() + _LEAST
        self._wide = [
            table
            for table in tables_of(self._sheet.document())
            if layout.frameBoundingRect(table).right() > edge
        ]
        self._look()

    def _look(self) -> None:
        """Show the bar while a wide table is in view, else put the text straight."""
        own = self._sheet.horizontalScrollBar()
        shown = self._sheet.is_laid_out and own.maximum() > 0 and self._in_view()
        if shown:
            place = self._sheet.viewport().geometry()
            self._bar.setGeometry(
                place.left(), place.bottom() + 1 - _HEIGHT, place.width(), _HEIGHT
            )
            self._bar.setRange(0, own.maximum())
            self._bar.setPageStep(own.pageStep())
            self._bar.setSingleStep(own.singleStep())
            self._bar.setValue(own.value())
            self._bar.raise_()
        elif own.value():
            own.setValue(0)
        self._bar.setVisible(shown)

    def _in_view(self) -> bool:
        layout = self._sheet.document().documentLayout()
        visible = self._sheet.visible()
        rects = (layout.frameBoundingRect(table) for table in self._wide)
        return any(r.top() < visible.bottom() and r.bottom() > visible.top() for r in rects)

    def _follow(self, value: int) -> None:
        self._look()
        if value == self._sheet.horizontalScrollBar().value():
            self._sheet.viewport().update()
            self._sheet.scrolled.emit()
