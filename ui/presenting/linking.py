"""Links in notes: followed, copied, offered while one is typed, and looked for backwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from core.i18n import _
from core.model.links import LinkKind
from core.text.links import SCHEME, link_text
from ui.markdown.document import written_target
from ui.markdown.words import words_of

if TYPE_CHECKING:
    from core.model.annotations import Annotation
    from core.model.links import Link, LinkTarget
    from core.model.report import Report
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.tasks import Job, Tasks

_SHORT = 24


class LinksPresenter:
    """Joins the links of notes to reader, glossary, list and library.

    Args:
        show_term: shows a term of the glossary by its index.
        open_report: opens a report by its id.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        show_term: Callable[[int], None],
        open_report: Callable[[str], None],
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._show_term = show_term
        self._open_report = open_report
        self._job: Job | None = None
        # The report a note of another one was asked for from, that other one, and the note.
        self._then = ("", "", "")
        reader, notes = window.reader, window.notes
        reader.link_activated.connect(self.follow)
        reader.link_wanted.connect(self.copy)
        reader.backlinks_requested.connect(self.show_backlinks)
        notes.link_wanted.connect(self.copy)
        notes.backlinks_requested.connect(self.show_backlinks)
        reader.marking.cards.link_typed.connect(self.offer)

    def follow(self, target: str) -> None:
        """Go where a link leads; an address of the net is only copied, for nothing goes out."""
        if not target.startswith(SCHEME):
            QGuiApplication.clipboard().setText(target)
            self._window.toast.say(_("网址已复制；审阅不连网"))
            return
        report_id = self._current.report_id
        written = written_target(target)

        def done(links: list[Link]) -> None:
            if links and links[0].found:
                self._go(links[0])
            else:
                self._window.toast.say(_("这个链接找不到去处"))

        self._tasks.write(lambda library: library.resolve_links(report_id, written), done)

    def copy(self, identity: str) -> None:
        """Put a link to a note on the clipboard, to be pasted into another."""
        annotation = self._current.annotations.get(identity)
        if annotation is not None:
            text = link_text(LinkKind.NOTE, identity, title_of(annotation))
            QGuiApplication.clipboard().setText(text)
            self._window.toast.say(_("链接已复制，可粘贴到别的批注里"))

    def offer(self, words: str) -> None:
        """Offer what a link that is being typed could lead to."""
        report_id = self._current.report_id
        if self._job is not None:
            self._job.cancel()
        card = self._window.reader.marking.cards.card("")

        def done(targets: list[LinkTarget]) -> None:
            if card is not None and card.editor is not None:
                card.editor.offer_links(words, [(one.title, one.text) for one in targets])

        self._job = self._tasks.write(lambda library: library.link_targets(report_id, words), done)

    def show_backlinks(self, identity: str) -> None:
        """Show the notes that lead to this one in a menu."""
        place = QCursor.pos()

        def done(found: list[Annotation]) -> None:
            if not found:
                self._window.toast.say(_("还没有批注提到这一条"))
                return
            menu = QMenu(self._window)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for one in found:
                words = title_of(one).replace("&", "&&")
                menu.addAction(words).triggered.connect(partial(self.show, one.id, one.report))
            menu.popup(place)

        self._tasks.write(lambda library: library.backlinks(identity), done)

    def go_on(self) -> None:
        """A report is open in every pane: show the note that it was opened for, if any."""
        former, report, identity = self._then
        here = self._current.report_id
        if here == former != report:
            return  # the report that was left is only now in every pane; the other one follows
        self._then = ("", "", "")
        if identity and report == here:
            if identity in self._current.annotations:
                self.show(identity, report)
            else:
                self._window.toast.say(_("这个链接找不到去处"))

    def _go(self, link: Link) -> None:
        if link.kind is LinkKind.REPORT:
            self._open_report(link.report)
        elif link.kind is LinkKind.NOTE:
            self.show(link.annotation, link.report)
        elif link.kind is LinkKind.TERM:
            term = _term_at(self._current.report, link.place)
            if term >= 0:
                self._show_term(term)
            else:
                self._window.reader.go_to(link.place, link.place_end)
        else:
            self._window.reader.go_to(link.place, link.place_end)

    def show(self, identity: str, report: str, _on: bool = True) -> None:
        """Show a note; of another report, once that is open."""
        annotation = self._current.annotations.get(identity)
        if annotation is None:
            self._then = (self._current.report_id, report, identity)
            self._open_report(report)
            return
        self._window.notes.show_annotation(identity)
        place = annotation.placement
        if place is not None and place.start >= 0:
            self._window.reader.go_to(place.start, place.end)
        else:
            self._window.show_room("notes")


def title_of(annotation: Annotation) -> str:
    """A note in a few words: its own, else those it is on."""
    anchor = annotation.anchor
    words = words_of(annotation.note) or (anchor.quote if anchor is not None else "")
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else line[:_SHORT] + "…"


def _term_at(report: Report | None, start: int) -> int:
    """The glossary entry that begins at a canonical offset, -1 for none."""
    if report is None:
        return -1
    for index, term in enumerate(report.terms):
        if report.starts[term.block] == start:
            return index
    return -1
