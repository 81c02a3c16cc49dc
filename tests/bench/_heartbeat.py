"""A heart in the GUI thread, and who held it up when it missed a beat."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep, thread_time
from typing import NamedTuple

from PySide6.QtCore import QTimer

BEAT = 0.005
LONG = 0.05
"""From this many seconds without a beat on, a person feels that the window hangs."""


class Gap(NamedTuple):
    """A time without a beat.

    `seconds` leaves out how long the system let the thread wait for a processor (`waited`): a busy
    machine is no fault of the program. `worked` is what the thread itself computed; the rest of
    `seconds` it waited for other threads. `places` are the stacks met meanwhile, the last first.
    """

    seconds: float
    worked: float
    waited: float
    places: tuple[str, ...]


class Heartbeat:
    """Beats from `start` to `stop` in the thread that calls them, which has an event loop."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self._thread = threading.get_ident()
        self._stat = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._timer = QTimer()
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)
        self._last = (0.0, 0.0, 0.0)
        self._places: list[str] = []
        self._running = False
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to beat."""
        self._last = self._clocks()
        self._running = True
        self._timer.start()
        self._watcher.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._running = False
        self._watcher.join()

    @property
    def longest(self) -> Gap:
        """The longest gap."""
        return max(self.gaps, default=Gap(0, 0, 0, ()))

    def _clocks(self) -> tuple[float, float, float]:
        try:
            waited = int(self._stat.read_text().split()[1]) / 1e9
        except OSError:
            waited = 0.0
        return perf_counter(), thread_time(), waited

    def _beat(self) -> None:
        now = self._clocks()
        wall, worked, waited = (a - b for a, b in zip(now, self._last, strict=True))
        places, self._places = tuple(self._places), []
        self._last = now
        self.gaps.append(Gap(wall - waited, worked, waited, places))

    def _watch(self) -> None:
        while self._running:
            sleep(BEAT * 3)
            if perf_counter() - self._last[0] > LONG * 0.6:
                self._note(self._thread, "")
                for thread in threading.enumerate():
                    if thread.ident not in {self._thread, threading.get_ident()}:
                        self._note(thread.ident, f"({thread.name}) ")

    def _note(self, thread: int | None, name: str) -> None:
        frame = sys._current_frames().get(thread or 0)
        lines = [one for one in traceback.extract_stack(frame)[-7:] if "bench" not in one.filename]
        place = name + " < ".join(
            f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(lines)
        )
        idle = any(word in place for word in ("_loop <", "get <", "_loop"))
        if lines and place not in self._places and not (name and place.count("<") < 2 and idle):
            self._places.insert(0, place)


@contextmanager
def heartbeat() -> Iterator[Heartbeat]:
    """A heart that beats while the block runs."""
    heart = Heartbeat()
    heart.start()
    try:
        yield heart
    finally:
        heart.stop()
