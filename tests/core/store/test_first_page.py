"""The first paint: cheap, read-only, and silent about anything odd."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from core.library import Library
from core.library.bundled import build_bundled_cache, main
from core.store.first_page import bundled_cache, bundled_page, first_page
from tests.support.libraries import add, note_on

ROOT = Path(__file__).resolve().parents[3]

_CHILD = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from core.store.first_page import bundled_page, first_page
found = first_page(Path(sys.argv[1]))
bundled_page(Path(sys.argv[1]))
heavy = {"sqlite_utils", "msgspec", "numpy", "click", "dataclasses", "lxml", "rapidfuzz"}
print(found[1], sorted(heavy & set(sys.modules)))
"""


def test_it_gives_the_page_and_place_of_the_report_opened_last(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        first = add(library)
        second = add(library, "一、其他\n另一份报告。", title="另一份", region="", year=None)
        library.set_reading_place(first.id, 120, 0.4)
        page = library.page(first.id)
    assert first_page(tmp_path) == (page, 120)
    with Library(tmp_path) as library:
        library.mark_opened(second.id)
    found = first_page(tmp_path)
    assert found is not None
    assert (found[0].report, found[1]) == (second.id, 0)


def test_it_loads_nothing_heavy(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.set_reading_place(add(library).id, 7)
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert child.stdout == "7 []\n", child.stderr


def test_it_changes_nothing_and_leaves_no_log_behind(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        add(library)
    before = sorted(path.name for path in tmp_path.iterdir())
    assert first_page(tmp_path) is not None
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_it_sees_what_an_open_library_has_committed(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        library.set_reading_place(entry.id, 33)
        found = first_page(tmp_path)
    assert found is not None
    assert found[1] == 33


def test_a_place_behind_the_end_is_the_last_character(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        library.set_reading_place(entry.id, 10**9)
    found = first_page(tmp_path)
    assert found is not None
    assert found[1] == entry.characters - 1


def test_whatever_is_odd_gives_none(tmp_path: Path) -> None:
    assert first_page(tmp_path / "missing") is None
    with Library(tmp_path) as library:
        assert first_page(tmp_path) is None, "no report yet"
        entry = add(library)
        note_on(library, entry, "打财断血")
        library.remove(entry.id)
    assert first_page(tmp_path) is None, "removed"
    with Library(tmp_path) as library:
        library.undo()
    path = tmp_path / "library.db"
    good = path.read_bytes()
    assert first_page(tmp_path) is not None
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE version SET page = '[1, 2]'")
    assert first_page(tmp_path) is None, "no page"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert first_page(tmp_path) is None, "newer"
    path.write_bytes(good[:3000])
    assert first_page(tmp_path) is None, "cut"
    path.write_bytes(b"garbage" * 999)
    assert first_page(tmp_path) is None, "garbage"
    path.unlink()
    path.mkdir()
    assert first_page(tmp_path) is None, "folder"


def test_the_bundled_page_is_the_one_the_library_will_hold(tmp_path: Path) -> None:
    assert bundled_page(tmp_path / "build") is None
    target = build_bundled_cache(tmp_path / "build")
    assert target == bundled_cache(tmp_path / "build")
    page = bundled_page(tmp_path / "build")
    with Library(tmp_path / "profile") as library:
        entry = library.ensure_bundled()
        assert page == library.page(entry.id)
        assert first_page(tmp_path / "profile") == (page, 0)


def test_the_cache_is_built_once_and_old_ones_go(tmp_path: Path) -> None:
    old = tmp_path / "bundled-0123.json"
    old.write_text("[]")
    assert main([str(tmp_path)]) == 0
    [path] = tmp_path.glob("bundled-*.json")
    assert path != old
    before = path.stat().st_mtime_ns
    assert build_bundled_cache(tmp_path) == path
    assert path.stat().st_mtime_ns == before
    path.write_text("broken")
    assert bundled_page(tmp_path) is None


def test_a_folder_that_cannot_be_written_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert build_bundled_cache(tmp_path / "file" / "build") is None
