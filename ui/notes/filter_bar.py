"""What the list of annotations is narrowed by: words, colours, a tag, a section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.annotations import Colour
from ui.notes.entries import Group, Wanted, colour_name
from ui.panes.parts import SearchField
from ui.widgets.theme import Theme, ui_font

_MENU_WIDTH = 28
"""Characters of a section's title shown in the menu."""


class ColourButton(QAbstractButton):
    """A patch of one highlighter colour with its sign; on when the list is narrowed to it."""

    def __init__(self, colour: Colour, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self._theme = theme
        self.setCheckable(True)
        self.setFixedSize(QSize(22, 24))
        name = colour_name(colour)
        self.setToolTip(_("只看{colour}").format(colour=name))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The patch; a ring of ink while it is on, of the accent while it has the keyboard."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = ""
        if self.hasFocus():
            ring = self._theme.accent
        elif self.isChecked():
            ring = self._theme.ink
        box = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        painter.setPen(QPen(QColor(ring), 2) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.highlight(self.colour)))
        inset = 1.0 if ring else 2.0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 4, 4)
        font = ui_font(11, bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(self._theme.highlight_ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), colour_name(self.colour)[:1])


class FilterBar(QWidget):
    """Search field, five colours, and two menus.

    Signals:
        changed(Wanted): what the list is to be narrowed to.
        moved(int), confirmed(): keys of the search field that belong to the list.
    """

    changed = Signal(object)
    moved = Signal(int)
    confirmed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self._tag = ""
        self._group: int | None = None
        self._tags: Sequence[str] = ()
        self._groups: Sequence[Group] = ()
        self.field = SearchField(theme, _("找批注"), parent=self)
        self.field.query_changed.connect(lambda _text: self._tell())
        self.field.moved.connect(self.moved)
        self.field.confirmed.connect(self.confirmed)
        self.colours = [ColourButton(colour, theme, self) for colour in Colour]
        for button in self.colours:
            button.toggled.connect(lambda _on: self._tell())
        self.tag_button = self._menu_button(_("标签"))
        self.group_button = self._menu_button(_("章节"))
        self.tag_button.menu().aboutToShow.connect(self._fill_tags)
        self.group_button.menu().aboutToShow.connect(self._fill_groups)
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in self.colours:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.tag_button)
        row.addWidget(self.group_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addLayout(row)

    def _menu_button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setProperty("chip", True)
        button.setCheckable(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.field.set_theme(theme)
        for button in self.colours:
            button.set_theme(theme)

    def offer(self, tags: Sequence[str], groups: Sequence[Group]) -> None:
        """What the menus hold; a menu with nothing to choose is off."""
        self._tags, self._groups = tags, groups
        self.tag_button.setEnabled(bool(tags))
        self.group_button.setEnabled(len(groups) > 1 or self._wanted.group is not None)

    @property
    def wanted(self) -> Wanted:
        """What the bar says now."""
        return self._wanted

    def clear(self) -> None:
        """Narrow by nothing."""
        self._tag, self._group = "", None
        for button in self.colours:
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)
            button.update()
        self.field.clear()
        self.field.send()
        self._tell()

    def want_tag(self, tag: str) -> None:
        """Narrow to one tag; empty: to none."""
        self._tag = tag
        self._tell()

    def want_group(self, group: int | None) -> None:
        """Narrow to the annotations of one section; None: of all."""
        self._group = group
        self._tell()

    def _tell(self) -> None:
        """Read the bar, and tell if it says something new."""
        wanted = Wanted(
            self.field.query,
            frozenset(button.colour for button in self.colours if button.isChecked()),
            self._tag,
            self._group,
        )
        self.tag_button.setChecked(bool(wanted.tag))
        self.tag_button.setText(f"#{wanted.tag[:6]}" if wanted.tag else _("标签"))
        self.group_button.setChecked(wanted.group is not None)
        if wanted != self._wanted:
            self._wanted = wanted
            self.changed.emit(wanted)

    def _fill_tags(self) -> None:
        menu = self.tag_button.menu()
        menu.clear()
        self._add(menu, _("所有标签"), not self._wanted.tag, partial(self.want_tag, ""))
        for tag in self._tags:
            self._add(menu, tag, tag == self._wanted.tag, partial(self.want_tag, tag))
        self.tag_button.setChecked(bool(self._wanted.tag))

    def _fill_groups(self) -> None:
        menu = self.group_button.menu()
        menu.clear()
        self._add(menu, _("所有章节"), self._wanted.group is None, partial(self.want_group, None))
        for group in self._groups:
            words = group.title
            if len(words) > _MENU_WIDTH:
                words = words[: _MENU_WIDTH - 1] + "…"
            on = group.index == self._wanted.group
            self._add(menu, words, on, partial(self.want_group, group.index))
        self.group_button.setChecked(self._wanted.group is not None)

    def _add(self, menu: QMenu, words: str, on: bool, act: Callable[[], None]) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on: act())
