"""The pane with the reports of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.library import ReportEntry
from ui.library.library_list import LibraryList
from ui.library.library_model import LibraryModel
from ui.library.shelf import Grouping, Order, grouping_name, order_name
from ui.panes.dropping import DropCover, paths_of
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, SearchField, hairline
from ui.panes.style import pane_style
from ui.widgets.icons import icon
from ui.widgets.theme import Theme

_BUTTONS = """
QWidget#pane QPushButton#firstStep { border: 1px solid @edge; padding: 4px 16px; }
QWidget#pane QPushButton#firstStep:focus { border: 2px solid @accent; padding: 3px 15px; }
QWidget#pane QPushButton#open { text-align: left; padding: 4px 6px; }
"""


class LibraryPane(Pane):
    """All reports; the one on the desk is marked.

    Signals:
        report_chosen(str): the id of a report to open.
        files_dropped(list): `Path`s of files and folders that were dropped here.
        open_requested(): the person wants to choose a file.
        correct_requested(str): the id of a report that was misunderstood.
        remove_requested(str): the id of a report to take out of the library.
        original_requested(str): the id of a report whose file is to be shown.
        arranged(str): the reports are sorted and grouped otherwise; the words for `arrange_as`.
    """

    report_chosen = Signal(str)
    files_dropped = Signal(list)
    open_requested = Signal()
    correct_requested = Signal(str)
    remove_requested = Signal(str)
    original_requested = Signal(str)
    arranged = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._theme = theme
        self._closed = False
        self._model = LibraryModel(self)
        self._field = SearchField(theme, _("找报告"), parent=self)
        self._field.setToolTip(_("按标题、地区、年份、类型查找，可用拼音首字母"))
        # Else the field would take a dropped file for text.
        self._field.setAcceptDrops(False)
        self._field.query_changed.connect(self._on_query)
        self._list = LibraryList(self._model, theme, self)
        self._field.moved.connect(self._list.walk)
        self._field.confirmed.connect(self._list.open_current)
        self._list.report_chosen.connect(self.report_chosen)
        self._list.correct_requested.connect(self.correct_requested)
        self._list.original_requested.connect(self.original_requested)
        self._list.remove_requested.connect(self.remove_requested)
        self._list.left.connect(self._field.setFocus)
        self._list.typed.connect(self._type)
        self._order = self._menu_button(_("排序"))
        self._group = self._menu_button(_("分组"))
        self._order.menu().aboutToShow.connect(self._fill_orders)
        self._group.menu().aboutToShow.connect(self._fill_groupings)
        self._count = QLabel(self)
        self._count.setProperty("quiet", True)
        self._empty = EmptyState(theme, "library", self)
        self._first = QPushButton(_("打开文件…"), self)
        self._first.setObjectName("firstStep")
        self._first.clicked.connect(lambda _on: self.open_requested.emit())
        self._open = QPushButton(_("打开文件…"), self)
        self._open.setObjectName("open")
        self._open.setIconSize(QSize(18, 18))
        self._open.clicked.connect(lambda _on: self.open_requested.emit())
        self._cover = DropCover(theme, self)
        self._stack = QStackedWidget(self)
        self._tools = QWidget(self)
        self._foot = QWidget(self)
        self._arrange_parts()
        self.set_theme(theme)
        self._show_state()

    def _menu_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("chip", True)
        button.setToolTip(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The icon, an arrow, stands behind the words.
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setIconSize(QSize(10, 10))
        # Long words in another language must not make the pane wider than its place.
        button.setMinimumWidth(32)
        menu = QMenu(button)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        button.setMenu(menu)
        return button

    def _arrange_parts(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._order)
        row.addWidget(self._group)
        row.addStretch(1)
        row.addWidget(self._count)
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(8, 8, 8, 2)
        tools.setSpacing(4)
        tools.addWidget(self._field)
        tools.addLayout(row)
        row.setContentsMargins(0, 0, 6, 0)
        nothing = QWidget(self)
        nothing_column = QVBoxLayout(nothing)
        nothing_column.setContentsMargins(0, 0, 0, 0)
        nothing_column.setSpacing(0)
        nothing_column.addStretch(1)
        nothing_column.addWidget(self._empty)
        nothing_column.addWidget(self._first, 0, Qt.AlignmentFlag.AlignHCenter)
        nothing_column.addStretch(2)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._list)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(hairline(self))
        inner = QHBoxLayout()
        inner.setContentsMargins(8, 4, 8, 4)
        inner.addWidget(self._open)
        foot.addLayout(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        own = _BUTTONS.replace("@accent", theme.accent).replace("@edge", theme.muted)
        self.setStyleSheet(pane_style(theme) + own)
        for part in (self._field, self._list, self._empty, self._cover):
            part.set_theme(theme)
        self._open.setIcon(icon("open", theme.muted, size=18))
        for button in (self._order, self._group):
            button.setIcon(icon("down", theme.muted, size=10))

    def set_entries(self, entries: Sequence[ReportEntry], current: str = "") -> None:
        """Show the reports of the library; `current` is the id of the one on the desk."""
        self._closed = False
        moved = current != self._model.current
        self._model.set_entries(entries, current)
        if moved and current and not self._list.hasFocus():
            self._list.choose(current)
        self._show_state()

    def set_closed(self) -> None:
        """Say that the library could not be opened: it is not empty, only out of reach."""
        self._closed = True
        self._show_state()

    def update_entry(self, entry: ReportEntry) -> None:
        """Show what is told of one report now: its notes, how far one has read."""
        self._model.update_entry(entry)

    @property
    def order(self) -> Order:
        """What the reports are sorted by."""
        return self._model.order

    @property
    def grouping(self) -> Grouping:
        """What the reports are grouped by."""
        return self._model.grouping

    def arrange(self, order: Order, grouping: Grouping) -> None:
        """Sort and group the reports."""
        self._model.arrange(order, grouping)
        self._show_state()
        self.arranged.emit(f"{order} {grouping}")

    def arrange_as(self, words: str) -> None:
        """Sort and group as `arranged` told at another time; unknown words change nothing."""
        with suppress(ValueError):
            order, grouping = words.split()
            self.arrange(Order(order), Grouping(grouping))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()
            self._cover.cover()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Everywhere in the pane."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        del event
        self._cover.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files and folders were dropped."""
        self._cover.hide()
        paths = paths_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _type(self, letters: str) -> None:
        self._field.setFocus()
        self._field.insert(letters)

    def _on_query(self, query: str) -> None:
        self._model.set_query(query)
        if query:
            self._list.setCurrentIndex(self._model.index(-1, 0))
            self._list.walk(1)
        self._show_state()

    def _fill_orders(self) -> None:
        menu = self._order.menu()
        menu.clear()
        for order in Order:
            act = partial(self.arrange, order, self.grouping)
            self._add(menu, order_name(order), order is self.order, act)

    def _fill_groupings(self) -> None:
        menu = self._group.menu()
        menu.clear()
        for grouping in Grouping:
            act = partial(self.arrange, self.order, grouping)
            self._add(menu, grouping_name(grouping), grouping is self.grouping, act)

    def _add(self, menu: QMenu, words: str, on: bool, act: Callable[[], None]) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on: act())

    def _show_state(self) -> None:
        """The list, or why there is none."""
        total, shown = self._model.total, self._model.shown
        waiting = self._first.hasFocus()
        self._tools.setVisible(total > 0)
        self._foot.setVisible(total > 0)
        self._first.setVisible(total == 0 and not self._closed)
        self.setFocusProxy(self._field if total else self._first)
        if total and waiting:
            self._field.setFocus()
        self._order.setText(order_name(self.order))
        self._group.setText(grouping_name(self.grouping))
        count = str(total) if shown == total else f"{shown}/{total}"
        self._count.setText(_("{count} 份").format(count=count))
        if self._closed:
            self._empty.say(_("报告库没有打开"), _("原因写在正文上方。"))
        elif total == 0:
            self._empty.say(
                _("报告库还是空的"), _("把报告文件或文件夹拖到这里，或者从电脑里选一份。")
            )
        elif shown == 0:
            self._empty.say(_("没有这样的报告"), _("换个词试试，或按 Esc 看全部报告。"))
        self._stack.setCurrentIndex(1 if shown else 0)
