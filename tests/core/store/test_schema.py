"""Every released schema opens; a change of schema happens whole or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from core.library import Library, backups
from core.store.backups import check_copy
from core.store.names import SCHEMA_VERSION, library_file
from tests.support.libraries import add, note_on

ROOT = Path(__file__).resolve().parents[3]
FIXTURES = ROOT / "tests" / "data" / "store"


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_library_of_each_released_schema_opens_with_all_it_holds(
    tmp_path: Path, version: int
) -> None:
    shutil.copy(FIXTURES / f"schema-{version}.db", library_file(tmp_path))
    with Library(tmp_path) as library:
        [entry] = library.reports()
        assert entry.meta.region == "青禾区"
        notes = {one.note: one for one in library.annotations(entry.id)}
        assert notes.keys() >= {"要追问", "整份报告的意见"}
        assert notes["要追问"].tags == ("财政", "企业")
        assert notes["要追问"].anchor is not None
        assert notes["要追问"].anchor.quote == "“打财断血”102.4亿元"
        assert len(library.history(notes["要追问"].id)) == 2
        if version >= 2:
            moved = notes["改过范围"]
            assert moved.anchor is not None
            assert moved.original is not None
            assert moved.anchor.quote == "科技创新能力不足"
            assert moved.original.quote == "科技创新"
            assert [one.verb for one in library.revisions(moved.id)] == ["annotate", "range"]
        known = notes["要追问"].anchor.alone_before >= 0
        assert known == (version >= 4)
        assert library.setting("author") == "王代表"
        assert library.reading_place(entry.id) == 30
        assert library.verify() == []
    with closing(sqlite3.connect(library_file(tmp_path))) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def _future(monkeypatch: pytest.MonkeyPatch, migrate: Any) -> None:
    """Pretend that the program knows one schema more, reached by `migrate`."""
    monkeypatch.setattr("core.store.connection.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("core.store.connection.migrate", migrate)


def test_a_failing_migration_changes_nothing_and_a_backup_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note_on(library, entry, "打财断血", note="在")

    def half(db: Any) -> None:
        db.execute("ALTER TABLE annotation ADD COLUMN mood TEXT")
        db.execute("DELETE FROM placement")
        raise sqlite3.OperationalError("out of luck")

    with monkeypatch.context() as patch:
        _future(patch, half)
        with pytest.raises(sqlite3.OperationalError):
            Library(tmp_path)
    newest = backups(tmp_path)[0]
    assert newest.name.endswith("-migration.db")
    check_copy(newest)
    with Library(tmp_path) as library:
        assert [one.note for one in library.annotations(entry.id)] == ["在"]


_CHILD = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
import core.store.connection as connection
from core.library import Library
def cut(db):
    db.execute("ALTER TABLE annotation ADD COLUMN mood TEXT")
    db.execute("DELETE FROM placement")
    db.execute("PRAGMA user_version = 99")
    os._exit(9)
connection.SCHEMA_VERSION += 1
connection.migrate = cut
Library(Path(sys.argv[1]))
"""


def test_power_lost_in_the_middle_of_a_migration(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note_on(library, entry, "打财断血", note="在")
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(tmp_path), str(ROOT)], timeout=60, check=False
    )
    assert child.returncode == 9
    with Library(tmp_path) as library:
        [note] = library.annotations(entry.id)
        assert (note.note, note.placement is not None) == ("在", True)
        assert library.verify() == []


def test_power_lost_while_the_first_library_is_made(tmp_path: Path) -> None:
    child = subprocess.run(
        [
            sys.executable,
            "-c",
            _CHILD.replace("ALTER TABLE annotation ADD COLUMN mood TEXT", "CREATE TABLE a (b)")
            .replace("DELETE FROM placement", "CREATE TABLE c (d)")
            .replace("connection.SCHEMA_VERSION += 1", ""),
            str(tmp_path),
            str(ROOT),
        ],
        timeout=60,
        check=False,
    )
    assert child.returncode == 9
    with Library(tmp_path) as library:
        assert add(library).notes == 0


_NURSERY = """
import os, shutil, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
import sqlite_utils
import core.store.connection as connection
from core.library import Library
from core.store.schema import migrate

def cut_at(step):
    def cut(db):
        count = 0
        def trace(_statement):
            nonlocal count
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
        db.conn.set_trace_callback(trace)
        migrate(db)
        db.conn.set_trace_callback(None)
    return cut

source = Path(sys.argv[1])
step = 0
while True:
    step += 1
    profile = source.parent / str(step)
    shutil.copytree(source, profile)
    child = os.fork()
    if child == 0:
        connection.migrate = cut_at(step)
        try:
            Library(profile).close()
        finally:
            os._exit(0)
    if not os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        break
print(step)
"""
"""Kills a process at each statement of the migration in turn, each on a copy of its own."""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
def test_killed_at_any_statement_of_a_migration_nothing_is_lost(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    shutil.copyfile(FIXTURES / "schema-1.db", source / "library.db")
    child = subprocess.run(
        [sys.executable, "-c", _NURSERY, str(source), str(ROOT)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    steps = int(child.stdout)
    assert steps > 5
    with Library(source) as library:
        expected = library.annotations()
        assert expected
    for step in range(1, steps):
        profile = tmp_path / str(step)
        check_copy(backups(profile)[0])
        with Library(profile) as library:
            assert library.annotations() == expected
            assert library.verify() == []
