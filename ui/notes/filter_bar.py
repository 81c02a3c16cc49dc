"""What the list of annotations is narrowed by: words, colours, and a menu for all else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _, listed
from core.model.annotations import Colour
from core.naming import state_name
from ui.notes.filtering import (
    Facets,
    Order,
    Wanted,
    author_words,
    order_name,
    role_words,
    words_of,
)
from ui.panes.elided import ElidedLabel
from ui.panes.naming import colour_name
from ui.panes.parts import IconButton, SearchField
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
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.take_name()

    def take_name(self) -> None:
        """Be called as the colour is called now."""
        name = colour_name(self.colour)
        self.setToolTip(_("只看{colour}").format(colour=name))
        self.setAccessibleName(name)
        self.update()

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
    """Search field, five colours, a menu of what else to narrow by, and one of orders.

    Signals:
        changed(Wanted): what the list is to be narrowed to.
        order_chosen(Order): how it is to be sorted.
        moved(int), confirmed(): keys of the search field that belong to the list.
    """

    changed = Signal(object)
    order_chosen = Signal(object)
    moved = Signal(int)
    confirmed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self._order = Order.PLACE
        self._facets = Facets()
        self.field = SearchField(theme, _("找批注"), parent=self)
        self.field.query_changed.connect(lambda text: self.want(replace(self._wanted, text=text)))
        self.field.moved.connect(self.moved)
        self.field.confirmed.connect(self.confirmed)
        self.colours = [ColourButton(colour, theme, self) for colour in Colour]
        for button in self.colours:
            button.toggled.connect(lambda _on: self._take_colours())
        self.filter_button = self._menu_button(theme, "filter", _("筛选"))
        self.order_button = self._menu_button(theme, "sort", _("排序"))
        self.filter_button.menu().aboutToShow.connect(self._fill_filters)
        self.order_button.menu().aboutToShow.connect(self._fill_orders)
        self._words = ElidedLabel(self)
        self._words.setProperty("quiet", True)
        self._words.hide()
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in self.colours:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.filter_button)
        row.addWidget(self.order_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addLayout(row)
        column.addWidget(self._words)

    def _menu_button(self, theme: Theme, name: str, words: str) -> IconButton:
        button = IconButton(theme, name, words, self)
        button.setCheckable(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.field.set_theme(theme)
        for patch in self.colours:
            patch.set_theme(theme)
        for button in (self.filter_button, self.order_button):
            button.set_theme(theme)

    def take_names(self) -> None:
        """The colours are called otherwise now."""
        for button in self.colours:
            button.take_name()

    def offer(self, facets: Facets) -> None:
        """What the menu holds."""
        self._facets = facets

    @property
    def wanted(self) -> Wanted:
        """What the bar says now."""
        return self._wanted

    def clear(self) -> None:
        """Narrow by nothing; the order stays."""
        self.field.clear()
        self.field.send()
        self.want(Wanted())

    def want(self, wanted: Wanted) -> None:
        """Narrow to `wanted`, and tell if that is new."""
        for button in self.colours:
            button.blockSignals(True)
            button.setChecked(button.colour in wanted.colours)
            button.blockSignals(False)
            button.update()
        new = wanted != self._wanted
        self._wanted = wanted
        self._show_words()
        if new:
            self.changed.emit(wanted)

    def _take_colours(self) -> None:
        chosen = frozenset(button.colour for button in self.colours if button.isChecked())
        self.want(replace(self._wanted, colours=chosen))

    def _show_words(self) -> None:
        words = words_of(self._wanted, self._facets)
        self.filter_button.setChecked(bool(words))
        self.order_button.setChecked(self._order is not Order.PLACE)
        self._words.setVisible(bool(words))
        self._words.setText(listed(words))
        self._words.setToolTip(self._words.text())

    def _fill_filters(self) -> None:
        menu = self.filter_button.menu()
        menu.clear()
        facets = self._facets
        self._choices(_("意见类型"), "roles", ((one, role_words(one)) for one in facets.roles))
        self._choices(_("原文状态"), "states", ((one, state_name(one)) for one in facets.states))
        self._choices(_("标签"), "tags", ((tag, tag) for tag in facets.tags))
        self._choices(
            _("作者"), "authors", ((author, author_words(author)) for author in facets.authors)
        )
        self._sections()
        marked = menu.addAction(_("只看书签"))
        marked.setCheckable(True)
        marked.setChecked(self._wanted.bookmarks)
        marked.setEnabled(facets.bookmarks or self._wanted.bookmarks)
        marked.triggered.connect(lambda on: self.want(replace(self._wanted, bookmarks=on)))
        menu.addSeparator()
        every = menu.addAction(_("看全部"))
        every.setEnabled(not self._wanted.is_all)
        every.triggered.connect(lambda _on: self.clear())
        self._show_words()

    def _choices(self, words: str, part: str, values: Iterable[tuple[object, str]]) -> None:
        """A submenu with the values of one facet; nothing to choose, nothing to open."""
        menu = self.filter_button.menu().addMenu(words)
        chosen: frozenset[object] = getattr(self._wanted, part)
        for value, name in values:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(partial(self._toggle, part, value))
        menu.setEnabled(len(menu.actions()) > 1 or bool(chosen))

    def _toggle(self, part: str, value: object, _on: bool = True) -> None:
        self.want(self._wanted.toggled(part, value))

    def _sections(self) -> None:
        menu = self.filter_button.menu().addMenu(_("章节"))
        for group in self._facets.groups:
            words = group.title
            if len(words) > _MENU_WIDTH:
                words = words[: _MENU_WIDTH - 1] + "…"
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(group.index == self._wanted.group)
            action.triggered.connect(partial(self._want_group, group.index))
        menu.setEnabled(len(menu.actions()) > 1 or self._wanted.group is not None)

    def _want_group(self, group: int, _on: bool = True) -> None:
        self.want(replace(self._wanted, group=None if group == self._wanted.group else group))

    def _fill_orders(self) -> None:
        menu = self.order_button.menu()
        menu.clear()
        for order in Order:
            action = menu.addAction(order_name(order))
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(partial(self._take_order, order))
        self._show_words()

    def _take_order(self, order: Order, _on: bool = True) -> None:
        self._order = order
        self._show_words()
        self.order_chosen.emit(order)
