"""What all panes of the window are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.panes.style import pane_style
from ui.widgets.theme import Theme


class Pane(QWidget):
    """A part of the window with the panes' style; it works before any report is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.setStyleSheet(pane_style(theme))

    def dressing(self, theme: Theme) -> Iterator[Callable[[], None]]:
        """The pieces of `set_theme`, between which the window answers."""
        yield partial(self.set_theme, theme)
