from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.turns import Slices, in_turn


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    del qtbot  # There has to be an application.
    return QObject()


def test_no_two_pieces_fall_into_one_turn_and_the_order_is_kept(
    qtbot: QtBot, owner: QObject
) -> None:
    told: list[str] = []
    between: list[int] = []
    for name in "abc":

        def piece(name: str = name) -> None:
            told.append(name)
            QTimer.singleShot(0, owner, lambda: between.append(len(told)))

        in_turn(owner, piece)
    assert told == [], "not before the next turn"
    qtbot.waitUntil(lambda: len(between) == 3)
    assert told == ["a", "b", "c"]
    assert between == [1, 2, 3], "after each piece other events have their turn"


def test_what_a_piece_causes_is_painted_before_the_next_piece(qtbot: QtBot, owner: QObject) -> None:
    told: list[str] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                told.append("painted")
            return False

    widget, watch = QWidget(), Watch(owner)
    widget.installEventFilter(watch)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    qtbot.waitUntil(lambda: "painted" in told)
    told.clear()

    def piece() -> None:
        told.append("piece")
        widget.update()

    in_turn(owner, piece)
    in_turn(owner, lambda: told.append("next"))
    qtbot.waitUntil(lambda: told[-1:] == ["next"])
    assert told == ["piece", "painted", "next"]


def test_with_its_owner_a_piece_is_forgotten(qtbot: QtBot, owner: QObject) -> None:
    told: list[str] = []
    parent = QObject()
    gone = QObject(parent)
    in_turn(gone, lambda: told.append("gone"))
    in_turn(owner, lambda: told.append("here"))
    del parent
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["here"]


def test_a_piece_that_fails_does_not_stop_the_others(qtbot: QtBot, owner: QObject) -> None:
    told: list[str] = []

    def fail() -> None:
        raise ValueError("a piece")

    with qtbot.captureExceptions() as caught:
        in_turn(owner, fail)
        in_turn(owner, lambda: told.append("next"))
        qtbot.waitUntil(lambda: bool(told))
    assert [str(one[1]) for one in caught] == ["a piece"]


def test_a_piece_with_an_event_loop_of_its_own_does_not_hold_up_the_others(
    qtbot: QtBot, owner: QObject
) -> None:
    told: list[str] = []

    def ask() -> None:
        loop = QEventLoop()
        in_turn(owner, lambda: (told.append("inside"), loop.quit()))
        loop.exec()
        told.append("answered")

    in_turn(owner, ask)
    qtbot.waitUntil(lambda: "answered" in told)
    assert told == ["inside", "answered"]


class TestSlices:
    def test_slices_follow_until_stopped_and_side_by_side_with_others(
        self, qtbot: QtBot, owner: QObject
    ) -> None:
        told: list[str] = []
        ended: list[str] = []

        def series(name: str) -> Slices:
            def cut() -> None:
                told.append(name)
                if told.count(name) == 3:
                    slices.stop()
                    ended.append(name)

            slices = Slices(cut, owner)
            return slices

        first, second = series("a"), series("b")
        first.start()
        second.start()
        assert first.is_running
        qtbot.waitUntil(lambda: len(ended) == 2)
        assert told == ["a", "b"] * 3
        assert not first.is_running

    def test_stopped_before_its_turn_nothing_is_done_and_started_again_it_is_done_once(
        self, qtbot: QtBot, owner: QObject
    ) -> None:
        told: list[str] = []

        def cut() -> None:
            told.append("slice")
            slices.stop()

        slices = Slices(cut, owner)
        slices.start()
        slices.stop()
        in_turn(owner, lambda: told.append("other"))
        qtbot.waitUntil(lambda: "other" in told)
        assert told == ["other"]

        slices.start()
        slices.start()
        in_turn(owner, lambda: told.append("end"))
        qtbot.waitUntil(lambda: "end" in told)
        assert told == ["other", "slice", "end"]
