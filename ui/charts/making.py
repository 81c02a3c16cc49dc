"""A picture drawn a panel at a time, with the event loop in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.charts.canvas import Canvas

_FEW_ROWS = 60
_FEW_PANELS = 6
"""A picture of no more rows and panels is drawn at once."""


class Making(QObject):
    """Builds one canvas; another one asked for meanwhile takes its place.

    Args:
        done: takes the finished canvas.
        parent: the view.
    """

    def __init__(self, done: Callable[[Canvas], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done = done
        self._canvas: Canvas | None = None
        self._steps: Iterator[bool] = iter(())
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        """Whether a canvas is being built."""
        return self._canvas is not None

    def start(self, canvas: Canvas) -> None:
        """Build `canvas`, a short one at once."""
        self._canvas, self._steps = canvas, canvas.build()
        chart = canvas.chart
        if len(chart.rows) <= _FEW_ROWS and len(chart.panels) <= _FEW_PANELS:
            self.finish()
        else:
            self._turn.start(0)

    def finish(self) -> None:
        """Build the rest at once."""
        while self.is_running:
            self._step()

    def _step(self) -> None:
        if self._canvas is None:
            return
        if not next(self._steps, True):
            self._turn.start(0)
            return
        canvas, self._canvas = self._canvas, None
        self._turn.stop()
        self._done(canvas)
