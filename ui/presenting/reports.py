"""Opening and removing reports; the place in each is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.i18n import _
from ui.presenting.loading import Glance, Loaded, glance, load
from ui.presenting.originals import hand_over, original_file
from ui.widgets.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.model.library import ReportEntry
    from core.model.page import Page
    from core.model.report import Report
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.tasks import Tasks

    Place = Callable[[Report], tuple[int, int] | None]

_PLACE_MS = 800
"""How long reading must rest at a place before it is written down."""

_ROW_MS = 150
"""How long changes must rest until the list of reports tells them."""


class ReportsPresenter(QObject):
    """Joins the list of reports and the reader's place to the library.

    Args:
        looking: remember neither what is opened nor the place in it.

    Signals:
        loaded(Loaded): a report is open now and `current` holds it; None when none is left.
    """

    loaded = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        *,
        looking: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._current = current
        self._looking = looking
        self._written = -1
        self._opening = 0
        self._prepared = -1
        self._waiting: list[Loaded | None] = []
        self._then: tuple[str, Place] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PLACE_MS)
        self._rest.timeout.connect(self.keep_place)
        self._row = QTimer(self)
        self._row.setSingleShot(True)
        self._row.setInterval(_ROW_MS)
        self._row.timeout.connect(self._renew_row)
        window.reader.place_changed.connect(lambda _place: self._rest.start())
        pane = window.library
        pane.report_chosen.connect(self.open)
        pane.remove_requested.connect(self.remove)
        pane.original_requested.connect(self.show_original)
        pane.arrange_as(window.state.text("library", ""))
        pane.arranged.connect(lambda words: window.state.keep("library", words))

    def open(self, report_id: str | None = None) -> None:
        """Open a report, by default the last one."""
        self._window.reader.flush()
        self.keep_place()
        self._then = None
        self._opening += 1
        turn = self._opening
        self._waiting.clear()
        # Its words and highlights first: thousands of notes take longer. What is the matter with
        # a report is told when the rest of it is read.
        self._tasks.write(
            lambda library: glance(library, report_id),
            lambda seen: self._prepare(turn, seen),
            lambda _error: self._prepare(turn, None),
        )
        self._tasks.write(
            lambda library: load(library, report_id, looking=self._looking),
            lambda loaded: self._arrived(turn, loaded),
        )

    def open_at(self, report_id: str, block: int, start: int, end: int) -> None:
        """Open a report and lead to a span in the text of one of its blocks."""

        def place(report: Report) -> tuple[int, int] | None:
            if block >= len(report.blocks):
                return None
            offset = report.offset(block, start)
            return offset, offset + end - start

        self.open_on(report_id, place)

    def open_on(self, report_id: str, place: Place) -> None:
        """Open a report and lead to the place that `place` finds in it."""
        self.open(report_id)
        self._then = (report_id, place)

    def remove(self, report_id: str) -> None:
        """Take a report out of the list, with a way back."""

        def done(_change: object) -> None:
            self._window.toast.say(
                _("已移除报告，批注仍然保留"), _("撤销"), lambda: self._window.command.emit("undo")
            )
            if report_id == self._current.report_id:
                self.open()
            else:
                self.refresh()

        self._tasks.write(lambda library: library.remove(report_id), done)

    def show_original(self, report_id: str) -> None:
        """Open the file as it was imported, with the program the system has for it."""

        def show(path: Path) -> None:
            hand_over(self._window, path)

        self._tasks.write(lambda library: original_file(library, report_id), show)

    def refresh(self) -> None:
        """Read the list of reports again."""

        def done(entries: list[ReportEntry]) -> None:
            self._window.library.set_entries(entries, self._current.report_id)

        self._tasks.write(lambda library: library.reports(), done)

    def recheck(self) -> None:
        """Show what is there after an undo or redo: the open report may have gone or be another."""

        def done(entries: list[ReportEntry]) -> None:
            present = self._current.entry
            versions = {entry.id: entry.version for entry in entries}
            if present is None or versions.get(present.id) != present.version:
                self.open(present.id if present is not None and present.id in versions else None)
            else:
                self._window.library.set_entries(entries, present.id)

        self._tasks.write(lambda library: library.reports(), done)

    def keep_place(self) -> None:
        """Write down where the reader is, if it moved."""
        self._rest.stop()
        report_id = self._current.report_id
        place = self._window.reader.place()
        if not report_id or place == self._written or self._looking or self._tasks.is_closed:
            return
        self._written = place
        progress = self._window.reader.sheet.progress()
        self._tasks.write(
            lambda library: library.set_reading_place(report_id, place, progress),
            lambda _done: self.renew_row(),
            failed=self._place_lost,
        )

    def renew_row(self) -> None:
        """Have the list tell soon what has become of the open report."""
        self._row.start()

    def _renew_row(self) -> None:
        report_id = self._current.report_id
        if not report_id or self._tasks.is_closed:
            return

        self._tasks.write(
            lambda library: library.entry(report_id),
            self._window.library.update_entry,
            lambda _error: self.refresh(),  # it has been removed meanwhile
        )

    def _place_lost(self, error: Exception) -> None:
        from core.model.errors import UserError

        # It would be told at every rest; a note that cannot be saved tells the same.
        if not isinstance(error, UserError):
            self._tasks.trouble.emit(error)

    def _prepare(self, turn: int, seen: Glance | None) -> None:
        """Have a long document made in steps, so that the window stays awake, then show it."""
        reader = self._window.reader
        steps: Iterator[None] = iter(())
        if seen is not None and not self._is_shown(seen.page):
            formats = reader.typesetting.formats(reader.theme, reader.zoom())
            steps = reader.documents.prepare(seen.page, formats)

        def go() -> None:
            # Another report may have been asked for meanwhile.
            if turn != self._opening:
                return
            try:
                next(steps)
            except StopIteration:
                in_turn(self, show)
            else:
                in_turn(self, go)

        def show() -> None:
            if turn == self._opening:
                self._show_first(seen)
                self._prepared = turn
                in_turn(self, self._show_if_ready)

        in_turn(self, go)

    def _arrived(self, turn: int, loaded: Loaded | None) -> None:
        """Show the rest of a report, once its words are there."""
        if turn == self._opening:
            self._waiting.append(loaded)
            self._show_if_ready()

    def _show_if_ready(self) -> None:
        if self._waiting and self._prepared == self._opening:
            loaded = self._waiting.pop()
            self._waiting.clear()
            self._show(loaded)

    def _show_first(self, seen: Glance | None) -> None:
        """Show words and highlights of another report; nothing can be done to it yet."""
        if seen is None or seen.page.report == self._current.report_id:
            return
        self._current.take(None)
        if not self._is_shown(seen.page):
            self._window.show_sheet(True)
            self._window.reader.show_page(seen.page, seen.place)
        self._window.reader.marking.foreshow(seen.marks)

    def _is_shown(self, page: Page) -> bool:
        shown = self._window.reader.page
        return shown is not None and (shown.report, shown.version) == (page.report, page.version)

    def _show(self, loaded: Loaded | None) -> None:
        self._current.take(loaded)
        self._window.show_sheet(loaded is not None)
        if loaded is None:
            self._window.setWindowTitle(_("审阅"))
            self._window.header.set_crumb("")
            self._window.show_room("library")
            self.loaded.emit(None)
            return
        self._written = loaded.place
        if not self._is_shown(loaded.page):
            self._window.reader.show_page(loaded.page, loaded.place)
        self._window.setWindowTitle(
            _("{title} - 审阅").format(title=loaded.entry.meta.title or loaded.entry.source_name)
        )
        self.loaded.emit(loaded)
        self._lead(loaded)

    def _lead(self, loaded: Loaded) -> None:
        """Go on to the place that the report was opened for."""
        then, self._then = self._then, None
        place = then[1](loaded.report) if then is not None and then[0] == loaded.entry.id else None
        if place is not None:
            self._window.reader.go_to(*place)
