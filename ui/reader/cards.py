"""All notes of the report on the sheet: in the right margin, or under their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from core.model.annotations import Annotation
from ui.reader.card_order import CardOrder
from ui.reader.note_card import NoteCard, Saving, read_height
from ui.reader.rooms import GAP, Rooms
from ui.reader.sheet import NOTES_LEAST, Sheet
from ui.reader.view import INSET
from ui.widgets.theme import Theme

_MARGIN_MOST = 300
_UNDER_MOST = 520
_EDITOR_ROOM = 170
_SPARE = 30
"""So many cards are kept for words that come into reach."""


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
        self._order = CardOrder()
        self._cards: dict[str, NoteCard] = {}
        # Cards whose words went out of reach; the next ones to come in are shown on them.
        self._spare: list[NoteCard] = []
        # The heights of lines and rooms in the document, by position; they hold until `arrange`.
        self._tops: dict[int, float] = {}
        self._tags: Sequence[str] = ()
        self.author = ""
        self._rooms = Rooms()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.arrange)
        sheet.scrolled.connect(self._follow)
        sheet.layout_changed.connect(self._on_layout)
        sheet.laid_out.connect(self._on_layout)

    @property
    def in_margin(self) -> bool:
        """Whether the notes stand in the right margin."""
        return self._sheet.margin.width() >= NOTES_LEAST

    def card(self, identity: str) -> NoteCard | None:
        """The card of an annotation, if it is made (in view, or being written).

        Empty: the one that is being written.
        """
        return self._cards.get(identity or self._order.opened)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags while one is typed."""
        self._tags = tuple(tags)
        for card in (*self._cards.values(), *self._spare):
            card.set_known_tags(self._tags)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for card in (*self._cards.values(), *self._spare):
            card.set_theme(theme)

    def rebuilt(self) -> None:
        """The document is another one: all room has to be made anew."""
        self._rooms.reset(self._sheet.document())

    def replace(self, annotations: Iterable[tuple[Annotation, int]]) -> None:
        """Show these annotations, each with the document position of its first character."""
        self._order.replace(annotations)
        for identity in [known for known in self._cards if known not in self._order]:
            self._forget(identity)
        for identity, card in self._cards.items():
            card.set_annotation(self._order.annotation(identity))
        self.arrange()

    def put(self, annotation: Annotation, place: int) -> None:
        """Add an annotation or take it in as it now is."""
        self._order.put(annotation, place)
        card = self._cards.get(annotation.id)
        if card is not None:
            card.set_annotation(annotation)
        self._soon.start()

    def drop(self, identity: str) -> None:
        """Take an annotation away."""
        if self._order.drop(identity):
            self._forget(identity)
            self._soon.start()

    def open(self, identity: str, *, tags: bool = False) -> None:
        """Open the card of an annotation for writing; another open one is saved first."""
        if identity not in self._order:
            return
        if self._order.opened != identity:
            self.flush()
        self._order.opened = identity
        card = self._made(identity)
        self.arrange()
        card.show()
        card.open(self._tags, tags=tags)
        self._bring_into_view(card)

    def flush(self) -> None:
        """End the writing; what was typed is asked to be saved."""
        card = self._cards.get(self._order.opened)
        if card is not None:
            card.commit()

    def arrange(self) -> None:
        """Make room where it is needed, then put every card in view at its words."""
        self._tops = {}
        if not self._sheet.is_laid_out:
            self._follow()
            return
        width = self._width()
        notes = (
            () if self.in_margin else ((one, self._order.place(one)) for one in self._order.shown())
        )
        heights, whole = self._rooms.wanted(
            notes,
            lambda one: one in self._cards or self._order.knows_height(one, width),
            self._height,
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

    def _width(self) -> int:
        if self.in_margin:
            return min(_MARGIN_MOST, self._sheet.margin.width() - 24)
        return min(_UNDER_MOST, self._sheet.text_width())

    def _height(self, identity: str) -> int:
        width = self._width()
        card = self._cards.get(identity)
        if card is not None and (card.editor is not None or card.saving is not Saving.QUIET):
            return card.wanted_height(width)
        return self._order.height(
            identity, width, lambda annotation: read_height(annotation, width, self.author)
        )

    def _follow(self) -> None:
        """Place the cards near the view, let go of the others."""
        near = self._near()
        writing = bool(self._order.opened)
        moved = near.keys() != self._cards.keys()
        for identity in self._cards.keys() - near.keys() - {self._order.opened}:
            self._leave(identity)
        scroll = self._sheet.verticalScrollBar().value()
        width = self._width()
        left = 8 if self.in_margin else INSET
        for identity, (y, height) in near.items():
            card = self._made(identity)
            card.setGeometry(left, round(y) - scroll, width, height)
            if card.isHidden():
                card.show()
        for card in self._spare:
            card.hide()
        if moved and not writing:
            # The Tab key goes through them as one reads, whichever card was made first.
            for one, other in pairwise(near):
                QWidget.setTabOrder(self._cards[one], self._cards[other])

    def _near(self) -> dict[str, tuple[float, int]]:
        """Top and height of each card within a screen of the view, in reading order."""
        visible = self._sheet.visible()
        reach = visible.height()
        top, bottom = visible.top() - reach, visible.bottom() + reach
        first, last = self._sheet.positions_between(top, bottom)
        beside = self.in_margin
        if not beside:
            # All that share a room: each stands below the one before.
            first = self._rooms.host(max(0, self._rooms.host(first) - 1))
        found: dict[str, tuple[float, int]] = {}
        foot: dict[int, float] = {}
        lowest = -1e9
        for identity in self._order.between(first, last):
            height = self._height(identity)
            place = self._order.place(identity)
            if beside:
                y = max(self._top(place), lowest + GAP)
                lowest = y + height
            else:
                host = self._rooms.host(place)
                y = foot[host] if host in foot else self._top(host)
                foot[host] = y + height + GAP
            if (y <= bottom and y + height >= top) or identity == self._order.opened:
                found[identity] = (y, height)
        return found

    def _top(self, position: int) -> float:
        """The height of a line in the margin, or of the room under a host."""
        known = self._tops.get(position)
        if known is not None:
            return known
        if self.in_margin:
            cursor = QTextCursor(self._sheet.document())
            cursor.setPosition(position)
            top = self._sheet.line_rect(cursor).top()
        else:
            top = self._rooms.top(position)
        if self._sheet.is_laid_out:
            self._tops[position] = top
        return top

    def _made(self, identity: str) -> NoteCard:
        parent = self._sheet.margin if self.in_margin else self._sheet.viewport()
        card = self._cards.get(identity)
        if card is None and self._spare:
            card = self._cards[identity] = self._spare.pop()
            card.take(self._order.annotation(identity), self.author)
        elif card is None:
            card = NoteCard(self._order.annotation(identity), self._theme, parent, self.author)
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
        if card.parent() is not parent:
            card.setParent(parent)
        return card

    def _on_layout(self) -> None:
        self._tops = {}
        self._soon.start()

    def _on_activated(self, identity: str) -> None:
        if self._order.opened != identity:
            self.flush()
        self._order.opened = identity
        self.activated.emit(identity)

    def _on_resized(self, identity: str) -> None:
        card = self._cards.get(identity)
        if card is not None and card.editor is None and self._order.opened == identity:
            self._order.opened = ""
        self._soon.start()

    def _bring_into_view(self, card: NoteCard) -> None:
        bar = self._sheet.verticalScrollBar()
        height = self._sheet.viewport().height()
        below = card.geometry().top() + max(card.height(), _EDITOR_ROOM) - height
        if below > 0:
            bar.setValue(bar.value() + below + GAP)
        elif card.geometry().top() < 0:
            bar.setValue(bar.value() + card.geometry().top() - GAP)

    def _leave(self, identity: str) -> None:
        """Keep the card of an annotation for another one, unless something hangs on it."""
        card = self._cards[identity]
        if card.editor is not None or card.hasFocus() or len(self._spare) >= _SPARE:
            self._forget(identity)
        else:
            self._spare.append(self._cards.pop(identity))

    def _forget(self, identity: str) -> None:
        card = self._cards.pop(identity, None)
        if card is not None:
            card.hide()
            card.deleteLater()
        if self._order.opened == identity:
            self._order.opened = ""
