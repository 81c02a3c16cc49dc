"""Annotations through the facade: make, edit, delete, list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.library import Library
from core.library.targets import cell_key
from core.model.annotations import (
    AnchorState,
    Colour,
    Placement,
    Role,
    Style,
    Target,
    TargetKind,
)
from core.model.changes import Verb
from core.model.errors import UserError
from core.model.values import Indicator
from tests.support.libraries import add, made, note_on
from tests.support.reports import SAMPLE

TEXT = Target(TargetKind.TEXT)


@pytest.fixture
def library(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Library(tmp_path) as opened:
        yield opened


def test_an_annotation_comes_back_as_it_was_made(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.set_setting("author", "王代表")
        entry = add(library)
        change = library.annotate(
            entry.id,
            TEXT,
            start=42,
            end=60,
            colour=Colour.PINK,
            style=Style.UNDERLINE,
            note="𠮷！请说明",
            tags=("企业", " 企业 ", "", "用 工"),
            role=Role.QUESTION,
        )
        note = made(change)
        assert (change.verb, change.before, change.reports) == (
            Verb.ANNOTATE,
            (None,),
            (entry.id,),
        )
        text = library.report(entry.id).text
    assert (note.colour, note.style, note.role) == (Colour.PINK, Style.UNDERLINE, Role.QUESTION)
    assert (note.tags, note.author) == (("企业", "用 工"), "王代表")
    assert note.placement == Placement(AnchorState.EXACT, 42, 60)
    assert note.anchor is not None
    assert note.anchor.quote == text[42:60]
    with Library(tmp_path) as library:
        assert library.annotations(entry.id) == [note]
        assert library.entry(entry.id).notes == 1


def test_the_author_is_the_name_at_this_computer_when_none_is_set(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "zhang")
    assert note_on(library, add(library), "打财断血").author == "zhang"


def test_paragraph_term_and_cell_find_their_own_words(library: Library) -> None:
    entry = add(library)
    report = library.report(entry.id)

    def words(kind: TargetKind, key: str) -> str:
        place = made(library.annotate(entry.id, Target(kind, key), note="看")).placement
        assert place is not None
        return report.text[place.start : place.end]

    assert words(TargetKind.PARAGRAPH, "一(一)1").startswith("中国稀金谷建设")
    assert words(TargetKind.TERM, "打财断血").startswith("打财断血:打击")
    assert words(TargetKind.TERM, "注2").startswith("中国稀金谷:以稀土")
    assert words(TargetKind.CELL, cell_key("表1", 2, 3)) == "<4.5"


def test_indicator_and_report_need_no_place(library: Library) -> None:
    indicator = Indicator(0, "地区生产总值", "gdp", "亿元", (), "表1", 8)
    entry = add(library, indicators=(indicator,))
    for target in (Target(TargetKind.INDICATOR, "gdp"), Target(TargetKind.REPORT)):
        note = made(library.annotate(entry.id, target, note="总体"))
        assert (note.target, note.anchor, note.placement) == (target, None, None)
    with pytest.raises(UserError):
        library.annotate(entry.id, Target(TargetKind.INDICATOR, "nothing"))


@pytest.mark.parametrize(
    ("target", "start", "end"),
    [
        (TEXT, None, None),
        (TEXT, 5, None),
        (TEXT, 5, 5),
        (TEXT, -1, 5),
        (TEXT, 0, 10**6),
        (Target(TargetKind.PARAGRAPH, "九(九)9"), None, None),
        (Target(TargetKind.TERM, "没有"), None, None),
        (Target(TargetKind.CELL, "表1R99C0"), None, None),
        (Target(TargetKind.CELL, "表1"), None, None),
    ],
)
def test_a_place_that_is_not_there_is_refused_and_nothing_changes(
    library: Library, target: Target, start: int | None, end: int | None
) -> None:
    entry = add(library)
    before = library.last_change()
    with pytest.raises(UserError):
        library.annotate(entry.id, target, start=start, end=end)
    assert library.annotations(entry.id, with_deleted=True) == []
    assert library.last_change() == before


def test_blanks_at_the_ends_of_a_selection_are_left_out(library: Library) -> None:
    entry = add(library)
    text = library.report(entry.id).text
    start = text.index("\n")
    note = made(library.annotate(entry.id, TEXT, start=start, end=start + 4))
    assert note.anchor is not None
    assert note.anchor.quote == text[start + 1 : start + 4]
    with pytest.raises(UserError):
        library.annotate(entry.id, TEXT, start=start, end=start + 1)


def test_a_quote_is_found_as_a_person_types_it(library: Library) -> None:
    entry = add(library)
    note = note_on(library, entry, "“打财断血”１０２.4 亿元")
    assert note.anchor is not None
    assert note.anchor.quote == "“打财断血”102.4亿元"
    assert note.colour is Colour.YELLOW
    assert note_on(library, entry, "稀金谷", colour=None).colour is None


def test_a_quote_in_the_body_comes_before_one_in_the_glossary(library: Library) -> None:
    entry = add(library, "@ 稀金谷: 产业区。\n" + SAMPLE)
    note = note_on(library, entry, "稀金谷")
    assert note.anchor is not None
    assert note.anchor.address == "一(一)1"
    again = note_on(library, entry, "稀金谷", occurrence=2)
    assert again.anchor is not None
    assert again.anchor.address == "注1"
    with pytest.raises(UserError) as caught:
        library.annotate_quote(entry.id, "稀金谷", occurrence=9)
    assert "3" in caught.value.what


@pytest.mark.parametrize("quote", ["", "  ", "报告里没有的话"])
def test_a_quote_that_is_not_there(library: Library, quote: str) -> None:
    entry = add(library)
    with pytest.raises(UserError):
        library.annotate_quote(entry.id, quote)


def test_edit_changes_what_is_given_and_nothing_else(library: Library) -> None:
    entry = add(library)
    note = note_on(library, entry, "打财断血", note="旧", tags=["一"], role=Role.PROBLEM)
    change = library.edit(note.id, note="新", colour=None)
    after = made(change)
    assert change.before == (note,)
    assert (after.note, after.colour, after.tags, after.role) == ("新", None, ("一",), Role.PROBLEM)
    assert after.anchor == note.anchor
    assert after.modified >= note.modified
    assert made(library.edit(note.id, tags=[], role=None)).tags == ()
    assert library.edit(note.id, note="新").id == 0, "nothing to write"
    with pytest.raises(TypeError):
        library.edit(note.id, color=None)  # type: ignore[call-arg]


def test_half_a_character_from_a_clipboard_does_no_harm(library: Library) -> None:
    entry = add(library)
    note = note_on(library, entry, "打财断血", note="甲\ud83d乙", tags=["\udc00"])
    assert (note.note, note.tags) == ("甲\ufffd乙", ("\ufffd",))
    assert made(library.edit(note.id, note="\ud83d")).note == "\ufffd"
    assert library.annotations(entry.id)[0].note == "\ufffd"


def test_delete_takes_all_or_none(library: Library) -> None:
    entry = add(library)
    one, two = (note_on(library, entry, quote) for quote in ("打财断血", "科技创新"))
    with pytest.raises(UserError):
        library.delete([one.id, "unknown"])
    assert len(library.annotations(entry.id)) == 2
    change = library.delete([one.id, two.id, one.id])
    assert change.ids == (one.id, two.id)
    assert all(after is not None and after.deleted for after in change.after)
    assert library.annotations(entry.id) == []
    assert len(library.annotations(entry.id, with_deleted=True)) == 2
    with pytest.raises(UserError):
        library.edit(one.id, note="too late")
    library.restore_annotation(one.id)
    assert [note.id for note in library.annotations(entry.id)] == [one.id]


def test_the_list_is_in_reading_order_and_can_be_narrowed(library: Library) -> None:
    entry = add(library)
    whole = made(library.annotate(entry.id, Target(TargetKind.REPORT), note="总评：用工"))
    late = note_on(library, entry, "失业率", colour=Colour.GREEN, note="Ｇ５")
    early = note_on(library, entry, "高质量发展", tags=["发展"])
    middle = note_on(library, entry, "用工成本", tags=["企业", "发展"])

    def ids(**by: object) -> list[str]:
        return [note.id for note in library.annotations(entry.id, **by)]  # type: ignore[arg-type]

    assert ids() == [early.id, middle.id, late.id, whole.id]
    assert ids(colour=Colour.GREEN) == [late.id]
    assert ids(tag="发展") == [early.id, middle.id]
    assert ids(text="用工") == [middle.id, whole.id]
    assert ids(text="g5") == [late.id]
    assert ids(section=0) == [early.id, middle.id]
    assert ids(section=1) == [middle.id]
    assert ids(section=2) == [late.id]
    assert library.tags() == ["发展", "企业"]
    with pytest.raises(UserError):
        ids(section=99)
    with pytest.raises(UserError):
        library.annotations("rnothing")


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    note=st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    tags=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=4),
    start=st.integers(0, 250),
    length=st.integers(1, 60),
)
def test_any_note_on_any_span_comes_back(
    library: Library, note: str, tags: list[str], start: int, length: int
) -> None:
    entry = next(iter(library.reports()), None) or add(library)
    text = library.report(entry.id).text
    if not text[start : start + length].strip():
        return
    wanted = made(
        library.annotate(entry.id, TEXT, start=start, end=start + length, note=note, tags=tags)
    )
    found = {one.id: one for one in library.annotations(entry.id)}
    assert found[wanted.id] == wanted
    assert found[wanted.id].note == note
