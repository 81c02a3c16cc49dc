"""What is done ahead of need, while nobody waits for it."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.presenting.current import Current
    from ui.tasks import Tasks


class Warming:
    """Idle work for the report that was opened.

    Args:
        tasks: where it is done.
        current: the open report.
        looking: leave the search index of the library as it is.
    """

    def __init__(self, tasks: Tasks, current: Current, *, looking: bool) -> None:
        self._tasks = tasks
        self._current = current
        self._looking = looking

    def warm_up(self) -> None:
        """Load the table of readings, half a second of work, before somebody types pinyin."""
        report = self._current.report
        if report is not None:

            def look() -> None:
                from core.search import find_names

                find_names(report, "a")

            self._tasks.run(look)
        if not self._looking:
            self._index_more()

    def _index_more(self, left: int = 1) -> None:
        """Take in a few reports that the search index lacks, time after time, between writes."""
        if left and not self._tasks.is_closed:
            self._tasks.write(lambda library: library.update_index(4), self._index_more)


def calm_collector() -> None:
    """Let Python look for unreachable cycles rarely, and never among what stays.

    With a few reports open a full search takes 50 ms and more, in whichever thread happens to
    allocate; the window stands still meanwhile. `gc.freeze` costs nothing; frozen objects are
    still freed as soon as nobody holds them.
    """
    gc.set_threshold(10_000, 20, 50)
    gc.freeze()


def share_the_lock() -> None:
    """Let the threads pass the interpreter's lock on every millisecond, not every five.

    The window's thread gives the lock away each time it calls into Qt and waits for it afterwards;
    a worker that computes meanwhile holds it for so long.
    """
    sys.setswitchinterval(0.001)
