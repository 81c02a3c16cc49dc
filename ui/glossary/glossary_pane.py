"""The pane with the glossary: the list of terms, and the entry that is pinned."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.glossary import Term
from core.model.report import Report
from ui.glossary.entry_view import EntryView
from ui.glossary.terms import TERM, TermDelegate, TermModel
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, IconButton, SearchField
from ui.widgets.icons import icon
from ui.widgets.theme import Theme


class GlossaryPane(Pane):
    """The terms of one report.

    Signals:
        place_chosen(int, int): the canonical span of a use that was chosen.
        note_requested(str): a note on the term at this address is to be written.
    """

    place_chosen = Signal(int, int)
    note_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._pinned: Term | None = None
        self._remarks: dict[int, list[str]] | None = None
        self._field = SearchField(theme, _("找名词，可用拼音首字母"), parent=self)
        self._field.query_changed.connect(self._filter)
        self._field.moved.connect(self._move)
        self._field.confirmed.connect(self._confirm)
        self._model = TermModel(self)
        self._delegate = TermDelegate(theme, self)
        self._list = QListView(self)
        self._list.setAccessibleName(_("名词"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self._open)
        self._back = QToolButton(self)
        self._back.setText(_("全部名词"))
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.clicked.connect(self.show_list)
        self._earlier = IconButton(theme, "left", _("上一条"), self)
        self._earlier.clicked.connect(lambda: self._turn(-1))
        self._later = IconButton(theme, "right", _("下一条"), self)
        self._later.clicked.connect(lambda: self._turn(1))
        self._entry = EntryView(theme, self)
        self._entry.place_chosen.connect(self.place_chosen)
        self._entry.note_wanted.connect(self._want_note)
        self._empty = EmptyState(theme, "glossary", self)
        self._stack = QStackedWidget(self)
        self._entry_page = self._make_entry_page()
        for page in (self._empty, self._list, self._entry_page):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        field_box = QVBoxLayout()
        field_box.setContentsMargins(8, 8, 8, 4)
        field_box.addWidget(self._field)
        column.addLayout(field_box)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._field)
        self.set_theme(theme)
        self._show_state()

    def _make_entry_page(self) -> QWidget:
        page = QWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 12, 0)
        head.setSpacing(0)
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self._earlier)
        head.addWidget(self._later)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._entry, 1)
        return page

    @property
    def pinned(self) -> int | None:
        """The index of the term whose entry is open."""
        return None if self._pinned is None else self._pinned.index

    def _want_note(self) -> None:
        if self._pinned is not None:
            self.note_requested.emit(self._pinned.address)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        self._back.setIcon(icon("back", theme.muted, size=16))
        for part in (self._field, self._delegate, self._earlier, self._later, self._entry):
            part.set_theme(theme)
        self._empty.set_theme(theme)
        self._list.viewport().update()

    def set_report(self, report: Report | None) -> None:
        """Show the glossary of `report`; None: no report is open."""
        self._report = report
        self._pinned = None
        self._remarks = None
        self._field.clear()
        self._field.send()
        terms = report.terms if report is not None else ()
        self._delegate.measure(terms)
        self._model.set_terms(terms)
        self._show_state()

    def show_term(self, term: int) -> None:
        """Open the entry of the term with index `term` in the report; an unknown one is ignored."""
        if self._report is None or not 0 <= term < len(self._report.terms):
            return
        if self._model.row_of(term) < 0:
            self._field.clear()
            self._field.send()
        index = self._model.index(self._model.row_of(term), 0)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self._pinned = self._report.terms[term]
        self._entry.show_entry(self._report, self._pinned, self._remarks_on(term))
        self._stack.setCurrentWidget(self._entry_page)

    def show_list(self) -> None:
        """Close the entry and show all terms again."""
        had_focus = self._entry_page.isAncestorOf(self.focusWidget() or self)
        self._pinned = None
        self._show_state()
        if had_focus:
            self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens an entry, Escape and Alt+Left close it."""
        back = event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Left
            and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.hasFocus():
            self._open(self._list.currentIndex())
        elif back and self._pinned is not None:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def _remarks_on(self, term: int) -> list[str]:
        """What the audit of the glossary says about one entry."""
        if self._remarks is None:
            # The audit is imported and run when the first entry is opened.
            from core.checks.glossary_audit import audit

            assert self._report is not None
            by_block = {entry.block: entry.index for entry in self._report.terms}
            self._remarks = {}
            for finding in audit(self._report):
                for index in {by_block[e.block] for e in finding.evidence if e.block in by_block}:
                    self._remarks.setdefault(index, []).append(finding.message)
        return self._remarks.get(term, [])

    def _filter(self, query: str) -> None:
        if self._report is None:
            return
        terms = list(self._report.terms)
        if query:
            # Pinyin and folding are imported when somebody first looks for something.
            from core.search.names import find_terms

            number = int(query) if query.isascii() and query.isdigit() else None
            first = [term for term in terms if term.number == number and number is not None]
            terms = first + [t for t in find_terms(self._report, query) if t not in first]
            self._pinned = None
        self._model.set_terms(terms)
        if query and terms:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._show_state()

    def _show_state(self) -> None:
        """The open entry, the list, or why there is none."""
        self._field.setVisible(self._report is not None and bool(self._report.terms))
        if self._pinned is not None:
            self._stack.setCurrentWidget(self._entry_page)
        elif self._model.rowCount():
            self._stack.setCurrentWidget(self._list)
        else:
            if self._report is None:
                self._empty.say(
                    _("名词"),
                    _("打开一份报告，这里是它的名词注释；点正文里的注释号，就翻到那一条。"),
                )
            elif self._field.query:
                self._empty.say(_("没有这个名词"), _("换个词试试，或按 Esc 看全部名词。"))
            else:
                self._empty.say(_("没有名词注释"), _("这份报告后面没有附名词注释。"))
            self._stack.setCurrentWidget(self._empty)

    def _move(self, rows: int) -> None:
        """Walk the list from the search field."""
        if self._pinned is not None:
            self._entry.step(1 if rows > 0 else -1)
            return
        count = self._model.rowCount()
        if count:
            row = self._list.currentIndex().row()
            row = max(0, min(count - 1, row + rows)) if row >= 0 else 0
            self._list.setCurrentIndex(self._model.index(row, 0))

    def _confirm(self) -> None:
        if self._pinned is None:
            index = self._list.currentIndex()
            self._open(index if index.isValid() else self._model.index(0, 0))

    def _turn(self, by: int) -> None:
        """Open the entry before or behind, around at the ends."""
        count = self._model.rowCount()
        if count and self._pinned is not None:
            row = (self._model.row_of(self._pinned.index) + by) % count
            self._open(self._model.index(row, 0))

    def _open(self, index: QModelIndex) -> None:
        term = index.data(TERM) if index.isValid() else None
        if isinstance(term, Term):
            self.show_term(term.index)
