"""Annotations of other people: nothing overwritten, nothing deleted, twice the same as once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.library import Library
from core.model.annotations import (
    AnchorState,
    Annotation,
    Colour,
    Role,
    Style,
    Target,
    TargetKind,
)
from core.model.changes import Verb
from core.model.errors import UserError
from core.model.exchange import MergeKind, MergeResult
from core.model.library import ReportEntry
from tests.support.libraries import add, made, note_on
from tests.support.reports import SAMPLE

DATA = Path(__file__).resolve().parents[2] / "data" / "exchange"


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "mine") as opened:
        opened.set_setting("author", "王代表")
        yield opened


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "theirs") as opened:
        opened.set_setting("author", "李代表")
        yield opened


def kinds(result: MergeResult) -> list[MergeKind]:
    return [item.kind for item in result.items]


def state(library: Library) -> dict[str, Annotation]:
    """All annotations, where they came from left aside."""
    everything = library.annotations(with_deleted=True)
    return {one.id: replace(one, origin="") for one in everything}


def exported(library: Library, entry: ReportEntry) -> bytes:
    return library.export(entry.id, "jsonld")


def test_notes_of_a_colleague_come_with_author_and_colour(mine: Library, theirs: Library) -> None:
    here, there = add(mine), add(theirs)
    own = note_on(mine, here, "科技创新", note="我的")
    other = note_on(theirs, there, "科技创新", note="你的", colour=Colour.PINK, role=Role.PROBLEM)
    theirs.annotate(there.id, Target(TargetKind.REPORT), note="总评", tags=["会上"])
    result = mine.merge_annotations(exported(theirs, there))
    assert (result.format, kinds(result)) == ("jsonld", [MergeKind.ADDED] * 2)
    assert (result.change.verb, len(result.change.ids)) == (Verb.MERGE, 2)
    assert state(mine) == {own.id: own} | state(theirs)
    assert {one.author for one in mine.annotations()} == {"王代表", "李代表"}
    before = state(mine)
    again = mine.merge_annotations(exported(theirs, there))
    assert (kinds(again), again.change.id) == ([MergeKind.SAME] * 2, 0)
    assert state(mine) == before
    mine.undo()
    assert [one.id for one in mine.annotations()] == [own.id]
    assert kinds(mine.merge_annotations(exported(theirs, there))) == [MergeKind.ADDED] * 2
    assert state(mine)[other.id].deleted == ""
    assert mine.verify() == []


def test_what_differs_is_kept_beside(mine: Library, theirs: Library) -> None:
    here, there = add(mine), add(theirs)
    note = note_on(theirs, there, "科技创新", note="初稿")
    mine.merge_annotations(exported(theirs, there))
    mine.edit(note.id, note="我改的")
    assert kinds(mine.merge_annotations(exported(theirs, there))) == [MergeKind.SAME]
    theirs.edit(note.id, note="对方改的")
    result = mine.merge_annotations(exported(theirs, there))
    assert kinds(result) == [MergeKind.CONFLICT]
    assert {one.note for one in mine.annotations(here.id)} == {"我改的", "对方改的"}
    assert kinds(mine.merge_annotations(exported(theirs, there))) == [MergeKind.SAME]
    assert len(mine.annotations(here.id)) == 2


def test_absence_and_foreign_deletions_delete_nothing(mine: Library, theirs: Library) -> None:
    here, there = add(mine), add(theirs)
    first = note_on(theirs, there, "科技创新", note="一")
    note_on(theirs, there, "打财断血", note="二")
    mine.merge_annotations(exported(theirs, there))
    theirs.delete([first.id])
    mine.merge_annotations(exported(theirs, there))
    data = json.loads(exported(theirs, there))
    data["first"]["items"][0] |= {"shenyue:deleted": "2026-03-01T00:00:00Z"}
    assert kinds(mine.merge_annotations(json.dumps(data).encode())) == [MergeKind.SAME]
    assert len(mine.annotations(here.id)) == 2
    # What I deleted does not come back by itself.
    mine.delete([first.id])
    theirs.restore_annotation(first.id)
    [item] = [
        item
        for item in mine.merge_annotations(exported(theirs, there)).items
        if item.annotation == first.id
    ]
    assert (item.kind, bool(item.reason)) == (MergeKind.SAME, True)
    assert len(mine.annotations(here.id)) == 1


def test_another_edition_finds_the_words_or_says_that_it_does_not(
    mine: Library, theirs: Library
) -> None:
    here = add(mine, SAMPLE.replace("高质量发展迈出坚实步伐", "各项事业稳中有进"))
    there = add(theirs)
    found = note_on(theirs, there, "科技创新能力不足", note="在")
    lost = note_on(theirs, there, "高质量发展迈出坚实步伐", note="失")
    result = mine.merge_annotations(exported(theirs, there))
    told = {item.annotation: (item.kind, item.state) for item in result.items}
    assert told[found.id] == (MergeKind.ADDED, AnchorState.EXACT)
    assert told[lost.id] == (MergeKind.ORPHAN, AnchorState.ORPHAN)
    assert [one.annotation.id for one in mine.review(here.id)] == [lost.id]
    assert kinds(mine.merge_annotations(exported(theirs, there))) == [MergeKind.SAME] * 2
    assert mine.verify() == []


def test_an_older_edition_of_mine_is_theirs(mine: Library, theirs: Library) -> None:
    add(mine)
    here = add(mine, SAMPLE.replace("科技创新能力不足", "科技创新能力仍显不足"))
    there = add(theirs)
    note = note_on(theirs, there, "企业用工成本上升较快")
    [item] = mine.merge_annotations(exported(theirs, there)).items
    assert (item.kind, item.state) == (MergeKind.ADDED, AnchorState.MOVED)
    [one] = mine.annotations(here.id)
    assert one.anchor == note.anchor


@pytest.mark.parametrize(
    ("name", "quotes"),
    [
        ("calibre.json", 3),
        ("koreader.lua", 2),
        ("koreader-old.lua", 2),
        ("koreader.json", 1),
        ("koreader.md", 2),
        ("zotero.html", 2),
        ("zotero.md", 2),
        ("zotero.json", 2),
        ("others.jsonld", 2),
    ],
)
def test_highlights_of_other_programs_find_their_words(
    mine: Library, name: str, quotes: int
) -> None:
    here = add(mine)
    add(mine, "一、乙\n别的报告，别的话。", title="别的", region="乙区")
    result = mine.merge_annotations(DATA / name)
    taken = [item for item in result.items if item.kind is not MergeKind.BAD]
    assert len(taken) == quotes
    assert {item.report for item in taken} == {here.id}
    text = mine.report(here.id).text
    for one in mine.annotations(here.id):
        assert one.origin == result.format
        if one.placement is not None and one.placement.state is AnchorState.EXACT:
            assert one.anchor is not None
            assert text[one.placement.start : one.placement.end] == one.anchor.quote
    states = [item.state for item in taken]
    assert states.count(AnchorState.EXACT) + states.count(AnchorState.MOVED) >= min(2, quotes)
    again = mine.merge_annotations(DATA / name)
    assert again.change.id == 0
    assert len(mine.annotations(here.id)) == quotes
    mine.undo()
    assert mine.annotations(here.id) == []


def test_a_quote_in_many_places_is_flagged(mine: Library) -> None:
    text = "一、甲\n全面推进乡村振兴。\n二、乙\n全面推进乡村振兴。"
    add(mine, text, title="丁报告", region="丁区")
    data = {"type": "calibre_highlights", "highlights": [{"highlighted_text": "全面推进乡村振兴"}]}
    [item] = mine.merge_annotations(json.dumps(data).encode()).items
    assert (item.kind, item.state) == (MergeKind.ADDED, AnchorState.AMBIGUOUS)
    data["highlights"][0] |= {"uuid": "x", "toc_family_titles": ["二、乙"]}  # type: ignore[operator]
    [item] = mine.merge_annotations(json.dumps(data).encode()).items
    assert item.state is AnchorState.EXACT


def test_the_report_must_be_here_or_named(mine: Library) -> None:
    entry = add(mine, "一、乙\n别的报告，别的话。", title="别的", region="乙区")
    with pytest.raises(UserError):
        mine.merge_annotations(DATA / "calibre.json")
    assert mine.last_change() == 1
    result = mine.merge_annotations(DATA / "calibre.json", entry.id)
    assert kinds(result)[0] is MergeKind.ORPHAN
    with pytest.raises(UserError):
        mine.merge_annotations(DATA / "missing.json")


def test_the_same_note_on_a_twin_report_is_another_one(mine: Library, theirs: Library) -> None:
    first, second = add(mine), add(mine, "一、乙\n打财断血。", title="别的", region="乙区")
    there = add(theirs)
    note_on(theirs, there, "打财断血", note="看")
    data = exported(theirs, there)
    for entry in (first, second, first, second):
        mine.merge_annotations(data, entry.id)
    assert [len(mine.annotations(entry.id)) for entry in (first, second)] == [1, 1]


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
looks = st.fixed_dictionaries(
    {
        "colour": st.sampled_from([*Colour, None]),
        "style": st.sampled_from(list(Style)),
        "note": text,
        "tags": st.lists(text, max_size=3),
        "role": st.sampled_from([*Role, None]),
    }
)
steps = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 60), looks, st.integers(0, 9)), max_size=8
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps)
def test_export_and_import_are_a_round_trip(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    with Library(folder / "a") as mine, Library(folder / "b") as theirs:
        here, there = add(mine), add(theirs)
        whole = mine.report(here.id).text
        for start, length, look, deed in steps:
            if not whole[start : start + length].strip():
                continue
            if deed == 0:
                mine.annotate(here.id, Target(TargetKind.REPORT), **look)
                continue
            note = made(
                mine.annotate(
                    here.id, Target(TargetKind.TEXT), start=start, end=start + length, **look
                )
            )
            if deed == 1:
                mine.change_range(note.id, start, start + length + 3)
            elif deed == 2:
                mine.keep_as_orphan(note.id)
        data = exported(mine, here)
        if not mine.annotations():
            return
        own = state(mine)
        assert set(kinds(mine.merge_annotations(data))) == {MergeKind.SAME}
        assert state(mine) == own
        theirs.merge_annotations(data)
        assert state(theirs) == own
        assert json.loads(exported(theirs, there))["first"] == json.loads(data)["first"]
        assert theirs.verify() == []


def test_a_file_made_to_keep_the_program_busy_is_not_searched_for_ever(
    mine: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(mine)
    monkeypatch.setattr("core.library.merging.SECONDS", -1.0)
    quotes = ["科技创新能力不足", "科技创新的能力仍显不足，企业的用工成本上升较快"]
    data = {"type": "calibre_highlights", "highlights": [{"highlighted_text": q} for q in quotes]}
    result = mine.merge_annotations(json.dumps(data).encode())
    assert kinds(result) == [MergeKind.ADDED, MergeKind.ORPHAN]


deeds = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["annotate", "edit", "delete", "merge"]),
        st.integers(0, 9),
        st.sampled_from(["甲", "乙", "丙"]),
    ),
    max_size=14,
)


def seen(library: Library) -> set[tuple[str, str, str]]:
    """What a person reads of all living notes."""
    return {
        (one.note, one.author, "" if one.anchor is None else one.anchor.quote)
        for one in library.annotations()
    }


@settings(max_examples=30, deadline=None)
@given(deeds=deeds)
def test_however_two_delegates_exchange_their_notes_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[int, str, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("two")
    quotes = ("打财断血", "科技创新", "工业倍增", "共克时艰")
    with Library(folder / "a") as first, Library(folder / "b") as second:
        both = (first, second)
        entries = [add(library) for library in both]
        for library, name in zip(both, ("王", "李"), strict=True):
            library.set_setting("author", name)
        for who, deed, number, words in deeds:
            library, entry = both[who], entries[who]
            notes = library.annotations(entry.id)
            if deed == "annotate":
                note_on(library, entry, quotes[number % 4], note=words)
            elif deed == "merge" and (other := both[1 - who]).annotations():
                data = exported(other, entries[1 - who])
                before = seen(library)
                binned = {one.id for one in library.deleted_annotations()}
                result = library.merge_annotations(data)
                assert before <= seen(library)
                told = {item.annotation for item in result.items}
                assert {one.id for one in other.annotations()} <= told | {
                    one.id for one in library.annotations(with_deleted=True)
                }
                assert {one.id for one in library.deleted_annotations()} == binned
                assert library.merge_annotations(data).change.id == 0
            elif notes and deed == "edit":
                library.edit(notes[number % len(notes)].id, note=words)
            elif notes and deed == "delete":
                library.delete([notes[number % len(notes)].id])
        for library in both:
            assert library.verify() == []
