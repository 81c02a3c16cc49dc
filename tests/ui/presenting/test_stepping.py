from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.presenting.opening import Opener
from ui.presenting.stepping import Step, Stepper, nothing
from ui.tasks import Tasks


@pytest.fixture
def stepper(qtbot: QtBot, tmp_path: Path) -> Iterator[Stepper]:
    del qtbot  # There has to be an application.
    owner = QObject()
    tasks = Tasks(tmp_path, Opener(), owner)
    yield Stepper(tasks, owner)
    tasks.close()


def test_between_two_steps_other_events_have_their_turn(qtbot: QtBot, stepper: Stepper) -> None:
    told: list[str] = []

    def first() -> None:
        told.append("first")
        QTimer.singleShot(0, lambda: told.append("event"))

    stepper.run(
        iter([Step(first), Step(lambda: told.append("second"))]), lambda: told.append("end")
    )
    assert told == []
    qtbot.waitUntil(lambda: told[-1:] == ["end"])
    assert told == ["first", "event", "second", "end"]


def test_what_a_step_needs_is_imported_before_it_and_the_order_kept(
    qtbot: QtBot, stepper: Stepper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "needed_by_a_step.py").write_text("ready = True\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "needed_by_a_step", raising=False)
    told: list[object] = []

    def act() -> None:
        told.append("needed_by_a_step" in sys.modules)

    steps = [Step(nothing), Step(act, "needed_by_a_step"), Step(lambda: told.append("after"))]
    stepper.run(iter(steps), lambda: told.append("end"))
    qtbot.waitUntil(lambda: told[-1:] == ["end"])
    assert told == [True, "after", "end"]
    monkeypatch.delitem(sys.modules, "needed_by_a_step")


def test_two_rows_of_steps_go_on_side_by_side(qtbot: QtBot, stepper: Stepper) -> None:
    told: list[str] = []

    def row(name: str) -> Iterator[Step]:
        for number in range(3):
            yield Step(lambda number=number: told.append(f"{name}{number}"))  # type: ignore[misc]

    stepper.run(row("a"))
    stepper.run(row("b"), lambda: told.append("end"))
    qtbot.waitUntil(lambda: told[-1:] == ["end"])
    assert told[:-1] == ["a0", "b0", "a1", "b1", "a2", "b2"]
