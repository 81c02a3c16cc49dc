"""Pieces of work of the GUI thread, one at a time for the whole program.

A pause is made of all that one turn of the event loop does: a piece of work, the layout and the
paint that the piece before it caused, the pieces of others. Whoever has more to do than a frame
can spare hands it in here piece by piece; no two pieces fall into one turn, and what a piece causes
is done before the next one begins.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import isValid

_REST = 2
"""So many turns after a piece belong to what it causes: one to lay out, one to paint."""


def in_turn(owner: QObject, piece: Callable[[], object]) -> None:
    """Have `piece` called in a turn of its own, after all that were handed in before.

    Args:
        owner: with it the piece is forgotten.
        piece: takes ten milliseconds at most; the rest it hands in again.
    """
    turns = _Turns.the_one
    if turns is None or not isValid(turns):
        turns = _Turns.the_one = _Turns(QCoreApplication.instance())
    turns.add(owner, piece)


class _Turns(QObject):
    """The queue of pieces; there is one, and it lives as long as the application."""

    the_one: ClassVar[_Turns | None] = None

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[QObject, Callable[[], object]]] = deque()
        self._rest = 0
        self._running = False

    def add(self, owner: QObject, piece: Callable[[], object]) -> None:
        """Take a piece to the end of the queue."""
        self._waiting.append((owner, piece))
        if not self._running:
            self._running = True
            self._go_on()

    def _go_on(self) -> None:
        QTimer.singleShot(0, self, self._turn)

    def _turn(self) -> None:
        if self._rest:
            self._rest -= 1
            self._go_on()
            return
        while self._waiting:
            owner, piece = self._waiting.popleft()
            if isValid(owner):
                break
        else:
            self._running = False
            return
        self._rest = _REST
        # Before the piece, which may fail, or wait in an event loop of its own.
        self._go_on()
        piece()


class Slices(QObject):
    """Work that is cut into slices: one after another, each in a turn of its own, until stopped.

    Args:
        cut: does the next slice, of ten milliseconds at most; after the last it calls `stop`.
        parent: with it the work ends.
    """

    def __init__(self, cut: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._cut = cut
        self._running = False
        self._asked = False

    @property
    def is_running(self) -> bool:
        """Whether there is more to do."""
        return self._running

    def start(self) -> None:
        """Begin, or go on."""
        self._running = True
        self._ask()

    def stop(self) -> None:
        """No more slices, also if one was asked for already."""
        self._running = False

    def _ask(self) -> None:
        if not self._asked:
            self._asked = True
            in_turn(self, self._slice)

    def _slice(self) -> None:
        self._asked = False
        if self._running:
            self._cut()
        if self._running:
            self._ask()
