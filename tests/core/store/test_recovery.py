"""After damage: what can be read is saved, the damaged file is kept."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.library import DamagedLibraryError, Library, backups, lock_window, recover, restore
from core.model.annotations import AnchorState, Target, TargetKind
from core.model.decisions import Choice, DecisionKind
from core.model.errors import UserError
from tests.support.libraries import add, note_on

_PAGE = 4096
FIXTURES = Path(__file__).resolve().parents[2] / "data" / "store"


def _library(profile: Path, notes: int) -> str:
    with Library(profile) as library:
        entry = add(library)
        for number in range(notes):
            library.annotate(
                entry.id, Target(TargetKind.TEXT), start=30, end=50, note=f"第{number}条" * 20
            )
        library.set_setting("author", "李代表")
        library.decide(entry.id, DecisionKind.FINDING, "a1", Choice.DISMISSED, "看过")
    return entry.id


def _pages_of(path: Path, table: str) -> list[int]:
    """The leaf pages of a table, if this SQLite can tell."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute(
                "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,)
            ).fetchall()
        except sqlite3.OperationalError:
            pytest.skip("this SQLite has no dbstat")
    return [row[0] for row in rows]


def _harm(path: Path, pages: list[int]) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * _PAGE : page * _PAGE] = b"\xff" * _PAGE
    path.write_bytes(bytes(data))


def test_restore_puts_a_backup_back_and_keeps_what_was_there(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note_on(library, entry, "打财断血", note="早")
    backup = backups(tmp_path)[0]
    with Library(tmp_path) as library:
        note_on(library, entry, "科技创新", note="晚")
    kept = restore(tmp_path, backup)
    assert kept is not None
    with Library(tmp_path) as library:
        assert [one.note for one in library.annotations()] == ["早"]
        assert library.verify() == []
    shutil.copy(kept / "library.db", tmp_path / "former.db")
    restore(tmp_path / "second", tmp_path / "former.db")
    with Library(tmp_path / "second") as library:
        assert {one.note for one in library.annotations()} == {"早", "晚"}


def test_restore_refuses_what_is_no_backup_and_an_open_window(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        note_on(library, add(library), "打财断血", note="在")
    (tmp_path / "bad.db").write_bytes(b"nothing")
    with pytest.raises(UserError):
        restore(tmp_path, tmp_path / "bad.db")
    lock = lock_window(tmp_path)
    with pytest.raises(UserError) as caught:
        restore(tmp_path, backups(tmp_path)[0])
    assert "窗口" in caught.value.what
    restore(tmp_path, backups(tmp_path)[0], locked=True)
    lock.release()
    with Library(tmp_path) as library:
        assert [one.note for one in library.annotations()] == ["在"]


def test_a_damaged_page_of_notes_loses_no_note_even_without_a_backup(tmp_path: Path) -> None:
    report = _library(tmp_path, 60)
    shutil.rmtree(tmp_path / "backups")
    path = tmp_path / "library.db"
    damaged = _pages_of(path, "annotation")[1:3]
    assert damaged
    _harm(path, damaged)
    wreck = path.read_bytes()
    done = recover(tmp_path)
    assert done.backup is None
    assert (done.annotations, done.reports, done.homeless) == (60, 1, 0)
    assert (done.kept / "library.db").read_bytes() == wreck
    with Library(tmp_path) as library:
        notes = library.annotations(report)
        assert {one.note for one in notes} == {f"第{n}条" * 20 for n in range(60)}
        assert all(one.placement is not None for one in notes)
        assert all(one.placement.state is AnchorState.EXACT for one in notes if one.placement)
        assert library.setting("author", "") == "李代表"
        kept = library._store.decisions.get(report, DecisionKind.FINDING, "a1")
        assert kept is not None
        assert (kept.choice, kept.note) == (Choice.DISMISSED, "看过")
        assert library.verify() == []


def test_a_damaged_report_comes_back_from_the_backup_with_the_newest_notes(tmp_path: Path) -> None:
    report = _library(tmp_path, 3)
    with Library(tmp_path) as library:
        note_on(library, library.entry(report), "科技创新", note="备份之后的")
        library._store.close()
        library._closed = True
    path = tmp_path / "library.db"
    _harm(path, [*_pages_of(path, "version"), *_pages_of(path, "original")])
    done = recover(tmp_path)
    assert done.backup == backups(tmp_path)[0]
    assert (done.annotations, done.homeless) == (4, 0)
    with Library(tmp_path) as library:
        assert "备份之后的" in {one.note for one in library.annotations(report)}
        assert "科技创新" in library.report(report).text
        assert library.verify() == []


def test_without_report_and_backup_the_notes_are_in_the_kept_file(tmp_path: Path) -> None:
    _library(tmp_path, 3)
    shutil.rmtree(tmp_path / "backups")
    path = tmp_path / "library.db"
    _harm(path, [p for t in ("version", "original", "report") for p in _pages_of(path, t)])
    done = recover(tmp_path)
    assert (done.annotations, done.reports, done.homeless) == (0, 0, 3)
    saved = (done.kept / "annotations.jsonl").read_text(encoding="utf-8")
    assert all(f"第{number}条" in saved for number in range(3))
    with Library(tmp_path) as library:
        assert library.reports() == []


def test_garbage_gives_back_the_whole_backup(tmp_path: Path) -> None:
    report = _library(tmp_path, 5)
    (tmp_path / "library.db").write_bytes(b"garbage" * 1000)
    with pytest.raises(DamagedLibraryError):
        Library(tmp_path)
    done = recover(tmp_path)
    assert (done.annotations, done.reports) == (5, 1)
    with Library(tmp_path) as library:
        assert len(library.annotations(report)) == 5


@pytest.mark.parametrize("seed", range(6))
def test_random_damage_never_ends_in_less_than_the_backup(tmp_path: Path, seed: int) -> None:
    report = _library(tmp_path, 12)
    path = tmp_path / "library.db"
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(400):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(data))
    done = recover(tmp_path)
    assert done.annotations >= 12
    with Library(tmp_path) as library:
        assert len(library.annotations(report)) >= 12
        assert library.verify() == []


def test_a_damaged_library_of_a_former_schema_is_made_whole(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "schema-1.db", tmp_path / "library.db")
    path = tmp_path / "library.db"
    _harm(path, [_pages_of(path, "setting")[0]])
    done = recover(tmp_path)
    assert (done.annotations, done.homeless) == (2, 0)
    with Library(tmp_path) as library:
        assert {one.note for one in library.annotations()} == {"要追问", "整份报告的意见"}


def test_a_later_anchor_comes_back_and_a_spoilt_one_falls_back_on_the_log(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note = note_on(library, entry, "科技创新", note="在")
        assert note.placement is not None
        library.change_range(note.id, note.placement.start, note.placement.end + 4)
        for backup in backups(tmp_path):
            backup.unlink()
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        connection.execute("UPDATE annotation SET settled = '{' || settled")
        connection.commit()
    for backup in backups(tmp_path):
        backup.unlink()
    recover(tmp_path)
    with Library(tmp_path) as library:
        [one] = library.annotations()
        assert one.anchor is not None
        assert (one.anchor.quote, one.original) == ("科技创新能力不足", note.anchor)
        assert library.verify() == []
