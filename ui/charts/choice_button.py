"""The button that tells which picture of a kind is shown, with a menu of the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.i18n import _
from ui.charts.model import Variant
from ui.panes.choices import add_choices


class ChoiceButton(QToolButton):
    """Hidden where there is nothing to choose.

    Signals:
        taken(int): the key of the choice that was taken.
    """

    taken = Signal(int)

    def __init__(self, parent: QWidget | None = None, tip: str = "") -> None:
        super().__init__(parent)
        self.setToolTip(tip or _("年份或章节"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.hide()

    def offer(self, choices: Sequence[Variant], current: int | None) -> None:
        """Show these choices, the first on top; `current` is the key of the one now shown."""
        self.setVisible(len(choices) > 1)
        self.setText(next((one.brief for one in choices if one.key == current), ""))
        self._menu.clear()
        add_choices(self._menu, [(one.key, one.words) for one in choices], current, self.taken.emit)
