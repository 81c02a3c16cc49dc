"""Dialogs in the look of the panes: one surface, a foot with the buttons, a visible focus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.panes.parts import hairline
from ui.panes.style import pane_style
from ui.widgets.theme import Theme, sans_family, serif_family

_FRAME, _TITLE = 8, 40
"""What the system's frame and title bar take of the screen, at most, in pixels."""

_SHEET = """
QWidget#pane QPushButton[role="primary"] { padding: 4px 18px; min-width: 44px; }
QWidget#pane QPushButton[role="other"] {
  border: 1px solid @edge; padding: 5px 19px; min-width: 44px;
}
QWidget#pane QPushButton[role="other"]:focus { border: 2px solid @accent; padding: 4px 18px; }
QWidget#pane QPushButton[role="beside"] { border: 1px solid @edge; padding: 3px 11px; }
QWidget#pane QPushButton:disabled { color: @off; }
QWidget#pane QPushButton[role="beside"]:disabled { border-color: @hairline; }
QWidget#pane QPushButton[role="beside"]:focus { border: 2px solid @accent; padding: 2px 10px; }
QWidget#pane QPushButton[role="primary"] {
  background: @accent; color: @accent_ink; border: 2px solid @accent; font-weight: 600;
}
QWidget#pane QPushButton[role="primary"]:focus { border-color: @ink; }
QWidget#pane QPushButton[role="primary"]:disabled, QWidget#pane QPushButton[role="other"]:disabled {
  background: transparent; color: @off; border: 1px solid @hairline; padding: 5px 19px;
}
QWidget#pane QLabel { font-size: 13px; }
QWidget#pane QLabel[role="section"] { color: @muted; font-size: 12px; }
QWidget#pane QLabel[role="figure"] { font-size: 17px; font-weight: 600; }
QWidget#pane QLabel[role="none"] { font-size: 17px; font-weight: 400; color: @muted; }
QWidget#pane QLabel[reading="true"] { font-family: "@serif"; font-size: 14px; }
QWidget#pane QToolButton[leads="true"] { color: @link; padding: 0 5px; }
QWidget#pane QWidget#sheet { background: @ground; border: 1px solid @hairline; border-radius: 6px; }
QWidget#pane QWidget#sheet QAbstractItemView {
  background: transparent; border: 2px solid transparent; border-radius: 6px;
  font-family: "@sans"; font-size: 13px;
}
QWidget#pane QWidget#sheet QTreeView::item { padding: 4px 6px; }
QWidget#pane QWidget#sheet QTreeView::item:hover { background: @hover; }
QWidget#pane QWidget#sheet QTreeView::item:selected { background: @shade; color: @ink; }
QWidget#pane QWidget#sheet QListWidget::item {
  padding: 6px 8px; border-bottom: 1px solid @hairline; color: @ink;
}
QWidget#pane QWidget#sheet QListWidget::item:hover { background: @hover; }
QWidget#pane QWidget#sheet QListWidget::item:selected { background: @shade; color: @ink; }
QWidget#pane QWidget#sheet QTextEdit { background: transparent; color: @ink; border: 0; }
QWidget#pane QWidget#sheet QAbstractItemView:focus { border: 2px solid @accent; }
QWidget#pane QWidget#sheet QStackedWidget, QWidget#pane QWidget#sheet QWidget#page {
  background: transparent;
}
QWidget#pane QProgressBar {
  background: @hairline; border: 0; border-radius: 2px; min-height: 4px; max-height: 4px;
}
QWidget#pane QProgressBar::chunk { background: @accent; border-radius: 2px; }
QWidget#pane QSlider { min-height: 24px; background: transparent; }
QWidget#pane QSlider::groove:horizontal { background: @edge; height: 4px; border-radius: 2px; }
QWidget#pane QSlider::handle:horizontal {
  background: @ground; border: 2px solid @muted; width: 12px; height: 12px; border-radius: 8px;
  margin: -6px 0;
}
QWidget#pane QSlider::handle:horizontal:hover { border-color: @ink; }
QWidget#pane QSlider::handle:horizontal:focus { border-color: @accent; background: @accent; }
"""


def dialog_style(theme: Theme) -> str:
    """The style sheet for a dialog (object name `pane`) under `theme`."""
    sheet = _SHEET
    tokens = {key: value for key, value in theme._asdict().items() if isinstance(value, str)}
    tokens |= {"sans": sans_family(), "serif": serif_family()}
    # The edge of a button must be seen without being looked for.
    edges = {"dark": "#565C66", "contrast": theme.hairline}
    # What cannot be pressed must not look like what can, even where all words are white.
    tokens["off"] = theme.hairline if theme.name == "contrast" else theme.muted
    tokens["edge"] = edges.get(theme.name, "#B9B3A6")
    for key in sorted(tokens, key=len, reverse=True):
        sheet = sheet.replace("@" + key, tokens[key])
    return pane_style(theme) + sheet


class Dialog(QDialog):
    """An empty dialog: `body` takes the content, `add_button` the buttons of the foot.

    Escape and the window's cross reject it.
    """

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(12)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(24, 12, 24, 12)
        self._foot.setSpacing(8)
        self._foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addWidget(hairline(self))
        column.addLayout(self._foot)
        self.setStyleSheet(dialog_style(theme))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.setStyleSheet(dialog_style(theme))

    def showEvent(self, event: QShowEvent) -> None:
        """No larger than the screen leaves room for: the buttons stand at the foot.

        Nor lower than the words that break into lines at this width.
        """
        room = self.screen().availableSize() - QSize(_FRAME, _TITLE + _FRAME)
        layout = self.layout()
        wanted = self.size()
        if layout is not None and layout.hasHeightForWidth():
            least = layout.totalHeightForWidth(min(wanted.width(), room.width()))
            wanted.setHeight(max(wanted.height(), least))
        self.resize(wanted.boundedTo(room).expandedTo(self.minimumSizeHint()))
        super().showEvent(event)

    def add_button(
        self, words: str, *, primary: bool = False, left: bool = False, sticky: bool = False
    ) -> QPushButton:
        """A button in the foot, behind those that are there.

        Args:
            words: what it says.
            primary: Enter presses it; one of a dialog at most.
            left: it stands at the other end of the foot.
            sticky: a click leaves the dialog open; else a primary button accepts and any other
                rejects.
        """
        button = QPushButton(words, self)
        button.setProperty("role", "primary" if primary else "other")
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if not sticky:
            button.clicked.connect(self.accept if primary else self.reject)
        if left:
            self._foot.insertWidget(0, button)
        else:
            self._foot.addWidget(button)
        return button
