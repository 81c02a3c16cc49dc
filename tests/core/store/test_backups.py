"""Backups are made by themselves, proved, and rotated."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.library import Library, backups, last_good_backup, restore
from core.model.errors import UserError
from core.store.backups import (
    DAYS,
    MONTHS,
    NEWEST,
    BadBackupError,
    back_up_if_due,
    check_copy,
    kept,
)
from tests.support.libraries import add, note_on

_TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))


def _name(time: datetime, reason: str = "close") -> str:
    return f"library-{time:%Y%m%dT%H%M%S%f}Z-{reason}.db"


def test_closing_after_changes_leaves_a_whole_backup(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        note_on(library, add(library), "打财断血", note="要紧")
    [path] = backups(tmp_path)
    check_copy(path)
    with Library(tmp_path) as library:
        assert library.backup_problem is None
    assert backups(tmp_path) == [path], "nothing changed, so no further backup"


def test_an_unclean_exit_is_backed_up_at_the_next_opening(tmp_path: Path) -> None:
    library = Library(tmp_path)
    add(library)
    library._store.close()
    assert backups(tmp_path) == []
    with Library(tmp_path):
        assert len(backups(tmp_path)) == 1


def test_the_daily_backup_is_made_once_a_day_also_with_the_clock_set_back(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        connection = library._store.connection
        day = datetime(2026, 3, 5, 9, tzinfo=UTC)

        def due(time: datetime) -> Path | None:
            return back_up_if_due(connection, "daily", once_a_day=True, at=time)

        assert due(day) is not None
        assert due(day + timedelta(days=1)) is None, "nothing changed"
        note_on(library, entry, "打财断血")
        assert due(day + timedelta(hours=3)) is None, "one of today is there"
        assert due(day + timedelta(days=1)) is not None
        note_on(library, entry, "打财断血")
        assert due(day - timedelta(days=30)) is not None
        assert len(backups(tmp_path)) == 3


def test_a_backup_that_is_not_whole_does_not_count(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
    with Library(tmp_path) as library:
        note_on(library, entry, "打财断血")
    newest, older = backups(tmp_path)
    data = newest.read_bytes()
    newest.write_bytes(data[: len(data) // 2])
    assert last_good_backup(tmp_path) == older
    with Library(tmp_path) as library:
        assert any("备份" in problem for problem in library.verify())


def test_backup_writes_a_file_or_into_a_folder(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        note_on(library, add(library), "打财断血", note="要紧")
        assert library.backup(tmp_path / "copy.db") == tmp_path / "copy.db"
        inside = library.backup(tmp_path)
        assert inside.parent == tmp_path
        check_copy(inside)
        with pytest.raises(UserError):
            library.backup(tmp_path / "profile" / "library.db")
        assert library.verify() == []
    restore(tmp_path / "other", tmp_path / "copy.db")
    with Library(tmp_path / "other") as library:
        assert [one.note for one in library.annotations()] == ["要紧"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 200])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "copy.db"
    path.write_bytes(content)
    with pytest.raises(BadBackupError):
        check_copy(path)
    with pytest.raises(BadBackupError):
        check_copy(tmp_path / "missing.db")


@given(st.lists(_TIMES, max_size=60, unique=True))
def test_the_rotation_keeps_the_newest_of_each_kind(times: list[datetime]) -> None:
    names = [_name(time) for time in times]
    keep = kept(names)
    ordered = sorted(times, reverse=True)
    assert {_name(time) for time in ordered[:NEWEST]} <= keep <= set(names)
    assert len(keep) <= NEWEST + DAYS + MONTHS
    for days in {time.date() for time in ordered[:1]}:
        assert _name(max(time for time in times if time.date() == days)) in keep
    months = sorted({(time.year, time.month) for time in times}, reverse=True)[:MONTHS]
    for year, month in months:
        assert any(name.startswith(f"library-{year}{month:02}") for name in keep)


@given(st.lists(_TIMES, min_size=1, max_size=40, unique=True))
def test_the_rotation_never_drops_one_made_before_a_migration(times: list[datetime]) -> None:
    old = _name(datetime(2001, 1, 1), "migration")
    assert old in kept([old, *map(_name, times)])
    assert kept(["library-strange.db", "note.txt"]) == set()
