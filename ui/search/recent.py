"""The last queries, as buttons that ask them again. Kept in memory only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from core.i18n import _

_MOST = 8
_SHOWN = 16


class Recent(QWidget):
    """Offers the queries that led somewhere, the newest first.

    Signals:
        chosen(str): a query to ask again.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queries: list[str] = []
        self._label = QLabel(_("最近查找"), self)
        self._label.setProperty("quiet", True)
        self._buttons = [QToolButton(self) for _number in range(_MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(0)
        self._label.setContentsMargins(6, 0, 0, 4)
        column.addWidget(self._label)
        for button in self._buttons:
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _on=False, b=button: self.chosen.emit(b.toolTip()))
            column.addWidget(button)
        self._show()

    def add(self, query: str) -> None:
        """Remember `query`."""
        if query:
            self._queries = [query, *(one for one in self._queries if one != query)][:_MOST]
            self._show()

    def _show(self) -> None:
        self._label.setVisible(bool(self._queries))
        for number, button in enumerate(self._buttons):
            query = self._queries[number] if number < len(self._queries) else ""
            words = query if len(query) <= _SHOWN else query[: _SHOWN - 1] + "…"
            button.setText(words.replace("&", "&&"))
            button.setToolTip(query)
            button.setVisible(bool(query))
