"""A report of the library, shown as it was understood, and set right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.errors import UserError
from core.model.report import Corrections
from ui.presenting.originals import original_file
from ui.presenting.previewing import Again

if TYPE_CHECKING:
    from core.library import Library
    from core.library.reading import Understood
    from core.model.library import ReportEntry
    from core.model.report import Report
    from ui.library.import_preview import ImportPreview
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.presenting.importing import ImportPresenter
    from ui.presenting.reports import ReportsPresenter
    from ui.tasks import Job, Tasks


class CorrectingPresenter:
    """Joins the preview to a report that is in the library already.

    Args:
        imports: reads the file; while it imports, nothing is corrected.
        reports: shows what became of it.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        imports: ImportPresenter,
        reports: ReportsPresenter,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._imports = imports
        self._reports = reports
        self._reading: Job | None = None
        self._dialog: ImportPreview | None = None
        window.library.correct_requested.connect(self.correct)
        imports.correct_wanted = self.correct

    def correct_open(self) -> None:
        """Set the open report right."""
        if self._current.report_id:
            self.correct(self._current.report_id)

    def correct(self, report_id: str) -> None:
        """Show how a report was understood, to be set right."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        if self._imports.is_busy():
            return

        def fetch(library: Library) -> tuple[Path, Corrections | None]:
            # Together with what the dialog needs: importing it here keeps the window awake.
            import ui.library.import_preview  # noqa: F401

            return original_file(library, report_id), library.corrections(report_id)

        def fetched(found: tuple[Path, Corrections | None]) -> None:
            path, given = found
            plain = Corrections(part=-1 if given is None else given.part)

            def once(read: Understood) -> None:
                """Understood as it is found, and then as it was set right before."""
                if given is None or given == plain:
                    self._show(report_id, path, read, (read.reports[0], plain))
                else:
                    again = lambda more: self._show(  # noqa: E731
                        report_id, path, read, (more.reports[0], given)
                    )
                    self._read(path, given, again)

            self._read(path, plain, once)

        self._tasks.write(fetch, fetched, self._fail)

    def _read(self, path: Path, given: Corrections, done: Callable[[Understood], None]) -> None:
        def understood(found: Understood) -> None:
            self._reading = None
            self._window.toast.hide()
            done(found)

        self._window.toast.say(_("正在读取…"), _("停止"), self._stop, seconds=0)
        self._reading = self._imports.reader.understand(path, given, understood, self._fail)

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            self._imports.reader.stop()
            self._window.toast.hide()

    def _fail(self, error: Exception) -> None:
        self._reading = None
        self._window.toast.hide()
        if isinstance(error, UserError):
            self._window.message.say(_("没有更正"), error.what, error.remedy)
        else:
            self._tasks.trouble.emit(error)

    def _show(
        self,
        report_id: str,
        path: Path,
        found: Understood,
        right: tuple[Report, Corrections],
    ) -> None:
        """Ask what to set right.

        Args:
            report_id: the report.
            path: its original.
            found: that as it is understood by itself.
            right: as it was set right before, and how.
        """
        from ui.library.import_preview import ImportPreview

        dialog = ImportPreview(
            self._window.theme,
            found.reports,
            path.name,
            self._window,
            found.source,
            remembered={0: right},
            correcting=True,
        )
        # The words of the lines where it begins are noted when it is stored.
        before = replace(right[1], body_line="", glossary_line="")
        again = Again(self._imports.reader, self._tasks, dialog, path)

        def accepted() -> None:
            wanted = dialog.corrections()
            if wanted != before:
                self._store(report_id, path, wanted, before)

        self._dialog = dialog
        again.open(accepted, self._closed)

    def _closed(self) -> None:
        self._dialog = None

    def _store(
        self, report_id: str, path: Path, wanted: Corrections, before: Corrections | None
    ) -> None:
        """Have it understood with all that was set right, and stored so.

        Args:
            report_id: the report.
            path: its original.
            wanted: what is set right now.
            before: what was until now, for the way back; None on the way back itself.
        """
        given = None if wanted == Corrections() else wanted

        def write(found: Understood) -> None:
            self._tasks.write(
                lambda library: library.correct(report_id, found, given), done, self._fail
            )

        def done(entry: ReportEntry) -> None:
            if before is None:
                self._window.toast.say(_("已恢复更正前的样子"))
            else:
                back = lambda: self._store(report_id, path, before, None)  # noqa: E731
                self._window.toast.say(_("已更正这份报告"), _("撤销"), back)
            if entry.id == self._current.report_id:
                self._reports.open(entry.id)
            else:
                self._reports.refresh()

        self._read(path, wanted, write)
