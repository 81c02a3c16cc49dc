"""All notes of the report on the sheet: in the right margin, or under their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTextCursor

from core.model.annotations import Annotation
from ui.reader.note_card import NoteCard, read_height
from ui.reader.rooms import GAP, Rooms
from ui.reader.sheet import NOTES_LEAST, Sheet
from ui.reader.view import INSET
from ui.widgets.theme import Theme

_MARGIN_MOST = 300
_UNDER_MOST = 520
_EDITOR_ROOM = 170


def has_card(annotation: Annotation) -> bool:
    """Whether an annotation has more to show than its colour."""
    return bool(annotation.note or annotation.tags or annotation.role)


class Cards(QObject):
    """Makes the cards in view and keeps each at its words.

    Attributes:
        author: the delegate at this desk, whose own cards carry no name; set before the cards.

    Signals:
        edit_requested(str, object), activated(str), closed(str), link_activated(str),
            link_typed(str), discarded(str), menu_wanted(str, QPoint): as told by a card.
    """

    edit_requested = Signal(str, object)
    activated = Signal(str)
    closed = Signal(str)
    discarded = Signal(str)
    link_activated = Signal(str)
    link_typed = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, sheet: Sheet, theme: Theme) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._theme = theme
        self._annotations: dict[str, Annotation] = {}
        self._places: dict[str, int] = {}
        self._cards: dict[str, NoteCard] = {}
        self._open = ""
        self._order: list[str] | None = None
        self._heights: dict[tuple[str, int], tuple[Annotation, int]] = {}
        self._tags: Sequence[str] = ()
        self.author = ""
        self._rooms = Rooms()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.arrange)
        sheet.scrolled.connect(self._follow)
        sheet.layout_changed.connect(self._soon.start)
        sheet.laid_out.connect(self._soon.start)

    @property
    def in_margin(self) -> bool:
        """Whether the notes stand in the right margin."""
        return self._sheet.margin.width() >= NOTES_LEAST

    def card(self, identity: str) -> NoteCard | None:
        """The card of an annotation, if it is made (in view, or being written).

        Empty: the one that is being written.
        """
        return self._cards.get(identity or self._open)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags while one is typed."""
        self._tags = tuple(tags)
        for card in self._cards.values():
            card.set_known_tags(self._tags)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for card in self._cards.values():
            card.set_theme(theme)

    def rebuilt(self) -> None:
        """The document is another one: all room has to be made anew."""
        self._rooms.reset(self._sheet.document())

    def replace(self, annotations: Iterable[tuple[Annotation, int]]) -> None:
        """Show these annotations, each with the document position of its first character."""
        self._annotations = {}
        self._places = {}
        self._heights = {}
        self._order = None
        for annotation, place in annotations:
            self._annotations[annotation.id] = annotation
            self._places[annotation.id] = place
        for identity in [known for known in self._cards if known not in self._annotations]:
            self._forget(identity)
        for identity, card in self._cards.items():
            card.set_annotation(self._annotations[identity])
        self.arrange()

    def put(self, annotation: Annotation, place: int) -> None:
        """Add an annotation or take it in as it now is."""
        self._annotations[annotation.id] = annotation
        self._places[annotation.id] = place
        self._order = None
        card = self._cards.get(annotation.id)
        if card is not None:
            card.set_annotation(annotation)
        self._soon.start()

    def drop(self, identity: str) -> None:
        """Take an annotation away."""
        if self._annotations.pop(identity, None) is not None:
            self._places.pop(identity, None)
            self._order = None
            self._forget(identity)
            self._soon.start()

    def open(self, identity: str, *, tags: bool = False) -> None:
        """Open the card of an annotation for writing; another open one is saved first."""
        if identity not in self._annotations:
            return
        if self._open and self._open != identity:
            self.flush()
        self._set_open(identity)
        card = self._made(identity)
        self.arrange()
        card.show()
        card.open(self._tags, tags=tags)
        self._bring_into_view(card)

    def flush(self) -> None:
        """End the writing; what was typed is asked to be saved."""
        card = self._cards.get(self._open)
        if card is not None:
            card.commit()

    def arrange(self) -> None:
        """Make room where it is needed, then put every card in view at its words."""
        if not self._sheet.is_laid_out:
            self._follow()
            return
        width = self._width()
        notes = () if self.in_margin else ((one, self._places[one]) for one in self._shown())
        heights, whole = self._rooms.wanted(
            notes, lambda one: one in self._cards or (one, width) in self._heights, self._height
        )
        scroll = self._sheet.verticalScrollBar()
        top = self._sheet.top_block()
        near = top[0].position() if top is not None else 0
        changed, more = self._rooms.make(heights, near)
        if changed and top is not None:
            block, before = top
            layout = self._sheet.document().documentLayout()
            shift = layout.blockBoundingRect(block).top() - before
            scroll.setValue(scroll.value() + round(shift))
        self._follow()
        if more or not whole:
            self._soon.start()

    def _shown(self) -> list[str]:
        """The annotations with a card, in reading order; kept until one changes."""
        if self._order is not None:
            return self._order
        wanted = [
            identity
            for identity, annotation in self._annotations.items()
            if has_card(annotation) or identity == self._open
        ]
        self._order = sorted(wanted, key=lambda identity: (self._places[identity], identity))
        return self._order

    def _width(self) -> int:
        if self.in_margin:
            return min(_MARGIN_MOST, self._sheet.margin.width() - 24)
        return min(_UNDER_MOST, self._sheet.text_width())

    def _height(self, identity: str) -> int:
        card = self._cards.get(identity)
        if card is not None:
            return card.wanted_height(self._width())
        annotation = self._annotations[identity]
        key = (identity, self._width())
        known = self._heights.get(key)
        if known is None or known[0] is not annotation:
            known = self._heights[key] = (annotation, read_height(annotation, key[1], self.author))
        return known[1]

    def _follow(self) -> None:
        """Place the cards near the view, hide the others."""
        visible = self._sheet.visible()
        reach = visible.height()
        near = self._near(visible.top() - reach, visible.bottom() + reach)
        scroll = self._sheet.verticalScrollBar().value()
        width = self._width()
        left = 8 if self.in_margin else INSET
        foot: dict[int, float] = {}
        bottom = -1e9
        for identity in near:
            card = self._made(identity)
            height = self._height(identity)
            if self.in_margin:
                y = max(self._anchor(identity), bottom + GAP)
                bottom = y + height
            else:
                host = self._rooms.host(self._places[identity])
                y = foot.get(host, self._rooms.top(host))
                foot[host] = y + height + GAP
            card.setGeometry(left, round(y) - scroll, width, height)
            card.show()
        for identity in set(self._cards) - set(near):
            if identity != self._open:
                self._forget(identity)

    def _near(self, top: float, bottom: float) -> list[str]:
        """The shown annotations whose words stand between two heights of the document."""
        shown = self._shown()
        if not shown:
            return []
        first, last = self._sheet.positions_between(top, bottom)
        return [i for i in shown if first <= self._places[i] <= last or i == self._open]

    def _anchor(self, identity: str) -> float:
        cursor = QTextCursor(self._sheet.document())
        cursor.setPosition(self._places[identity])
        return self._sheet.line_rect(cursor).top()

    def _made(self, identity: str) -> NoteCard:
        parent = self._sheet.margin if self.in_margin else self._sheet.viewport()
        card = self._cards.get(identity)
        if card is None:
            card = NoteCard(self._annotations[identity], self._theme, parent, self.author)
            card.set_known_tags(self._tags)
            card.edit_requested.connect(self.edit_requested)
            card.activated.connect(self._on_activated)
            card.resized.connect(self._on_resized)
            card.closed.connect(self.closed)
            card.discarded.connect(self.discarded)
            card.link_activated.connect(self.link_activated)
            card.link_typed.connect(self.link_typed)
            card.menu_wanted.connect(self.menu_wanted)
            self._cards[identity] = card
        elif card.parent() is not parent:
            card.setParent(parent)
            card.show()
        return card

    def _on_activated(self, identity: str) -> None:
        if self._open and self._open != identity:
            self.flush()
        self._set_open(identity)
        self.activated.emit(identity)

    def _on_resized(self, identity: str) -> None:
        card = self._cards.get(identity)
        if card is not None and card.editor is None and self._open == identity:
            self._set_open("")
        self._soon.start()

    def _bring_into_view(self, card: NoteCard) -> None:
        bar = self._sheet.verticalScrollBar()
        height = self._sheet.viewport().height()
        below = card.geometry().top() + max(card.height(), _EDITOR_ROOM) - height
        if below > 0:
            bar.setValue(bar.value() + below + GAP)
        elif card.geometry().top() < 0:
            bar.setValue(bar.value() + card.geometry().top() - GAP)

    def _forget(self, identity: str) -> None:
        card = self._cards.pop(identity, None)
        if card is not None:
            card.hide()
            card.deleteLater()
        if self._open == identity:
            self._set_open("")

    def _set_open(self, identity: str) -> None:
        self._open = identity
        self._order = None
