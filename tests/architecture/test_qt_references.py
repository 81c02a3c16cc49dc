"""PySide6 6.12.0 on Python 3.11 loses a reference to None with every void call: never again."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

CALLS = 100_000
# Whatever else runs in between may keep or drop a few.
SLACK = 2_000


class _Sender(QObject):
    told = Signal()


def test_void_calls_keep_the_references_to_none() -> None:
    sender = _Sender()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        sender.setObjectName("x")

    assert abs(sys.getrefcount(None) - before) < SLACK


def test_emitting_keeps_the_references_to_true() -> None:
    sender = _Sender()
    before = sys.getrefcount(True)

    for _ in range(CALLS):
        sender.told.emit()

    assert abs(sys.getrefcount(True) - before) < SLACK
