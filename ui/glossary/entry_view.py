"""One entry of the glossary: what it means, and everywhere it is used."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _, listed
from core.model.glossary import Term
from core.model.report import Report
from ui.glossary.terms import headword
from ui.glossary.uses import PLACE, ROW, Place, UseDelegate, UseModel, places_of
from ui.panes.parts import IconButton
from ui.widgets.theme import Theme


class EntryView(QScrollArea):
    """Shows one term.

    Signals:
        place_chosen(int, int): the canonical span of a use.
        note_wanted(): a note on the term is to be written.
    """

    place_chosen = Signal(int, int)
    note_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._at = -1
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._number = self._label("number", wrap=False)
        self._number.setContentsMargins(0, 5, 0, 0)
        self._name = self._label("term")
        self._definition = self._label("reading")
        self._definition.setTextFormat(Qt.TextFormat.RichText)
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        for label in (self._name, self._definition):
            label.setTextInteractionFlags(selectable)
        self._aliases = self._label("", quiet=True)
        self._remarks = self._label("", quiet=True)
        self._count = self._label("number", wrap=False)
        self._note = IconButton(theme, "note", _("批注这个名词"))
        self._note.clicked.connect(lambda _on: self.note_wanted.emit())
        self._previous = IconButton(theme, "up", _("上一处"))
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next = IconButton(theme, "down", _("下一处"))
        self._next.clicked.connect(lambda: self.step(1))
        self._model = UseModel(self)
        self._delegate = UseDelegate(theme, self)
        self._list = QListView()
        self._list.setAccessibleName(_("用到这个名词的地方"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        for set_policy in (
            self._list.setVerticalScrollBarPolicy,
            self._list.setHorizontalScrollBarPolicy,
        ):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self._go)
        self._list.selectionModel().currentChanged.connect(self._show_current)
        self.setWidget(self._arrange())

    def _label(self, role: str, *, wrap: bool = True, quiet: bool = False) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setProperty("quiet", quiet)
        label.setWordWrap(wrap)
        return label

    def _arrange(self) -> QWidget:
        page = QWidget()
        page.setObjectName("paneFill")
        text = QVBoxLayout()
        text.setContentsMargins(16, 4, 16, 0)
        text.setSpacing(6)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self._name, 1)
        text.addLayout(title)
        for label in (self._definition, self._aliases, self._remarks):
            text.addWidget(label)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 2)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._note)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(text)
        column.addLayout(head)
        column.addWidget(self._list)
        column.addStretch(1)
        return page

    @property
    def list_view(self) -> QListView:
        """The list of uses, where the keyboard belongs."""
        return self._list

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self._note.set_theme(theme)
        self._previous.set_theme(theme)
        self._next.set_theme(theme)
        self._list.viewport().update()

    def show_entry(self, report: Report, term: Term, remarks: list[str]) -> None:
        """Show `term` from its top, with what a check says about it."""
        self._number.setText("" if term.number is None else str(term.number))
        self._number.setVisible(term.number is not None)
        # A note that is a whole sentence has no name: the definition says it all.
        self._name.setText(headword(term) if term.term else _("注释"))
        lines = "<br>".join(escape(line) for line in term.definition.split("\n"))
        self._definition.setText(f'<p style="line-height:118%; margin:0">{lines}</p>')
        self._definition.setVisible(bool(term.definition))
        self._show_quiet(self._aliases, _("文中也作：{names}"), listed(term.aliases))
        self._show_quiet(self._remarks, _("待核：{remarks}"), " ".join(remarks))
        self._places = places_of(report, term)
        self._at = -1
        self._model.set_places(self._places)
        margins = 2 * self._list.frameWidth() + 4
        self._list.setFixedHeight(ROW * len(self._places) + margins if self._places else 0)
        self._show_count()
        self.verticalScrollBar().setValue(0)

    def _show_quiet(self, label: QLabel, words: str, value: str) -> None:
        label.setVisible(bool(value))
        label.setText(words.format(names=value, remarks=value))

    def step(self, by: int) -> None:
        """Go to the next use, or the one before; around at the ends."""
        if self._places:
            last = len(self._places) - 1
            row = self._at + by if self._at >= 0 else (0 if by > 0 else last)
            row %= len(self._places)
            index = self._model.index(row, 0)
            self._list.setCurrentIndex(index)
            self._go(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a use goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.hasFocus():
            self._go(self._list.currentIndex())
        else:
            super().keyPressEvent(event)

    def _show_current(self, index: QModelIndex) -> None:
        self._at = index.row()
        self._show_count()
        if not index.isValid():
            return
        rect = self._list.visualRect(index)
        # The page is as high as all its uses: only its own list knows where a row lies.
        centre = self._list.pos() + rect.center()
        self.ensureVisible(0, centre.y(), 0, ROW)

    def _show_count(self) -> None:
        count = len(self._places)
        if not count:
            words = _("正文里没有找到")
        elif self._at >= 0:
            words = _("{at} / {count} 处").format(at=self._at + 1, count=count)
        else:
            words = _("{count} 处").format(count=count)
        self._count.setText(words)
        self._previous.setVisible(count > 0)
        self._next.setVisible(count > 0)

    def _go(self, index: QModelIndex) -> None:
        place = index.data(PLACE) if index.isValid() else None
        if isinstance(place, Place):
            self.place_chosen.emit(place.start, place.end)
