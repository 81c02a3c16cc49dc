"""Work of the GUI thread in small steps, each in a turn of the event loop of its own."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ui.widgets.turns import in_turn

if TYPE_CHECKING:
    from ui.tasks import Tasks


class Step(NamedTuple):
    """A piece of work of the GUI thread, and the module to import in a worker before it."""

    act: Callable[[], None]
    needs: str = ""


def nothing() -> None:
    """What a step does that is only there to have something imported."""


class Stepper(QObject):
    """Takes steps one after another, so that the window answers between any two.

    Args:
        tasks: imports what a step needs in a worker.
        parent: with it the steps end.
    """

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def run(self, steps: Iterator[Step], done: Callable[[], None] = nothing) -> None:
        """One step in a turn of the event loop, what it needs imported before, then `done`."""

        def turn() -> None:
            step = next(steps, None)
            if step is None:
                done()
            elif not step.needs or step.needs in sys.modules:
                act(step)
            else:
                self._tasks.run(
                    lambda: importlib.import_module(step.needs),
                    lambda _module: in_turn(self, lambda: act(step)),
                )

        def act(step: Step) -> None:
            step.act()
            in_turn(self, turn)

        in_turn(self, turn)
