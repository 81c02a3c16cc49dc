"""Opening the library: what is there, what is in the way, what was written by whom."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core.library import DamagedLibraryError, Library, NewerLibraryError, lock_window
from core.model.errors import UserError
from tests.support.libraries import add, note_on

_NOBODY = 65534


def in_chinese(error: UserError) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in error.what)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@contextmanager
def without_root() -> Iterator[None]:
    """Permission bits do not bind root, so step down for a moment."""
    if os.name != "posix":
        pytest.skip("permission bits are a matter of POSIX")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that another user may enter, with a library in it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    with Library(folder / "profile") as library:
        note_on(library, add(library), "打财断血")
    # Only its owner may enter one that the program made.
    (folder / "profile").chmod(0o755)
    (folder / "profile" / "library.db").chmod(0o644)
    yield folder / "profile"
    shutil.rmtree(folder)


def test_a_missing_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    with Library(tmp_path / "a" / "b") as library:
        assert library.reports() == []
    assert (tmp_path / "a" / "b" / "library.db").is_file()


def test_the_file_keeps_what_it_promises(tmp_path: Path) -> None:
    with Library(tmp_path):
        connection = sqlite3.connect(tmp_path / "library.db")
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA application_id").fetchone() == (0x53484E59,)
        connection.close()
    assert not (tmp_path / "library.db-wal").exists()


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    place = tmp_path / "profile"
    place.write_text("mine")
    with pytest.raises(UserError) as caught:
        Library(place)
    assert in_chinese(caught.value)
    assert place.read_text() == "mine"
    with pytest.raises(UserError):
        Library(place / "deeper")


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(UserError) as caught:
        Library(tmp_path)
    assert in_chinese(caught.value)


def test_a_folder_where_nothing_can_be_made() -> None:
    place = Path("/proc/shenyue")
    if not place.parent.is_dir():
        pytest.skip("only Linux has a folder in which even root can make nothing")
    with pytest.raises(UserError) as caught:
        Library(place)
    assert in_chinese(caught.value)
    with pytest.raises(UserError):
        lock_window(place)


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_read_only_place(shared_folder: Path, what: str) -> None:
    path = shared_folder if what == "folder" else shared_folder / "library.db"
    before = snapshot(shared_folder)
    mode = path.stat().st_mode
    path.chmod(0o555 if what == "folder" else 0o444)
    with without_root(), pytest.raises(UserError) as caught:
        Library(shared_folder)
    path.chmod(mode)
    assert "不能写入" in caught.value.what
    assert snapshot(shared_folder) == before
    with Library(shared_folder) as library:
        assert len(library.annotations()) == 1


def test_a_library_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        add(library)
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("PRAGMA journal_mode = DELETE")
    before = snapshot(tmp_path)
    with pytest.raises(NewerLibraryError) as caught:
        Library(tmp_path)
    assert "更新版本" in caught.value.what
    assert snapshot(tmp_path) == before


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        connection.execute("CREATE TABLE mine (a)")
    before = snapshot(tmp_path)
    with pytest.raises(UserError) as caught:
        Library(tmp_path)
    assert "不是审阅的报告库" in caught.value.what
    assert snapshot(tmp_path) == before


def _garbage(data: bytes) -> bytes:
    return b"no database at all" * (len(data) // 18)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 3]


def _cut_in_the_header(data: bytes) -> bytes:
    return data[:60]


def _flipped(data: bytes) -> bytes:
    # From the second page on every byte of four pages is turned over; the header stays right.
    return data[:4096] + bytes(255 - byte for byte in data[4096 : 5 * 4096]) + data[5 * 4096 :]


@pytest.mark.parametrize("harm", [_garbage, _cut, _cut_in_the_header, _flipped])
def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path: Path, harm) -> None:  # type: ignore[no-untyped-def]
    with Library(tmp_path) as library:
        note_on(library, add(library), "打财断血")
    path = tmp_path / "library.db"
    path.write_bytes(harm(path.read_bytes()))
    # A log that was left behind tells of an unclean exit, after which the file is looked through.
    (tmp_path / "library.db-wal").write_bytes(b"\0" * 64)
    before = path.read_bytes()
    with pytest.raises(DamagedLibraryError) as caught:
        Library(tmp_path)
    assert "损坏" in caught.value.what
    assert "备份" in caught.value.remedy
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    with Library(tmp_path) as library:
        assert add(library).notes == 0


def test_a_library_locked_by_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.store.connection.BUSY_SECONDS", 0.05)
    with Library(tmp_path) as library:
        entry = add(library)
        with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(UserError) as caught:
                note_on(library, entry, "打财断血")
            assert "占用" in caught.value.what
            other.execute("ROLLBACK")
        assert library.annotations(entry.id) == []
        note_on(library, entry, "打财断血")
        assert len(library.annotations(entry.id)) == 1
