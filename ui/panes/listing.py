"""Lines under their number and what narrows them; or why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.panes.lines import Group, LinesModel
from ui.panes.lines_list import LinesList
from ui.panes.parts import EmptyState
from ui.widgets.theme import Theme


class Listing(QWidget):
    """A list of groups with its head, where a pane puts the chips that narrow the list.

    `lines` is the list itself, whose signals tell what the user does with a line.
    """

    def __init__(
        self, theme: Theme, name: str, icon_name: str, parent: QWidget | None = None
    ) -> None:
        """An empty list.

        Args:
            theme: its colours.
            name: what a screen reader calls the list.
            icon_name: the picture that stands where nothing is listed.
            parent: the pane.
        """
        super().__init__(parent)
        self._model = LinesModel(self)
        self.lines: Final = LinesList(self._model, theme, name, self)
        self._count = QLabel(self)
        self._count.setProperty("quiet", True)
        self._empty = EmptyState(theme, icon_name, self)
        self._stack = QStackedWidget(self)
        for page in (self._empty, self.lines):
            self._stack.addWidget(page)
        self._head = QWidget(self)
        self._head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._chips = QHBoxLayout(self._head)
        self._chips.setContentsMargins(14, 4, 8, 0)
        self._chips.setSpacing(0)
        self._chips.addWidget(self._count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def add_chip(self, chip: QToolButton) -> None:
        """Put a chip behind the number; the head is as high without it, so that nothing jumps."""
        chip.setProperty("chip", True)
        self._chips.addWidget(chip)
        self._count.setMinimumHeight(max(self._count.minimumHeight(), chip.sizeHint().height()))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for part in (self.lines, self._empty):
            part.set_theme(theme)

    def set_head_visible(self, visible: bool) -> None:
        """Whether number and chips are shown: not where nothing could ever be listed."""
        self._head.setVisible(visible)

    def show_groups(
        self, groups: Sequence[Group], count: str, empty: tuple[str, str], *, opened: bool = False
    ) -> None:
        """List these groups.

        Args:
            groups: what to list.
            count: the words around the number of lines, which stands for `{count}`.
            empty: headline and words where there are none.
            opened: all lines with lines below them are open at first.
        """
        self._model.set_groups(groups, opened=opened)
        number = self._model.count
        self._count.setText(count.format(count=f"{number:,}") if number else "")
        self._stack.setCurrentWidget(self.lines if number else self._empty)
        self._empty.say(*empty)
