"""One file, shown as it was understood, before it is imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.errors import UserError

if TYPE_CHECKING:
    from core.library import Library
    from core.model.report import Corrections, Report
    from core.model.source import Source
    from ui.library.import_preview import ImportPreview
    from ui.main_window import MainWindow
    from ui.tasks import Job, Tasks

Import = Callable[["Corrections | None"], None]
"""Imports the file with what was set right, None when nothing was."""


class Previews:
    """Reads a file in the background and asks what to do with it."""

    def __init__(self, window: MainWindow, tasks: Tasks) -> None:
        self._window = window
        self._tasks = tasks
        self._reading: Job | None = None
        self._dialog: ImportPreview | None = None

    def show(self, path: Path, take: Import) -> None:
        """Show what `path` holds and call `take` if it is to be imported.

        A file that the library shows already is taken without a question.
        """
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._stop()

        def read() -> tuple[Source, Report]:
            # Together with what the dialog needs: importing it here keeps the window awake.
            import ui.library.import_preview  # noqa: F401
            from core.library.reading import understand

            return understand(path)

        def done(found: tuple[Source, Report]) -> None:
            self._ask_library(path, *found, take)

        self._window.toast.say(_("正在读取…"), _("停止"), self._stop, seconds=0)
        self._reading = self._tasks.run(read, done, lambda error: self._fail(path, error))

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _fail(self, path: Path, error: Exception) -> None:
        self._reading = None
        self._window.toast.hide()
        if isinstance(error, UserError):
            self._window.message.say(
                _("没有导入 {name}").format(name=path.name), error.what, error.remedy
            )
        else:
            self._tasks.trouble.emit(error)

    def _ask_library(self, path: Path, source: Source, report: Report, take: Import) -> None:
        def is_known(library: Library) -> bool:
            from core.library.reading import version_id

            version = version_id(report)
            return any(entry.version == version for entry in library.reports())

        def done(known: bool) -> None:
            self._reading = None
            self._window.toast.hide()
            if known:
                take(None)
            else:
                self._open(path, source, report, take)

        self._reading = self._tasks.write(is_known, done, lambda error: self._fail(path, error))

    def _open(self, path: Path, source: Source, report: Report, take: Import) -> None:
        from core.model.report import Corrections
        from ui.library.import_preview import ImportPreview

        dialog = ImportPreview(self._window.theme, report, path.name, self._window, source)
        again = _Again(self._tasks, dialog, source)
        dialog.reparse_requested.connect(again.ask)

        def accepted() -> None:
            corrections = dialog.corrections()
            take(None if corrections == Corrections() else corrections)

        def finished() -> None:
            again.stop()
            self._dialog = None
            dialog.deleteLater()

        dialog.accepted.connect(accepted)
        dialog.finished.connect(finished)
        self._dialog = dialog
        dialog.open()


class _Again:
    """Understands a file anew with what was set right, one wish after another."""

    def __init__(self, tasks: Tasks, dialog: ImportPreview, source: Source) -> None:
        self._tasks = tasks
        self._dialog = dialog
        self._source = source
        self._wishes: list[Corrections] = []
        self._job: Job | None = None

    def ask(self, wish: Corrections) -> None:
        """Answer in the order of the wishes."""
        self._wishes.append(wish)
        if self._job is None:
            self._next()

    def stop(self) -> None:
        """Nobody waits any more."""
        self._wishes.clear()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        self._job = None
        if not self._wishes:
            return
        wish = self._wishes.pop(0)

        def parse() -> Report:
            from core.parsing import parse as understand

            return understand(self._source, wish)

        self._job = self._tasks.run(parse, self._done, self._failed)

    def _done(self, report: Report) -> None:
        self._dialog.set_report(report)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._dialog.say_failed(error.what if isinstance(error, UserError) else _("没能重新识别"))
        self._next()
        if not isinstance(error, UserError):
            self._tasks.trouble.emit(error)
