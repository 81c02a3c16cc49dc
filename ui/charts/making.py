"""A picture drawn a panel at a time, with the event loop in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.widgets.turns import Slices

if TYPE_CHECKING:
    from ui.charts.canvas import Canvas


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
        self._slices = Slices(self._go_on, self)

    @property
    def is_running(self) -> bool:
        """Whether a canvas is being built."""
        return self._canvas is not None

    def start(self, canvas: Canvas) -> None:
        """Begin to build `canvas`."""
        if self._canvas is not None:
            self._canvas.view.deleteLater()
        self._canvas, self._steps = canvas, canvas.build()
        self._slices.start()

    def finish(self) -> None:
        """Build the rest at once."""
        for piece in self.pieces():
            piece()

    def pieces(self) -> Iterator[Callable[[], None]]:
        """The pieces that remain, for whoever goes through them before it is their turn."""
        while self.is_running:
            yield self._go_on

    def _go_on(self) -> None:
        """Build the next piece."""
        if self._canvas is None:
            return
        if not next(self._steps, True):
            return
        canvas, self._canvas = self._canvas, None
        self._slices.stop()
        self._done(canvas)
