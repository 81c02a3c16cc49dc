from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from core.model.errors import UserError
from ui.tasks import LibraryClosed, Tasks


class Shelf:
    """Stands for the library: remembers which thread touched it, and in which order."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self.threads = {threading.current_thread()}
        self.seen: list[object] = []
        self.closed = False

    def put(self, thing: object) -> object:
        self.threads.add(threading.current_thread())
        self.seen.append(thing)
        return thing

    def close(self) -> None:
        self.threads.add(threading.current_thread())
        self.closed = True


class World:
    """Tasks over a shelf, with what they reported."""

    def __init__(self, tmp_path: Path) -> None:
        self.shelf: Shelf | None = None
        self.opener: Any = self.make
        self.tasks = Tasks(tmp_path, self.open_shelf)
        self.trouble: list[Exception] = []
        self.tasks.trouble.connect(self.trouble.append)

    def open_shelf(self, profile: Path) -> Any:
        return self.opener(profile)

    def make(self, profile: Path) -> Shelf:
        self.shelf = Shelf(profile)
        return self.shelf


@pytest.fixture
def world(qapp: QCoreApplication, tmp_path: Path) -> Any:
    assert qapp is QCoreApplication.instance()
    made = World(tmp_path)
    yield made
    made.tasks.close()


def never(_: object) -> None:
    raise AssertionError("this must not be called")


def test_one_thread_owns_the_library_and_writes_in_the_order_asked(
    qtbot: QtBot, world: World
) -> None:
    done: list[object] = []
    on_gui: list[bool] = []
    world.tasks.open(done.append, never)
    for number in range(50):
        world.tasks.write(lambda shelf, n=number: shelf.put(n), done.append)
    world.tasks.write(
        lambda shelf: shelf.put("last"),
        lambda _r: on_gui.append(threading.current_thread() is threading.main_thread()),
    )
    assert world.tasks.pending == 52
    qtbot.waitUntil(lambda: bool(on_gui))
    assert on_gui == [True]
    assert done == [None, *range(50)]
    assert world.tasks.pending == 0
    world.tasks.close()
    assert world.shelf is not None
    assert world.shelf.seen == [*range(50), "last"]
    assert world.shelf.closed
    assert len(world.shelf.threads) == 1
    assert threading.main_thread() not in world.shelf.threads


def test_closing_commits_every_write_and_tells_of_it(world: World) -> None:
    done: list[object] = []
    world.tasks.open(done.append, never)
    gate = threading.Event()
    world.tasks.write(lambda _shelf: gate.wait(5))
    world.tasks.write(
        lambda shelf: shelf.put("first"),
        lambda first: world.tasks.write(lambda shelf: shelf.put(f"after {first}"), done.append),
    )
    gate.set()
    world.tasks.close()
    assert done == [None, "after first"]
    assert world.shelf is not None
    assert world.shelf.closed
    with pytest.raises(RuntimeError):
        world.tasks.write(lambda shelf: shelf.put("too late"))


def test_a_library_that_cannot_be_opened_is_told_and_later_writes_fail_each(
    qtbot: QtBot, world: World
) -> None:
    def refuse(_profile: Path) -> Shelf:
        raise UserError("占用", remedy="关闭另一个窗口")

    world.opener = refuse
    failures: list[Exception] = []
    world.tasks.open(never, failures.append)
    world.tasks.write(lambda shelf: shelf.put(1), never, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 2)
    assert isinstance(failures[0], UserError)
    assert isinstance(failures[1], LibraryClosed)


def test_trouble_nobody_handles_is_told_and_work_goes_on(qtbot: QtBot, world: World) -> None:
    done: list[object] = []
    world.tasks.open(done.append, never)
    world.tasks.write(lambda _shelf: 1 / 0)
    world.tasks.run(lambda: int("x"), never)
    world.tasks.write(lambda shelf: shelf.put(2), done.append)
    qtbot.waitUntil(lambda: len(world.trouble) == 2 and len(done) == 2)
    assert {type(error) for error in world.trouble} == {ZeroDivisionError, ValueError}


def test_pure_work_runs_beside_the_writer(qtbot: QtBot, world: World) -> None:
    gate = threading.Event()
    done: list[object] = []
    world.tasks.open(done.append, never)
    world.tasks.write(lambda _shelf: gate.wait(5), done.append)
    world.tasks.run(threading.current_thread, done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[1] is not threading.main_thread()
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 3)


def test_cancelled_work_does_not_begin_and_calls_nobody(qtbot: QtBot, world: World) -> None:
    gate = threading.Event()
    done: list[object] = []
    world.tasks.open(done.append, never)
    world.tasks.write(lambda _shelf: gate.wait(5), done.append)
    job = world.tasks.write(lambda shelf: shelf.put("cancelled"), never)
    job.cancel()
    assert job.cancelled
    gate.set()
    world.tasks.write(lambda shelf: shelf.put("next"), done.append)
    qtbot.waitUntil(lambda: len(done) == 3)
    assert world.shelf is not None
    assert world.shelf.seen == ["next"]
    assert world.tasks.pending == 0


@pytest.mark.usefixtures("qapp")
def test_closing_twice_or_before_anything_began_is_fine(tmp_path: Path) -> None:
    tasks = Tasks(tmp_path, never)  # type: ignore[arg-type]
    tasks.close()
    tasks.close()


def test_an_error_in_a_callback_loses_no_write_behind_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: told.append(kind))
    done: list[object] = []
    world.tasks.open(done.append, never)
    world.tasks.write(lambda shelf: shelf.put(1), never)
    world.tasks.write(lambda shelf: shelf.put(2), done.append)
    world.tasks.close()
    assert told == [AssertionError]
    assert done == [None, 2]
    assert world.tasks.is_closed
    assert world.shelf is not None
    assert world.shelf.closed


def test_settling_waits_for_all_writes_and_more_can_be_asked_for(world: World) -> None:
    done: list[object] = []
    world.tasks.open(done.append, never)
    world.tasks.write(
        lambda shelf: shelf.put(1),
        lambda _one: world.tasks.write(lambda shelf: shelf.put(2), done.append),
    )
    world.tasks.settle()
    assert done == [None, 2]
    assert not world.tasks.is_closed
    world.tasks.write(lambda shelf: shelf.put(3), done.append)
    world.tasks.settle()
    assert done == [None, 2, 3]


def test_two_outcomes_have_a_turn_each_with_other_events_in_between(
    qtbot: QtBot, world: World
) -> None:
    told: list[str] = []
    worked = threading.Event()

    def first(_result: object) -> None:
        told.append("first")
        QTimer.singleShot(0, lambda: told.append("event"))

    world.tasks.open(lambda _nothing: None, never)
    world.tasks.write(lambda shelf: shelf.put("a"), first)  # type: ignore[attr-defined]
    world.tasks.write(lambda _shelf: worked.set(), lambda _result: told.append("second"))
    # Both outcomes are there before the event loop looks for the first.
    assert worked.wait(20)
    qtbot.waitUntil(lambda: told[-1:] == ["second"])
    assert told == ["first", "event", "second"]
