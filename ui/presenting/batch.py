"""Files one after another: understood in another process, stored by the writer, told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.errors import UserError
from core.model.library import ImportResult

if TYPE_CHECKING:
    from core.library.reading import Understood
    from ui.presenting.reading import FileReader
    from ui.tasks import Failed, Job, Tasks

Results = list[ImportResult]


class Batch:
    """The import of some files. A note written meanwhile is stored between two of them.

    Args:
        tasks: the writer.
        reader: reads the files.
        files: the files.
        progress: told the results of each file, one for each report in it.
        done: told all results, also those of a batch that was stopped.
        failed: told why nothing can be stored any more; `done` is not called then.

    Attributes:
        begun: told which file is read now.
    """

    def __init__(
        self,
        tasks: Tasks,
        reader: FileReader,
        files: Sequence[Path],
        progress: Callable[[Results], None],
        done: Callable[[Results], None],
        failed: Failed,
    ) -> None:
        self._tasks = tasks
        self._reader = reader
        self._files = list(files)
        self._progress = progress
        self._done = done
        self._failed = failed
        self._results: Results = []
        self._reading: Job | None = None
        self._stopped = False
        self.begun: Callable[[Path], None] = lambda _path: None

    def start(self) -> None:
        """Begin with the first file."""
        self._next()

    def stop(self) -> None:
        """Take no further file; one that is being read is let go, one being stored is stored."""
        self._stopped = True
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            self._reader.stop()
            self._done(self._results)

    def _next(self) -> None:
        if self._stopped or not self._files:
            self._done(self._results)
            return
        path = self._files.pop(0)
        self.begun(path)

        def looked_up(known: Results) -> None:
            if known or self._stopped:
                self._take(known)
            else:
                self._reading = self._reader.understand(
                    path, None, understood, lambda error: self._refuse(path, error)
                )

        def understood(found: Understood) -> None:
            self._reading = None
            self._tasks.write(lambda library: library.keep(path, found), self._take, self._failed)

        self._tasks.write(lambda library: library.known_file(path), looked_up, self._failed)

    def _take(self, results: Results) -> None:
        if results:
            self._results += results
            self._progress(results)
        self._next()

    def _refuse(self, path: Path, error: Exception) -> None:
        self._reading = None
        if isinstance(error, UserError):
            result = ImportResult(str(path), None, error=error.what, remedy=error.remedy)
        else:
            # A fault of ours stops this file, not the others; it is written down and told.
            self._tasks.trouble.emit(error)
            result = ImportResult(str(path), None, error=_("程序在读取这个文件时出错。"))
        self._take([result])
