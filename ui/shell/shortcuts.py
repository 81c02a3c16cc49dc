"""The list of keys, on F1."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from core.i18n import _
from ui.shell.actions import pane_keys, reader_keys
from ui.widgets.theme import Theme, ui_font

_ROWS = 14


class ShortcutList(QDialog):
    """All keys of the window in two columns; any key that closes a dialog closes it.

    Args:
        keys: keys and words of the window's commands; those of the reader are put first, those of
            lists and charts last.
    """

    def __init__(
        self, theme: Theme, keys: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("快捷键"))
        self.setStyleSheet(
            f"QDialog {{ background: {theme.ground}; }} QLabel {{ color: {theme.ink}; }}"
            f" QLabel[keys='true'] {{ background: {theme.hover}; border-radius: 4px;"
            f" padding: 2px 8px; color: {theme.ink}; }}"
        )
        headline = QLabel(_("快捷键"), self)
        headline.setFont(ui_font(17, bold=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(2, 32)
        for index, (key, words) in enumerate([*reader_keys(), *keys, *pane_keys()]):
            column, row = 3 * (index // _ROWS), index % _ROWS
            what = QLabel(words, self)
            how = QLabel(key, self)
            how.setProperty("keys", True)
            how.setAlignment(Qt.AlignmentFlag.AlignCenter)
            what.setFont(ui_font())
            how.setFont(ui_font(12))
            grid.addWidget(how, row, column)
            grid.addWidget(what, row, column + 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 28, 28)
        whole.setSpacing(16)
        whole.addWidget(headline)
        whole.addLayout(grid)
