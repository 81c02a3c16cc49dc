"""Menus of which one entry is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

T = TypeVar("T")


def add_choices(
    menu: QMenu, choices: Iterable[tuple[T, str]], taken: T | None, act: Callable[[T], None]
) -> None:
    """Add an entry for each choice, a tick at the one that is taken.

    Args:
        menu: gets the entries.
        choices: what can be taken, and its words.
        taken: what is taken now.
        act: called with what the user takes.
    """
    for choice, words in choices:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(choice == taken)
        action.triggered.connect(lambda _on=False, one=choice: act(one))


class ChoiceChip(QToolButton):
    """Narrows a list to one of several kinds; it stands out while not the first is taken.

    Signals:
        chosen(object): what the user took from the menu.
    """

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], tip: str, parent: QWidget | None = None
    ) -> None:
        """A chip with the first choice taken.

        Args:
            choices: what can be taken, and its words; the first takes all.
            tip: what the chip is for.
            parent: the pane.
        """
        super().__init__(parent)
        self._choices = choices
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setToolTip(tip)
        self.setCheckable(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.aboutToShow.connect(self._offer)
        self.take(choices[0][0])

    def take(self, choice: object) -> None:
        """Show `choice` as the one that is taken, without a signal."""
        self._taken = choice
        self.setText(dict(self._choices)[choice].replace("&", "&&"))
        self.setChecked(choice != self._choices[0][0])

    def _offer(self) -> None:
        self._menu.clear()
        add_choices(self._menu, self._choices, self._taken, self._choose)

    def _choose(self, choice: object) -> None:
        self.take(choice)
        self.chosen.emit(choice)
