"""The list of keys, on F1."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.i18n import _
from ui.panes.dialog import Dialog
from ui.shell.actions import pane_keys, reader_keys
from ui.widgets.theme import Theme, ui_font

_COLUMN = 290
"""Pixels for a key and its words, with the gap to the next column."""
_MOST_COLUMNS = 4
_MARGINS = 24 + 24 + 12


class ShortcutList(Dialog):
    """All keys of the window, in as many columns as it has room for; Escape closes it.

    Args:
        theme: the colours.
        keys: keys and words of the window's commands; those of the reader are put first, those of
            lists and charts last.
        parent: the window.
    """

    def __init__(
        self, theme: Theme, keys: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("快捷键"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(
            self.styleSheet()
            + f"QWidget#pane QLabel[keys='true'] {{ background: {theme.shade}; border-radius: 4px;"
            f" padding: 1px 8px; font-size: 12px; }}"
        )
        room = self.screen().availableSize()
        if parent is not None:
            room = room.boundedTo(parent.size())
        columns = max(1, min(_MOST_COLUMNS, (room.width() - _MARGINS) // _COLUMN))
        page = QWidget(self)
        page.setObjectName("paneFill")
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for words, pairs in (
            (_("读报告"), reader_keys()),
            (_("窗口"), keys),
            (_("列表和图表"), pane_keys()),
        ):
            headline = QLabel(words, self)
            headline.setProperty("role", "section")
            whole.addWidget(headline)
            whole.addLayout(_grid(pairs, columns, page))
            whole.addSpacing(8)
        whole.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        # Its keys are taken by the dialog; a frame round everything would say nothing.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        self._area.setAccessibleName(_("快捷键"))
        self.body.addWidget(self._area)
        self.add_button(_("关闭"), primary=True)
        height = page.sizeHint().height() + 120
        self.resize(columns * _COLUMN + _MARGINS, min(height, max(400, room.height() - 40)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys scroll, wherever the keyboard is."""
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)


def _grid(pairs: Sequence[tuple[str, str]], columns: int, parent: QWidget) -> QGridLayout:
    """Keys and words, column by column."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    rows = -(-len(pairs) // columns)
    for column in range(columns):
        grid.setColumnMinimumWidth(2 * column, 96)
        grid.setColumnStretch(2 * column + 1, 1)
    for index, (key, words) in enumerate(pairs):
        column, row = divmod(index, rows)
        what, how = QLabel(words, parent), QLabel(key, parent)
        what.setWordWrap(True)
        how.setProperty("keys", True)
        how.setAlignment(Qt.AlignmentFlag.AlignCenter)
        how.setFont(ui_font(12))
        how.setFixedHeight(20)
        grid.addWidget(how, row, 2 * column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(what, row, 2 * column + 1)
    return grid
