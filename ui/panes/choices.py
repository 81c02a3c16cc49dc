"""Menus of which one entry is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtWidgets import QMenu

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
