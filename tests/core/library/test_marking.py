"""Highlights: light reading, bookmarks, ranges, joining and splitting, many at once, tags."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.library import Library, value_key
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
from core.model.library import ReportEntry
from tests.support.libraries import add, made, note_on


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path) as opened:
        yield opened


@pytest.fixture
def entry(library: Library) -> ReportEntry:
    return add(library)


def living(library: Library, entry: ReportEntry) -> dict[str, Annotation]:
    return {one.id: one for one in library.annotations(entry.id)}


def quotes(library: Library, entry: ReportEntry) -> list[str]:
    return [one.anchor.quote for one in library.annotations(entry.id) if one.anchor is not None]


def test_marks_tell_what_is_painted_and_nothing_else(library: Library, entry: ReportEntry) -> None:
    seen = note_on(
        library, entry, "打财断血", colour=Colour.BLUE, note="第一行\n第二行", role=Role.SUGGEST
    )
    gone = note_on(library, entry, "科技创新")
    library.annotate(entry.id, Target(TargetKind.REPORT), note="总评")
    library.delete([gone.id])
    [mark] = library.marks(entry.id)
    assert seen.placement is not None
    assert mark == (
        seen.id,
        seen.placement.start,
        seen.placement.end,
        Colour.BLUE,
        Style.FILL,
        "第一行",
        Role.SUGGEST,
        AnchorState.EXACT,
        TargetKind.TEXT,
    )


def test_a_bookmark_stands_on_the_paragraph(library: Library, entry: ReportEntry) -> None:
    report = library.report(entry.id)
    place = report.text.index("科技创新")
    bookmark = made(library.bookmark(entry.id, place, note="回来再看"))
    assert (bookmark.style, bookmark.colour) == (Style.BOOKMARK, None)
    assert bookmark.target == Target(TargetKind.PARAGRAPH, report.block_at(place).address)
    assert bookmark.anchor is not None
    assert bookmark.anchor.quote == report.block_at(place).text
    heading = made(library.bookmark(entry.id, report.text.index("存在的问题")))
    assert heading.target.kind is TargetKind.HEADING


def test_headings_and_bars_of_a_chart_have_a_place(library: Library) -> None:
    library.ensure_bundled()
    [entry] = library.reports()
    report = library.report(entry.id)
    section = report.sections[3]
    heading = made(library.annotate(entry.id, Target(TargetKind.HEADING, section.address)))
    assert heading.anchor is not None
    assert section.title in heading.anchor.quote
    indicator = next(one for one in report.indicators if one.values)
    value = indicator.values[0]
    bar = made(library.annotate(entry.id, Target(TargetKind.VALUE, value_key(indicator, value))))
    assert bar.anchor is not None
    assert bar.anchor.quote == report.blocks[value.block].text[value.start : value.end]
    with pytest.raises(UserError):
        library.annotate(entry.id, Target(TargetKind.VALUE, "无此指标|2020|plan||level"))


def test_a_changed_range_keeps_the_first_anchor_and_is_undone(
    library: Library, entry: ReportEntry
) -> None:
    note = note_on(library, entry, "科技创新", note="看")
    start = library.report(entry.id).text.index("科技创新能力不足")
    change = library.change_range(note.id, start, start + 8)
    assert change.verb is Verb.RANGE
    wider = living(library, entry)[note.id]
    assert wider.anchor is not None
    assert wider.anchor.quote == "科技创新能力不足"
    assert wider.original == note.anchor
    assert wider.placement is not None
    assert (wider.placement.start, wider.placement.end) == (start, start + 8)
    library.change_range(note.id, start, start + 4)
    assert living(library, entry)[note.id].original is None
    library.undo()
    library.undo()
    assert living(library, entry)[note.id] == note
    library.redo()
    assert living(library, entry)[note.id] == wider
    assert library.verify() == []


def test_joined_highlights_keep_every_word_written(library: Library, entry: ReportEntry) -> None:
    later = note_on(library, entry, "能力不足", note="后", tags=["二"], role=Role.PROBLEM)
    first = note_on(library, entry, "科技创新", note="前", tags=["一", "二"], colour=Colour.PINK)
    change = library.merge_highlights([later.id, first.id])
    [joined] = library.annotations(entry.id)
    assert (change.verb, joined.id) == (Verb.JOIN, first.id)
    assert joined.anchor is not None
    assert joined.anchor.quote == "科技创新能力不足"
    assert (joined.note, joined.tags) == ("前\n\n后", ("一", "二"))
    assert (joined.colour, joined.role) == (Colour.PINK, Role.PROBLEM)
    assert [one.id for one in library.deleted_annotations(entry.id)] == [later.id]
    library.undo()
    assert living(library, entry) == {later.id: later, first.id: first}
    with pytest.raises(UserError):
        library.merge_highlights([first.id])


def test_a_split_highlight_is_two_and_undone_one(library: Library, entry: ReportEntry) -> None:
    note = note_on(library, entry, "科技创新能力不足", note="看", tags=["一"], colour=Colour.GREEN)
    assert note.placement is not None
    start = note.placement.start
    library.split_highlight(note.id, start + 4)
    assert quotes(library, entry) == ["科技创新", "能力不足"]
    first, second = library.annotations(entry.id)
    assert (first.id, first.note, second.note) == (note.id, "看", "")
    assert (second.tags, second.colour) == (("一",), Colour.GREEN)
    for place in (start, start - 3, start + 8):
        with pytest.raises(UserError):
            library.split_highlight(first.id, place)
    library.undo()
    assert library.annotations(entry.id) == [note]
    library.redo()
    assert quotes(library, entry) == ["科技创新", "能力不足"]


def test_many_are_edited_in_one_change(library: Library, entry: ReportEntry) -> None:
    ids = [note_on(library, entry, quote).id for quote in ("打财断血", "科技创新", "工业倍增")]
    change = library.edit_many(ids, colour=Colour.VIOLET, tags=iter(["企业"]))
    assert len(change.ids) == 3
    assert {one.tags for one in library.annotations(entry.id)} == {("企业",)}
    assert library.edit_many(ids, colour=Colour.VIOLET).id == 0
    library.undo()
    assert {one.colour for one in library.annotations(entry.id)} == {Colour.YELLOW}
    with pytest.raises(UserError):
        library.edit_many([ids[0], "0" * 32], note="没有")
    assert not any(one.note for one in library.annotations(entry.id))


def test_a_tag_is_renamed_and_joined_with_another(library: Library, entry: ReportEntry) -> None:
    note_on(library, entry, "打财断血", tags=["财政", "企业"])
    both = note_on(library, entry, "科技创新", tags=["企业用工", "企业"])
    other = add(library, "一、乙\n财政收入稳定增长。", title="另一份报告", region="乙区")
    far = note_on(library, other, "财政收入", tags=["企业用工"])
    assert dict(library.tag_counts()) == {"企业": 2, "企业用工": 2, "财政": 1}
    change = library.rename_tag("企业用工", "企业")
    assert (change.verb, set(change.ids)) == (Verb.RETAG, {both.id, far.id})
    assert dict(library.tag_counts()) == {"企业": 3, "财政": 1}
    assert living(library, entry)[both.id].tags == ("企业",)
    assert library.rename_tag("没有", "有").id == 0
    library.rename_tag("企业", "")
    assert library.tags() == ["财政"]
    library.undo()
    library.undo()
    assert living(library, other)[far.id].tags == ("企业用工",)


def test_colours_have_names_of_ones_own(library: Library) -> None:
    assert set(library.colour_names().values()) == {""}
    library.set_colour_name(Colour.PINK, "  要追 问 ")
    assert library.colour_names()[Colour.PINK] == "要追 问"
    with pytest.raises(UserError):
        library.set_colour_name(Colour.PINK, "很" * 21)


def test_a_former_revision_is_restored(library: Library, entry: ReportEntry) -> None:
    note = note_on(library, entry, "科技创新", note="一")
    library.edit(note.id, note="二", tags=["甲"])
    assert note.placement is not None
    library.change_range(note.id, note.placement.start, note.placement.end + 2)
    library.delete([note.id])
    states = library.revisions(note.id)
    assert [one.annotation.note for one in states] == ["一", "二", "二", "二"]
    assert library.restore_revision(note.id, states[0].change).verb is Verb.REVISE
    again = living(library, entry)[note.id]
    assert (again.note, again.tags, again.original) == ("一", (), None)
    assert again.placement == note.placement
    library.undo()
    assert library.annotations(entry.id) == []
    [binned] = library.deleted_annotations(entry.id)
    assert binned.note == "二"
    assert library.verify() == []
    with pytest.raises(UserError):
        library.restore_revision(note.id, 10_000)


def test_placeless_ones_have_no_range(library: Library, entry: ReportEntry) -> None:
    whole: Any = made(library.annotate(entry.id, Target(TargetKind.REPORT), note="总评"))
    with pytest.raises(UserError):
        library.change_range(whole.id, 0, 4)


def test_marks_of_a_stretch_are_those_that_share_a_character_with_it(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        for start, end in ((10, 20), (20, 30), (28, 45)):
            library.annotate(entry.id, Target(TargetKind.TEXT), start=start, end=end)
        every = library.marks(entry.id)
        assert [(one.start, one.end) for one in every] == [(10, 20), (20, 30), (28, 45)]
        for low, high in ((0, 10), (0, 11), (19, 20), (20, 28), (20, 29), (45, 90), (-5, 900)):
            near = [one for one in every if one.start < high and one.end > low]
            assert library.marks(entry.id, (low, high)) == near
