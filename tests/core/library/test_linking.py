"""Links between notes, terms and places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Library
from core.model.library import ReportEntry
from core.model.links import LinkKind
from tests.support.libraries import add, note_on


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path) as opened:
        yield opened


@pytest.fixture
def entry(library: Library) -> ReportEntry:
    return add(library)


def test_links_lead_to_notes_terms_and_places(library: Library, entry: ReportEntry) -> None:
    report = library.report(entry.id)
    other = note_on(library, entry, "打财断血", note="先看这条")
    address = report.block_at(report.text.index("科技创新")).address
    note = note_on(
        library,
        entry,
        "科技创新",
        note=f"[[{other.id[:8]}]] [[中国稀金谷]] [[{address}|此段]] [[没有的]] "
        f"[本报告](shenyue:report/{entry.id})",
    )
    to_note, to_term, to_place, nowhere, to_report = library.links(note.id)
    assert (to_note.kind, to_note.annotation, to_note.title) == (
        LinkKind.NOTE,
        other.id,
        "先看这条",
    )
    assert other.placement is not None
    assert (to_note.place, to_note.place_end) == (other.placement.start, other.placement.end)
    assert to_term.kind is LinkKind.TERM
    assert "中国稀金谷" in report.text[to_term.place : to_term.place_end]
    assert to_place.kind is LinkKind.PLACE
    assert report.block_at(to_place.place).address == address
    assert not nowhere.found
    assert (to_report.kind, to_report.title) == (LinkKind.REPORT, entry.meta.title)
    assert [one.id for one in library.backlinks(other.id)] == [note.id]
    assert [one.id for one in library.notes_linking(entry.id, LinkKind.TERM, "中国稀金谷")] == [
        note.id
    ]
    assert library.notes_linking(entry.id, LinkKind.TERM, "打财断血") == []
    library.delete([other.id])
    assert not library.links(note.id)[0].found
    assert library.links("0" * 32) == []


def test_what_a_link_could_lead_to(library: Library, entry: ReportEntry) -> None:
    note_on(library, entry, "打财断血", note="稀金谷的事")
    found = library.link_targets(entry.id, "稀金谷")
    assert [one.kind for one in found] == [LinkKind.TERM, LinkKind.NOTE]
    assert found[0].text == "[[中国稀金谷]]"
    text = "、".join(one.text for one in found)
    assert all(link.found for link in library.resolve_links(entry.id, text))
    assert "存在的问题" in [
        one.title.lstrip("(一) ") for one in library.link_targets(entry.id, "存在")
    ]
    assert len(library.link_targets(entry.id, "")) > 2
