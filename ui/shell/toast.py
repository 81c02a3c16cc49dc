"""Short messages: a toast that goes by itself, a bar that stays until it is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from core.i18n import _
from ui.widgets.theme import Theme

SECONDS = 6
_GAP = 20


class Toast(QWidget):
    """A line at the foot of its parent with at most one action, such as undo."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._room = parent
        self._act: Callable[[], None] | None = None
        self._lift = 0
        self._words = QLabel(self)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._on_action)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """The words shown now, empty when hidden."""
        return "" if self.isHidden() else self._words.text()

    @property
    def button(self) -> QPushButton:
        """The action's button."""
        return self._button

    def set_lift(self, lift: int) -> None:
        """Keep so many pixels at the foot free."""
        self._lift = lift
        if not self.isHidden():
            self._place()

    def say(
        self,
        words: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        *,
        seconds: int = SECONDS,
    ) -> None:
        """Show `words`; with `action` a button that runs `act`. 0 seconds: until the next."""
        self._words.setText(words)
        self._act = act
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._timer.stop()
        if seconds:
            self._timer.start(seconds * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the parent when it changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        width = min(self.width(), self._room.width() - 2 * _GAP)
        self.resize(width, self.height())
        top = self._room.height() - self._lift - self.height() - _GAP
        self.move((self._room.width() - width) // 2, top)

    def _on_action(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()


class MessageBar(QWidget):
    """What went wrong, where, and what to do; stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._on_action)
        self._act: Callable[[], object] | None = None
        self._close = QToolButton(self)
        self._close.setIconSize(QSize(16, 16))
        self._close.setToolTip(_("关闭"))
        self._close.setAccessibleName(_("关闭"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        """The words shown now, empty when hidden."""
        return "" if self.isHidden() else self._words.text()

    @property
    def button(self) -> QPushButton:
        """The button of what can be done."""
        return self._button

    def say(
        self,
        what: str,
        where: str = "",
        remedy: str = "",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show up to three parts, each on a line of its own; with `action` a button for `act`."""
        self._words.setText("\n".join(part for part in (what, where, remedy) if part))
        self._act = act
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.show()

    def _on_action(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()

    def set_theme(self, theme: Theme) -> None:
        """Paint the icon; only after the first paint."""
        from ui.widgets.icons import icon

        self._close.setIcon(icon("close", theme.muted, size=16))
