"""A heart in the GUI thread, and who held it up when it missed a beat."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import get_native_id
from time import perf_counter, thread_time
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QTimer

BEAT = 0.005
LONG = 0.05
"""From this many seconds without a beat on, a person feels that the window hangs."""
_SAMPLE = 0.002
_ROOT = Path(__file__).resolve().parents[2]
_PLACES = 3


class Gap(NamedTuple):
    """A time without a beat.

    `seconds` is what a clock on the wall tells. Of it the thread itself computed `worked`, and for
    `waited` it could have but the system gave the processor to others; the rest it waited for
    other threads, or for the next beat. `what` is the place in the program that was met most often
    meanwhile, with who called it; empty where Qt was busy by itself, as with painting.
    """

    seconds: float
    worked: float
    waited: float
    what: str


class Heartbeat:
    """Beats from `start` to `stop` in the main thread, which has an event loop."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self._stat = Path(f"/proc/self/task/{get_native_id()}/schedstat")
        self._timer = QTimer()
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)
        self._last = (0.0, 0.0, 0.0)
        self._met: Counter[str] = Counter()

    def start(self) -> None:
        """Begin to beat."""
        self._last = self._clocks()
        self._timer.start()
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, _SAMPLE, _SAMPLE)

    def stop(self) -> None:
        """Beat no more."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        self._timer.stop()

    def _clocks(self) -> tuple[float, float, float]:
        try:
            waited = int(self._stat.read_text().split()[1]) / 1e9
        except OSError:
            waited = 0.0
        return perf_counter(), thread_time(), waited

    def _beat(self) -> None:
        now = self._clocks()
        wall, worked, waited = (a - b for a, b in zip(now, self._last, strict=True))
        what = self._met.most_common(1)[0][0] if self._met else ""
        self._met.clear()
        self._last = now
        self.gaps.append(Gap(wall, worked, waited, what))

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        """Note where the thread is: a handler is called in it, once a call into Qt returns."""
        places: list[str] = []
        while frame is not None and len(places) < _PLACES:
            path = Path(frame.f_code.co_filename)
            if path.is_relative_to(_ROOT / "tests"):
                break
            if path.is_relative_to(_ROOT) and ".venv" not in path.parts:
                places.append(f"{path.parent.name}/{path.stem}.{frame.f_code.co_name}")
            frame = frame.f_back
        if places:
            self._met[" < ".join(places)] += 1


@contextmanager
def heartbeat() -> Iterator[Heartbeat]:
    """A heart that beats while the block runs."""
    heart = Heartbeat()
    heart.start()
    try:
        yield heart
    finally:
        heart.stop()
