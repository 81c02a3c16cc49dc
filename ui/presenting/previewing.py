"""One file, shown as it was understood, before it is imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.errors import UserError
from ui.widgets.turns import in_turn

if TYPE_CHECKING:
    from core.library import Library
    from core.library.editions import Remembered
    from core.library.imports import Wanted
    from core.library.reading import Understood
    from core.model.report import Corrections, Report
    from ui.library.import_preview import ImportPreview
    from ui.main_window import MainWindow
    from ui.presenting.reading import FileReader
    from ui.tasks import Job, Tasks

Take = Callable[["Understood", "Wanted | None"], None]
"""Stores reports of a file that was understood, None for all as they were found."""


class Previews:
    """Reads a file in the background and asks what to do with it."""

    def __init__(self, window: MainWindow, tasks: Tasks, reader: FileReader) -> None:
        self._window = window
        self._tasks = tasks
        self._reader = reader
        self._reading: Job | None = None
        self._dialog: ImportPreview | None = None

    def show(self, path: Path, take: Take) -> None:
        """Show what `path` holds and call `take` if it is to be imported.

        A file whose reports the library shows already is taken without a question.
        """
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._stop()
        self._say(_("正在读取…"))
        self._reading = self._reader.understand(
            path,
            None,
            lambda found: self._ask_library(path, found, take),
            lambda error: self._fail(path, error),
        )

    def _say(self, words: str) -> None:
        self._window.toast.say(words, _("停止"), self._stop, seconds=0)

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            self._reader.stop()

    def _fail(self, path: Path, error: Exception) -> None:
        self._reading = None
        self._window.toast.hide()
        if isinstance(error, UserError):
            self._window.message.say(
                _("没有导入 {name}").format(name=path.name), error.what, error.remedy
            )
        else:
            self._tasks.trouble.emit(error)

    def _ask_library(self, path: Path, found: Understood, take: Take) -> None:
        def there(library: Library) -> tuple[set[int], dict[int, Remembered]]:
            # Together with what the dialog needs: importing it here keeps the window awake.
            import ui.library.import_preview  # noqa: F401
            from core.library.reading import version_id

            shown = {entry.version for entry in library.reports()}
            once = {n: one for n, one in enumerate(library.remembered(found)) if one is not None}
            read = [once[n][0] if n in once else one for n, one in enumerate(found.reports)]
            return {n for n, one in enumerate(read) if version_id(one) in shown}, once

        def done(answer: tuple[set[int], dict[int, Remembered]]) -> None:
            known, once = answer
            self._window.toast.hide()
            if len(known) == len(found.reports):
                self._reading = None
                take(found, None)
            else:
                in_turn(self._window, lambda: self._make(path, found, known, once, take))

        self._reading = self._tasks.write(there, done, lambda error: self._fail(path, error))

    def _make(
        self,
        path: Path,
        found: Understood,
        there: set[int],
        once: dict[int, Remembered],
        take: Take,
    ) -> None:
        from ui.library.import_preview import ImportPreview

        # Another file may be read before the dialog is open.
        reading = self._reading
        if reading is None or reading.cancelled:
            return
        dialog = ImportPreview(
            self._window.theme, found.reports, path.name, self._window, found.source, there, once
        )
        again = Again(self._reader, self._tasks, dialog, path)

        def accepted() -> None:
            wanted = [(dialog.report(n), dialog.corrections(n)) for n in dialog.chosen()]
            self._settle(path, wanted, [], lambda settled: take(found, settled))

        def show() -> None:
            if reading.cancelled:
                dialog.deleteLater()
                return
            self._reading = None
            self._dialog = dialog
            again.open(accepted, self._closed)

        # To make the dialog, to fill it and to show it are each as much as a turn has room for.
        in_turn(dialog, dialog.fill)
        in_turn(dialog, show)

    def _closed(self) -> None:
        self._dialog = None

    def _settle(
        self, path: Path, wanted: Wanted, settled: Wanted, take: Callable[[Wanted], None]
    ) -> None:
        """Have the reports understood once more with all that was set right, then `take` them."""
        from core.model.report import Corrections

        if len(settled) == len(wanted):
            self._reading = None
            self._window.toast.hide()
            take(settled)
            return
        report, given = wanted[len(settled)]
        if given in (Corrections(), Corrections(part=given.part if given is not None else -1)):
            alone = None if given == Corrections() else given
            self._settle(path, wanted, [*settled, (report, alone)], take)
            return
        self._say(_("正在读取…"))
        self._reading = self._reader.understand(
            path,
            given,
            lambda found: self._settle(path, wanted, [*settled, (found.reports[0], given)], take),
            lambda error: self._fail(path, error),
        )


class Again:
    """Understands a report anew with what was set right, one wish after another."""

    def __init__(self, reader: FileReader, tasks: Tasks, dialog: ImportPreview, path: Path) -> None:
        self._reader = reader
        self._tasks = tasks
        self._dialog = dialog
        self._path = path
        self._wishes: list[Corrections] = []
        self._job: Job | None = None

    def open(self, accepted: Callable[[], None], closed: Callable[[], None]) -> None:
        """Open the dialog and answer its wishes until it is closed; then it goes.

        Args:
            accepted: called when the person takes what the dialog shows.
            closed: called in any case.
        """
        self._dialog.reparse_requested.connect(self.ask)
        self._dialog.finished.connect(self.stop)
        self._dialog.finished.connect(lambda _how: closed())
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.accepted.connect(accepted)
        self._dialog.open()

    def ask(self, wish: Corrections) -> None:
        """Answer in the order of the wishes."""
        self._wishes.append(wish)
        if self._job is None:
            self._next()

    def stop(self, _how: int = 0) -> None:
        """Nobody waits any more."""
        self._wishes.clear()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        self._job = None
        if not self._wishes:
            return
        wish = self._wishes.pop(0)
        number = max(0, wish.part)
        self._job = self._reader.understand(
            self._path,
            wish,
            lambda found: self._show(found.reports[0], number),
            lambda error: self._failed(error, number),
        )

    def _show(self, report: Report, number: int) -> None:
        self._dialog.set_report(report, number)
        self._next()

    def _failed(self, error: Exception, number: int) -> None:
        words = error.what if isinstance(error, UserError) else _("没能重新识别")
        self._dialog.say_failed(words, number)
        self._next()
        if not isinstance(error, UserError):
            self._tasks.trouble.emit(error)
