"""The clock set back: nothing gets older than it was, and the order of things stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.library import Library, backups, last_good_backup, recover
from core.store.codec import now_after
from core.store.first_page import first_page
from tests.support.libraries import add, note_on


class Clock:
    """The time that the library is told, as one sets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.time = datetime(2026, 3, 5, 9, tzinfo=UTC)
        clock = self

        class Told(datetime):
            @classmethod
            def now(cls, tz=None):  # type: ignore[no-untyped-def]
                clock.time += timedelta(seconds=1)
                return clock.time.astimezone(tz)

        for module in ("codec", "backups", "recovery"):
            monkeypatch.setattr(f"core.store.{module}.datetime", Told)

    def set_back(self, days: int) -> None:
        self.time -= timedelta(days=days)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_a_note_is_never_older_than_it_was(tmp_path: Path, clock: Clock) -> None:
    with Library(tmp_path) as library:
        note = note_on(library, add(library), "打财断血", note="早")
        clock.set_back(400)
        for words in ("晚", "更晚"):
            [edited] = library.edit(note.id, note=words).after
            assert edited is not None
            assert edited.modified >= edited.created == note.created
        library.delete([note.id])
        library.restore_annotation(note.id)
        [after] = library.annotations()
        assert after.modified >= after.created
        assert [change.id for change in library.history(note.id)] == sorted(
            change.id for change in library.history(note.id)
        )


def test_undo_goes_by_the_order_of_the_changes_not_by_their_times(
    tmp_path: Path, clock: Clock
) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        first = note_on(library, entry, "打财断血", note="第一")
        clock.set_back(30)
        second = note_on(library, entry, "科技创新", note="第二")
        before = library.last_change()
        clock.set_back(30)
        undone = library.undo()
        assert undone is not None
        assert undone.ids == (second.id,)
        assert undone.id > before
        assert [change.id for change in library.changes_since(before)] == [undone.id]
        undone = library.undo()
        assert undone is not None
        assert undone.ids == (first.id,)


def test_the_newest_backup_is_the_one_made_last(tmp_path: Path, clock: Clock) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
    for number in range(9):
        clock.set_back(3)
        with Library(tmp_path) as library:
            note_on(library, entry, "打财断血", note=f"第{number}条")
    newest = backups(tmp_path)[0]
    assert last_good_backup(tmp_path) == newest
    (tmp_path / "library.db").write_bytes(b"garbage" * 1000)
    assert recover(tmp_path).backup == newest
    with Library(tmp_path) as library:
        assert len(library.annotations()) == 9


def test_the_report_opened_last_is_shown_first(tmp_path: Path, clock: Clock) -> None:
    with Library(tmp_path) as library:
        one = add(library)
        other = add(library, "一、其他\n另一份报告。", title="另一份", region="", year=None)
        library.mark_opened(other.id)
        clock.set_back(10)
        library.mark_opened(one.id)
    found = first_page(tmp_path)
    assert found is not None
    assert found[0].report == one.id


@pytest.mark.usefixtures("clock")
def test_a_later_time_is_told_as_long_as_there_is_one() -> None:
    for last in ("", "2020-01-01T00:00:00.000000Z", "no time", "9999-12-31T23:59:59.999999Z"):
        assert now_after(last).startswith("2026-03-05")
    assert now_after("2030-01-01T00:00:00.000000Z") == "2030-01-01T00:00:00.000001Z"
