"""The real window, driven through imports while a heart beats in its thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core.library import Library
from core.model.annotations import Colour, Target, TargetKind
from tests.bench._heartbeat import Gap, heartbeat
from ui.app import make_application, open_window
from ui.widgets.theme import THEMES

_SECONDS = 120.0
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

    def open_with_notes(self, count: int) -> list[Gap]:
        """Put notes on the longest report and open it."""
        window = self._window
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
        window.desk.reports.open(other.id)
        self.until(lambda: window.desk.current.report_id == other.id and self.is_open())
        self.rest()
        with heartbeat() as heart:
            window.desk.reports.open(longest.id)
            self.until(lambda: window.desk.current.report_id == longest.id and self.is_open())
            self.rest(1500)
        return heart.gaps

    def switch_theme(self) -> list[Gap]:
        """Take the dark theme."""
        with heartbeat() as heart:
            self.rest(100)
            self._window.set_theme(THEMES["dark"])
            self.rest(600)
        return heart.gaps

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
