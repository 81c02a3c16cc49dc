"""The panes at the right edge: docks with title bars of our own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.i18n import _
from ui.widgets.theme import Theme, ui_font

TITLE_HEIGHT = 40
_LEAST_WIDTH = 320


class TitleBar(QWidget):
    """The line above a pane: its name, and buttons to fold, float and close it."""

    def __init__(self, dock: Dock, theme: Theme) -> None:
        super().__init__(dock)
        self.setObjectName("dockTitle")
        self.setFixedHeight(TITLE_HEIGHT)
        self._line = theme.hairline
        self._dock = dock
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 6, 1)
        row.setSpacing(0)
        title = QLabel(dock.windowTitle(), self)
        title.setObjectName("dockName")
        title.setFont(ui_font(bold=True))
        row.addWidget(title)
        row.addStretch(1)
        self.fold = self._button(_("折叠"))
        self.fold.clicked.connect(dock.toggle_folded)
        self.float = self._button(_("移到单独的窗口"))
        self.float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_button = self._button(_("关闭"))
        self.close_button.clicked.connect(dock.close)
        for button in (self.fold, self.float, self.close_button):
            row.addWidget(button)

    def sizeHint(self) -> QSize:
        """The height that `QDockWidget` keeps free: it asks the hint, not the fixed height."""
        return QSize(super().sizeHint().width(), TITLE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same for the least size."""
        return QSize(super().minimumSizeHint().width(), TITLE_HEIGHT)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(26, 26)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons; loads QtSvg, so after the first paint."""
        from ui.widgets.icons import icon

        self._line = theme.hairline
        folded = self._dock.folded
        self.fold.setIcon(icon("right" if folded else "down", theme.muted, size=16))
        self.fold.setToolTip(_("展开") if folded else _("折叠"))
        self.fold.setAccessibleName(self.fold.toolTip())
        floating = self._dock.isFloating()
        self.float.setIcon(icon("dock" if floating else "float", theme.muted, size=16))
        self.float.setToolTip(_("放回窗口") if floating else _("移到单独的窗口"))
        self.float.setAccessibleName(self.float.toolTip())
        self.close_button.setIcon(icon("close", theme.muted, size=16))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline parts the title from the pane."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._line))
        painter.end()


class Dock(QDockWidget):
    """A pane that can be folded to its title, floated and closed.

    Signals:
        folded_changed(bool): it was folded or unfolded.
    """

    folded_changed = Signal(bool)

    def __init__(self, name: str, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self._theme = theme
        self._folded = False
        self._pane: QWidget | None = None
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body.setMinimumSize(QSize(_LEAST_WIDTH, 0))
        self.setWidget(self._body)
        self._bar = TitleBar(self, theme)
        self.setTitleBarWidget(self._bar)
        self.topLevelChanged.connect(lambda _floating: self._bar.set_theme(self._theme))

    @property
    def folded(self) -> bool:
        """Whether only the title is shown."""
        return self._folded

    def set_pane(self, pane: QWidget) -> None:
        """Put the pane into its place; nothing else moves."""
        self._pane = pane
        self._column.addWidget(pane)
        pane.setVisible(not self._folded)

    def set_folded(self, folded: bool) -> None:
        """Fold to the title, or unfold."""
        if folded == self._folded:
            return
        self._folded = folded
        # The body itself stays: the title is as wide as the body.
        if self._pane is not None:
            self._pane.setVisible(not folded)
        self._body.setMaximumHeight(0 if folded else 16777215)
        self.setMaximumHeight(TITLE_HEIGHT if folded else 16777215)
        self._bar.set_theme(self._theme)
        self.folded_changed.emit(folded)

    def toggle_folded(self) -> None:
        """Fold when unfolded, and the other way round."""
        self.set_folded(not self._folded)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._bar.set_theme(theme)
