"""Work away from the GUI thread: one serial writer that owns the library, and a small pool.

The only module of the program with threads. Callbacks always run on the GUI thread.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from core.i18n import _
from core.model.errors import UserError
from ui.widgets.turns import in_turn

if TYPE_CHECKING:
    from core.library import Library

T = TypeVar("T")
Failed = Callable[[Exception], None]
_WORKERS = 2


class Job:
    """A handle on something asked for; after `cancel` neither the work nor a callback starts."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Drop the work if it has not begun, and its callbacks in any case."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called; long pure work may look at it between steps."""
        return self._cancelled.is_set()


class _Work(Generic[T]):
    """One piece of work with the callbacks that follow it."""

    def __init__(
        self, call: Callable[[], T], done: Callable[[T], None] | None, failed: Failed | None
    ) -> None:
        self.job = Job()
        self.call = call
        self.done = done
        self.failed = failed


def open_library(profile: Path) -> Library:
    """The library of `profile`; imported here, in the writer thread, because that is dear."""
    from core.library import Library

    return Library(profile)


class Tasks(QObject):
    """The threads of the program.

    Args:
        profile: the folder of the library; opened and closed in the writer thread.
        opener: makes the library.

    Signals:
        trouble(Exception): a piece of work without `failed` failed.
        pending_changed(int): the number of writes asked for and not yet committed.
    """

    trouble = Signal(object)
    pending_changed = Signal(int)
    _ready = Signal()

    def __init__(
        self,
        profile: Path,
        opener: Callable[[Path], Library] = open_library,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._opener = opener
        self._library: Library | None = None
        self._writes: SimpleQueue[_Work[Any] | None] = SimpleQueue()
        self._works: SimpleQueue[_Work[Any] | None] = SimpleQueue()
        self._finished: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._pending = 0
        self._closed = False
        self._ready.connect(self._announce, Qt.ConnectionType.QueuedConnection)
        self._writer = threading.Thread(target=self._write_loop, name="writer")
        self._pool = [
            threading.Thread(target=self._pool_loop, name=f"pool-{n}", daemon=True)
            for n in range(_WORKERS)
        ]
        self._started = False

    @property
    def pending(self) -> int:
        """Writes asked for whose end the GUI thread has not yet heard of."""
        return self._pending

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be asked for any more."""
        return self._closed

    def open(self, done: Callable[[None], None], failed: Failed) -> None:
        """Open the library in the writer thread.

        `failed` gets a `UserError` when another window holds the profile or it cannot
        be read.
        """
        self._enqueue(_Work(self._open_library, done, failed))

    def write(
        self,
        fn: Callable[[Library], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Run `fn(library)` in the writer thread, in the order asked; then `done(result)`."""
        return self._enqueue(_Work(lambda: fn(self._opened()), done, failed))

    def run(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Run pure `fn()` in the pool; then `done(result)`."""
        work = _Work(fn, done, failed)
        self._start()
        self._works.put(work)
        return work.job

    def close(self) -> None:
        """Commit every pending write, run its callbacks, close the library, end the threads.

        Work in the pool is let go: nobody waits for its result any more.
        """
        if self._closed:
            return
        self.settle()
        self._closed = True
        if self._started:
            self._writes.put(None)
            for _worker in self._pool:
                self._works.put(None)
            self._writer.join()

    def settle(self) -> None:
        """Wait until every pending write is committed or has failed, and its callback has run."""
        # A callback may ask for a further write (a batch, a note): go on until none is left.
        while self._pending:
            outcome = self._finished.get()
            try:
                outcome()
            except Exception:
                # Told as if the event loop had run it; the writes behind it must not be lost.
                sys.excepthook(*sys.exc_info())

    def _enqueue(self, work: _Work[Any]) -> Job:
        if self._closed:
            raise RuntimeError("the tasks are closed")
        self._start()
        self._pending += 1
        self.pending_changed.emit(self._pending)
        self._writes.put(work)
        return work.job

    def _start(self) -> None:
        if not self._started:
            self._started = True
            self._writer.start()
            for worker in self._pool:
                worker.start()

    def _open_library(self) -> None:
        self._library = self._opener(self._profile)

    def _opened(self) -> Library:
        if self._library is None:
            raise LibraryClosed
        return self._library

    def _write_loop(self) -> None:
        while (work := self._writes.get()) is not None:
            self._perform(work, self._settle)
        if self._library is not None:
            self._library.close()

    def _pool_loop(self) -> None:
        while (work := self._works.get()) is not None:
            self._perform(work, None)

    def _perform(self, work: _Work[Any], always: Callable[[], None] | None) -> None:
        """Do the work in this thread and hand its outcome to the GUI thread."""
        callback: Callable[[], None] | None = None
        if not work.job.cancelled:
            try:
                result = work.call()
            except Exception as error:
                failure = error
                tell = work.failed or self.trouble.emit
                callback = lambda: tell(failure)  # noqa: E731
            else:
                if work.done is not None:
                    done = work.done
                    callback = lambda: done(result)  # noqa: E731

        def outcome() -> None:
            if always is not None:
                always()
            if callback is not None and not work.job.cancelled:
                callback()

        if always is not None or not self._closed:
            self._finished.put(outcome)
            try:
                self._ready.emit()
            except RuntimeError:
                # The window is gone, and with it everybody who waited for this.
                if not self._closed:
                    raise

    def _settle(self) -> None:
        self._pending -= 1
        self.pending_changed.emit(self._pending)

    def _announce(self) -> None:
        # Two outcomes in one turn, or one beside other work, could hold the window up.
        in_turn(self, self._deliver)

    def _deliver(self) -> None:
        try:
            outcome = self._finished.get_nowait()
        except Empty:
            return
        if not self._closed:
            outcome()


class LibraryClosed(UserError):  # noqa: N818
    """Something was asked of the library although it could not be opened."""

    def __init__(self) -> None:
        super().__init__(_("报告库没有打开，这次操作没有做，也没有保存。"))
