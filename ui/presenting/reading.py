"""Files read in another process, so that neither a long nor a hostile one holds the window up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from core.library.reading import Understood
    from core.library.reading_process import ReadingProcess
    from core.model.report import Corrections
    from ui.tasks import Failed, Job, Tasks

_IDLE_MS = 60_000
"""How long the other process waits for a further file before its memory is given back."""


class FileReader(QObject):
    """The other process, as the window asks it: in the background, with callbacks.

    Args:
        tasks: waits for the answers.
        parent: what it lives with.
    """

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._process: ReadingProcess | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self.stop)

    def understand(
        self,
        path: Path,
        corrections: Corrections | None,
        done: Callable[[Understood], None],
        failed: Failed,
    ) -> Job:
        """Read `path`; with `corrections`, only the report they are about."""

        def ask() -> Understood:
            if self._process is None:
                # Imported in the background, where the window does not wait for it.
                from core.library.reading_process import ReadingProcess

                self._process = ReadingProcess()
            return self._process.understand(path, corrections)

        self._idle.start()
        return self._tasks.run(ask, done, failed)

    def stop(self) -> None:
        """End the process; whoever waits for an answer is told that it broke off."""
        self._idle.stop()
        if self._process is not None:
            self._process.end()
