"""Searching and exporting through the facade."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.library import Library
from core.model.annotations import Colour
from core.model.errors import UserError
from core.model.library import HitSource
from tests.support.libraries import add, note_on


def test_text_glossary_and_notes_are_searched(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note = note_on(library, entry, "用工成本", note="与稀金谷有关")
        text = library.report(entry.id).text
        hits = library.search("稀金谷")
        assert [hit.source for hit in hits] == [HitSource.TEXT, HitSource.TERM, HitSource.NOTE]
        assert all(text[hit.start : hit.end] == "稀金谷" for hit in hits[:2])
        assert hits[2].annotation == note.id
        only = library.search("稀金谷", entry.id, sources={HitSource.NOTE})
        assert [hit.annotation for hit in only] == [note.id]
        assert len(library.search(r"\d+年", regex=True)) == text.count("年") - text.count("一年")
        assert library.search("没有的话") == []
        library.delete([note.id])
        assert len(library.search("稀金谷")) == 2
        with pytest.raises(UserError):
            library.search("稀", "rnothing")
        with pytest.raises(UserError):
            library.search("[", regex=True)


def test_the_whole_library_is_searched_without_removed_reports(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        one = add(library)
        two = add(library, "一、甲\n另有一座稀金谷。", title="另一份", region="", year=None)
        assert {hit.report for hit in library.search("稀金谷")} == {one.id, two.id}
        library.remove(one.id)
        assert {hit.report for hit in library.search("稀金谷")} == {two.id}


def test_terms_are_found_by_words_and_pinyin(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        for query in ("稀金谷", "xijingu", "xjg"):
            [(found, term)] = library.find_terms(query)
            assert (found.id, term.term) == (entry.id, "中国稀金谷")
        assert library.find_terms("nichts") == []


def test_notes_are_exported(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note_on(library, entry, "用工成本上升较快", note="请说明措施", tags=["企业"])
        markdown = library.export(entry.id, "md", "notes").decode()
        assert "用工成本上升较快" in markdown
        assert "请说明措施" in markdown
        linked = json.loads(library.export(entry.id, "jsonld", "notes"))
        assert "用工成本上升较快" in json.dumps(linked, ensure_ascii=False)
        with pytest.raises(UserError):
            library.export(entry.id, "nothing", "notes")


def test_an_export_calls_the_colours_as_the_delegate_does(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note_on(library, entry, "用工成本上升较快", colour=Colour.YELLOW)
        note_on(library, entry, "稀金谷", colour=Colour.BLUE)
        library.set_colour_name(Colour.YELLOW, "要追问")
        markdown = library.export(entry.id, "md", "notes").decode()
        assert "要追问" in markdown
        assert "黄色" not in markdown
        assert "蓝色" in markdown
