"""Searching the whole library by its index finds what reading every report finds, come what may."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.library import Library
from core.model.library import Hit, HitSource
from core.search import parse_query, search_notes, search_report
from tests.support.libraries import add, note_on
from tests.support.reports import SAMPLE

WORDS = (
    "增长",
    "5.5%",
    "５Ｇ基站",
    "穩中求進",
    "㎡",
    "𠮷",
    "GDP",
    "互联网+",
    "“三公”",
    " ",
    "年",
    "a\u0301",
)
LINES = st.lists(
    st.lists(st.sampled_from([*WORDS, "的", "8", "é", "\u200b"]), min_size=1, max_size=8).map(
        "".join
    ),
    min_size=1,
    max_size=5,
)
QUERIES = st.one_of(
    st.sampled_from([*WORDS, "增长5.5%", "稳中", "m2", "增", ".5", "网+", "5g", "没有这样的词"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
)


def by_reading(library: Library, query: str, **ways: object) -> list[Hit]:
    """What is found by reading every report, without an index."""
    parsed = parse_query(query, **ways)  # type: ignore[arg-type]
    found: list[Hit] = []
    for entry in library.reports():
        report = library.report(entry.id)
        found += search_report(report, entry.id, parsed)
        notes = library.annotations(entry.id)
        found += search_notes(entry.id, notes, parsed, report=report)
    return found


def fill(library: Library, texts: list[list[str]]) -> None:
    for number, lines in enumerate(texts):
        add(library, "一、总体\n" + "\n".join(lines), title=f"第{number}份", region="", year=None)


@settings(max_examples=40)
@given(st.lists(LINES, min_size=1, max_size=3), st.lists(QUERIES, min_size=1, max_size=6))
def test_the_index_finds_what_reading_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], queries: list[str]
) -> None:
    with Library(tmp_path_factory.mktemp("index")) as library:
        fill(library, texts)
        for query in queries:
            assert library.search(query) == by_reading(library, query)


@pytest.mark.parametrize(
    ("query", "ways"),
    [
        ("稀金谷", {}),
        ("增长 亿元", {"near": 20}),
        (r"\d+[.]\d+%", {"regex": True}),
        ("打财断血", {}),
        ("要问", {}),
        ("", {}),
    ],
)
def test_glossary_tables_notes_and_patterns(
    tmp_path: Path, query: str, ways: dict[str, object]
) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note_on(library, entry, "打财断血", note="要问：稀金谷", tags=["要问"])
        fill(library, [["增长3亿元，5.5%"], ["无"]])
        found = library.search(query, **ways)  # type: ignore[arg-type]
        assert found == by_reading(library, query, **ways)
        assert bool(found) == bool(query)
        assert library.search(query, most=2, **ways) == found[:2]  # type: ignore[arg-type]
        only = library.search(query, sources={HitSource.TERM}, **ways)  # type: ignore[arg-type]
        assert only == [hit for hit in found if hit.source is HitSource.TERM]


def test_what_is_imported_removed_and_brought_back_is_followed(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        first = add(library)
        assert {hit.report for hit in library.search("稀金谷")} == {first.id}
        second = add(library, "一、甲\n另有一座稀金谷。", title="另一份", region="", year=None)
        assert {hit.report for hit in library.search("稀金谷")} == {first.id, second.id}
        library.remove(first.id)
        assert {hit.report for hit in library.search("稀金谷")} == {second.id}
        library.undo()
        assert library.search("稀金谷") == by_reading(library, "稀金谷")
        add(library, SAMPLE.replace("稀金谷", "稀土谷"))
        assert library.search("稀土谷") == by_reading(library, "稀土谷")
        assert library.search("稀金谷") == by_reading(library, "稀金谷")


def test_the_index_of_another_edition_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path) as library:
        add(library)
        library.search("稀")
        library._index._file.put(
            row._replace(stamp="old") for row in [library._index._file.row(library.reports()[0].id)]
        )
        assert library.search("稀金谷") == by_reading(library, "稀金谷")
        monkeypatch.setattr("core.library.indexing.index_edition", lambda: "another")
        assert library.update_index(0) == 1
        assert library.update_index(5) == 0


def _gone(path: Path) -> None:
    path.unlink()


def _garbage(path: Path) -> None:
    path.write_bytes(b"no index at all" * 4000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE entry (mine)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")


def _other_words(path: Path) -> None:
    """The file is a whole database, but a text in it is not the one that was written."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE folded SET text = zeroblob(length(text))")


def _other_table(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE entry SET blocks = zeroblob(length(blocks))")


@pytest.mark.parametrize(
    "harm", [_gone, _garbage, _cut, _empty, _foreign, _newer, _other_words, _other_table]
)
def test_a_bad_index_is_made_anew_without_a_word(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    with Library(tmp_path) as library:
        add(library)
        fill(library, [["另有一座稀金谷。"], ["无"]])
        expected = library.search("稀金谷")
    assert len(expected) == 3
    harm(tmp_path / "search.db")
    with Library(tmp_path) as library:
        assert library.search("稀金谷") == expected
        assert library.search("没有这样的词") == []
    with Library(tmp_path) as library:
        assert library.update_index(0) == 0, "the new index is whole"
        assert library.search("稀金谷") == expected


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bits_in_the_index_never_change_what_is_found(tmp_path: Path, seed: int) -> None:
    with Library(tmp_path) as library:
        add(library)
        fill(library, [["另有一座稀金谷。"], ["无"]])
        expected = {query: library.search(query) for query in ("稀金谷", "年", "无")}
    path = tmp_path / "search.db"
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(60):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(data))
    with Library(tmp_path) as library:
        assert {query: library.search(query) for query in expected} == expected


def test_without_room_for_an_index_one_searches_all_the_same(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        add(library)
        (tmp_path / "search.db").mkdir()
        assert library.search("稀金谷") == by_reading(library, "稀金谷")
        assert library.update_index(3) == 0


def test_an_index_that_another_process_writes_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.store.search_index._BUSY_SECONDS", 0.01)
    with Library(tmp_path) as library:
        add(library)
        library.search("稀")
    path = tmp_path / "search.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Library(tmp_path) as library:
            assert library.search("稀金谷") == by_reading(library, "稀金谷")
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    assert path.exists()
