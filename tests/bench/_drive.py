"""The real window, driven through imports while a heart beats in its thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget

from core.library import Library
from core.model.annotations import Colour, Target, TargetKind
from tests.bench._heartbeat import Gap, heartbeat
from ui.app import make_application, open_window

_SECONDS = 120.0


def press(parent: QWidget, words: str) -> None:
    """Press the button with these words, if it can be pressed."""
    for button in parent.findChildren(QPushButton):
        if button.text() == words and button.isEnabled() and button.isVisible():
            button.click()


def _memory(process: str) -> int:
    """The bytes of memory that a process holds, 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmRSS")]
    return int(lines[0][1]) * 1024 if lines else 0


TEXT = Target(TargetKind.TEXT)


class Driver:
    """A window on `profile`, filled and with its first report open."""

    def __init__(self, profile: Path) -> None:
        self._profile = profile
        self._application = make_application()
        self._window = open_window(profile)
        self._window.resize(1366, 768)
        self._window.show()
        self.until(lambda: self._window.is_filled and self.is_open())
        self._other = self._window.desk.current.report_id

    def is_open(self, former: object = None) -> bool:
        """Whether a report other than `former` is in every pane."""
        if not hasattr(self._window, "desk"):
            return False
        report = self._window.desk.current.report
        return (
            report is not None
            and report is not former
            and self._window.charts.report is report
            and self._window.desk.tasks.pending == 0
            and self._window.reader.sheet.is_laid_out
        )

    def until(self, true: Callable[[], bool]) -> None:
        """Let the event loop run until something holds."""
        end = monotonic() + _SECONDS
        loop = QEventLoop()
        timer = QTimer()
        timer.timeout.connect(lambda: loop.quit() if true() or monotonic() > end else None)
        timer.start(20)
        loop.exec()
        timer.stop()
        assert monotonic() < end, "it took too long"

    def rest(self, milliseconds: int = 400) -> None:
        """Let the event loop run for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def take(self, path: Path) -> list[Gap]:
        """Import a file as a drop does, accept the preview, wait until it is in every pane."""
        window, former = self._window, self._window.desk.current.report
        window.message.hide()
        window.toast.hide()
        self.rest()
        with heartbeat() as heart:
            window.files_dropped.emit([path])
            self.until(lambda: self._preview() is not None or bool(self._told()))
            preview = self._preview()
            if preview is None:
                print(f"{path.name}: {self._told()}")
                self.rest()
                return heart.gaps
            self.rest()
            preview.accept()
            self.until(lambda: self.is_open(former))
            self.rest(600)
        return heart.gaps

    def open_again(self) -> list[Gap]:
        """Open another report, then measure opening the present one again."""
        here = self._window.desk.current.report_id
        self._open(self._other)
        self.rest()
        with heartbeat() as heart:
            self._open(here)
            self.rest(600)
        return heart.gaps

    def take_many(self, paths: list[Path], stop_after: int = 0) -> tuple[list[Gap], list[str], int]:
        """Import files in one drop; with `stop_after`, stop when so many results are told.

        Returns:
            The gaps, the results as they are told, and the peak of the window's and of the reading
            process's memory together in bytes.
        """
        from ui.library.import_results import ImportResults

        window, former = self._window, self._window.desk.current.report
        reader = window.desk.imports.reader
        peak = [0]

        def results() -> ImportResults | None:
            found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportResults)]
            return found[0] if found else None

        def told() -> list[str]:
            shown = results()
            model = None if shown is None else shown.findChild(QListView).model()
            role = Qt.ItemDataRole.AccessibleTextRole
            rows = range(0 if model is None else model.rowCount())
            return [model.index(row, 0).data(role) for row in rows]

        def ended() -> bool:
            shown = results()
            process = reader._process
            other = process._idle or next(iter(process._busy), None) if process else None
            peak[0] = max(peak[0], _memory("self") + (_memory(str(other.pid)) if other else 0))
            if shown is not None and stop_after and len(told()) >= stop_after:
                press(shown, "停止")
            return shown is not None and window.desk.imports._batch is None

        self.rest()
        with heartbeat() as heart:
            window.files_dropped.emit(paths)
            self.until(ended)
            self.until(lambda: self.is_open(former))
            self.rest(600)
        said, shown = told(), results()
        if shown is not None:
            shown.close()
        return heart.gaps, said, peak[0]

    def open_with_notes(self, count: int) -> list[Gap]:
        """Put notes on the longest report and open it."""
        library = Library(self._profile)
        longest = max(library.reports(), key=lambda entry: entry.characters)
        text = library.report(longest.id).text
        for number in range(count):
            start = number * (len(text) - 60) // count
            library.annotate(
                longest.id,
                TEXT,
                start=start,
                end=start + 30,
                colour=Colour.YELLOW,
                note=f"{number}",
            )
        other = next(one for one in library.reports() if one.id != longest.id)
        library.close()
        if self._window.desk.current.report_id != other.id:
            self._open(other.id)
        self.rest()
        with heartbeat() as heart:
            self._open(longest.id)
            self.rest(1500)
        return heart.gaps

    def switch_theme(self) -> list[Gap]:
        """Take the dark theme, as the menu does."""
        with heartbeat() as heart:
            self._window.desk.appearance.set_theme("dark")
            self.until(self._window.updatesEnabled)
            self.rest(600)
        return heart.gaps

    def _open(self, report_id: str) -> None:
        """Open a report that is not open, and wait until it is in every pane."""
        desk, former = self._window.desk, self._window.desk.current.report
        desk.reports.open(report_id)
        self.until(lambda: desk.current.report_id == report_id and self.is_open(former))

    def close(self) -> None:
        """Close the window and take it away."""
        window = self._window
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)

    def _told(self) -> str:
        """Why there is no preview: the file cannot be read, or the library has its report."""
        known = self._window.toast.text()
        return self._window.message.text() or (known if "已在" in known else "")

    def _preview(self):
        from ui.library.import_preview import ImportPreview

        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportPreview)]
        return next((one for one in found if one.isVisible()), None)
