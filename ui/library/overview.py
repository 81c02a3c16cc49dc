"""What was understood of a report at a glance: what to look at, how much of all, first and last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from core.i18n import _
from core.model.report import Report
from ui.library.understood import body_ends, figures
from ui.panes.elided import ElidedLabel
from ui.widgets.icons import pixmap
from ui.widgets.theme import Theme

Concern = tuple[str, str]
"""What a person should look at: where it is set right, and the words."""


class Concerns(QWidget):
    """A line that says what to look at, each a button that leads there; or that all is well.

    Signals:
        wanted(str): the first part of the concern that was pressed.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._concerns: tuple[Concern, ...] = ()
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setProperty("quiet", True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self._sign)
        self._row.addSpacing(4)
        self._row.addWidget(self._words)
        self._row.addStretch(1)
        self._buttons: list[QToolButton] = []
        # Of one height with buttons and without.
        self.setFixedHeight(26)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint the sign for `theme`."""
        self._theme = theme
        name = "warning" if self._concerns else "check"
        colour = theme.ink if self._concerns else theme.muted
        self._sign.setPixmap(pixmap(name, colour, size=16, scale=self.devicePixelRatioF()))

    def show_concerns(self, concerns: Sequence[Concern]) -> None:
        """Say these, and no others."""
        if tuple(concerns) == self._concerns and self._words.text():
            return
        self._concerns = tuple(concerns)
        self._words.setText(_("请看一看：") if concerns else _("没有发现要更正的地方"))
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(where, words) for where, words in concerns]
        for place, button in enumerate(self._buttons):
            # Behind the sign, a gap and the words.
            self._row.insertWidget(3 + place, button)
        self.set_theme(self._theme)

    def _button(self, where: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setProperty("leads", True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _on=False: self.wanted.emit(where))
        return button


class Numbers(QWidget):
    """How many sections, terms, tables … there are; what there is none of stands back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        self._row = row
        self._pairs: list[tuple[QLabel, QLabel]] = []

    def show_report(self, report: Report) -> None:
        """Count the parts of `report`."""
        found = figures(report)
        if not self._pairs:
            self._pairs = [self._column() for _pair in found]
            self._row.addStretch(1)
        for (number, word), (words, count) in zip(self._pairs, found, strict=True):
            number.setText(f"{count:,}")
            number.setProperty("role", "figure" if count else "none")
            number.style().polish(number)
            word.setText(words)

    def _column(self) -> tuple[QLabel, QLabel]:
        number, word = QLabel(self), QLabel(self)
        word.setProperty("quiet", True)
        column = QGridLayout()
        column.setSpacing(0)
        column.addWidget(number, 0, 0)
        column.addWidget(word, 1, 0)
        self._row.addLayout(column)
        return number, word


class Ends(QWidget):
    """With which words the text begins and ends.

    Signals:
        change_wanted(): it begins elsewhere.
    """

    change_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._last = ElidedLabel(self), ElidedLabel(self)
        self._last.elide = Qt.TextElideMode.ElideLeft
        self.change = QPushButton(_("改起点…"), self)
        self.change.setProperty("role", "beside")
        self.change.setAutoDefault(False)
        self.change.clicked.connect(lambda _on: self.change_wanted.emit())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (words, label) in enumerate(((_("开头"), self._first), (_("结尾"), self._last))):
            name = QLabel(words, self)
            label.setProperty("reading", True)
            grid.addWidget(name, row, 0)
            grid.addWidget(label, row, 1)
        grid.addWidget(self.change, 0, 2, 2, 1)

    def show_report(self, report: Report) -> None:
        """Quote the first and the last words of its text."""
        for label, words in zip((self._first, self._last), body_ends(report), strict=True):
            label.setText(words)
            label.setToolTip(words)
