"""A corrected edition: what changed, and what becomes of the annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.library import Library, on_target
from core.model.annotations import AnchorState, Annotation, Target, TargetKind
from core.model.changes import Verb
from core.model.editions import DiffKind
from core.model.errors import UserError
from core.model.library import ReportEntry
from core.parsing import parse
from tests.support.libraries import add, made, note_on
from tests.support.reports import SAMPLE

OLD = "中国稀金谷^{2}建设还需加快，科技创新能力不足，企业用工成本上升较快。"
NEW = "中国稀金谷^{2}建设仍要加快，科技创新的能力仍显不足，企业用工成本上升9.5%。"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path) as opened:
        yield opened


def one_of(library: Library, annotation: Annotation) -> Annotation:
    return next(one for one in library.annotations() if one.id == annotation.id)


def corrected(library: Library) -> tuple[ReportEntry, Annotation, Annotation, Annotation]:
    """A report whose second edition changed one note's words and took another's away."""
    entry = add(library)
    changed = note_on(library, entry, "科技创新能力不足，企业用工成本上升较快", note="改")
    lost = note_on(library, entry, "高质量发展迈出坚实步伐", note="失")
    kept = note_on(library, entry, "地区生产总值增长8%左右", note="在")
    text = SAMPLE.replace("高质量发展迈出坚实步伐", "各项事业稳中有进")
    assert NEW not in SAMPLE
    assert OLD in text
    return add(library, text.replace(OLD, NEW)), changed, lost, kept


def test_the_queue_shows_old_and_new_words(library: Library) -> None:
    entry, changed, lost, _kept = corrected(library)
    items = library.review(entry.id)
    assert [(one.annotation.id, one.state) for one in items] == [
        (changed.id, AnchorState.CHANGED),
        (lost.id, AnchorState.ORPHAN),
    ]
    first, second = items
    assert first.quote == "科技创新能力不足，企业用工成本上升较快"
    assert first.words == "科技创新的能力仍显不足，企业用工成本上升9.5%"
    assert first.words == library.report(entry.id).text[first.start : first.end]
    words = [
        (first.quote[span.start : span.end], first.words[span.new_start : span.new_end])
        for span in first.differences
    ]
    assert ("较快", "9.5%") in words
    assert (second.words, second.start, second.address) == ("", -1, "一1")
    assert second.before.endswith("共克时艰，")


def test_what_was_accepted_is_found_by_the_new_words_from_then_on(library: Library) -> None:
    entry, changed, _lost, _kept = corrected(library)
    place = one_of(library, changed).placement
    change = library.accept(changed.id)
    assert change.verb is Verb.REVIEW
    now = one_of(library, changed)
    assert now.original == changed.anchor
    assert now.anchor is not None
    assert now.anchor.quote == "科技创新的能力仍显不足，企业用工成本上升9.5%"
    assert now.placement is not None
    assert now.placement.state is AnchorState.EXACT
    assert changed.id not in [one.annotation.id for one in library.review(entry.id)]
    assert library.accept(changed.id).id == 0
    library.undo()
    back = one_of(library, changed)
    assert (back.placement, back.original) == (place, None)
    library.redo()
    assert one_of(library, changed) == now
    later = SAMPLE.replace(OLD, NEW + "还要再加努力。")
    third = add(library, later)
    assert third.id == entry.id
    found = one_of(library, changed).placement
    assert found is not None
    assert found.state in (AnchorState.EXACT, AnchorState.MOVED)
    assert library.verify() == []


def test_an_orphan_is_placed_anew_or_kept(library: Library) -> None:
    entry, changed, lost, _kept = corrected(library)
    with pytest.raises(UserError):
        library.accept([changed.id, lost.id])
    assert one_of(library, changed).original is None
    start = library.report(entry.id).text.index("稳中有进")
    library.re_place(lost.id, start, start + 4)
    placed = one_of(library, lost)
    assert placed.anchor is not None
    assert (placed.anchor.quote, placed.original) == ("稳中有进", lost.anchor)
    library.undo()
    library.keep_as_orphan([lost.id, changed.id])
    assert library.review(entry.id) == []
    kept = one_of(library, changed).placement
    assert kept is not None
    assert kept.state is AnchorState.ORPHAN
    assert {one.note for one in library.annotations(entry.id)} == {"改", "失", "在"}
    library.undo()
    assert len(library.review(entry.id)) == 2
    library.redo()
    # Its words come back with the next edition.
    add(library, SAMPLE.replace("8%左右", "8.2%左右"))
    back = one_of(library, lost).placement
    assert back is not None
    assert back.state in (AnchorState.EXACT, AnchorState.MOVED)


def test_two_versions_side_by_side(library: Library) -> None:
    entry, changed, lost, _kept = corrected(library)
    old, new = library.versions(entry.id)
    assert (old.shown, new.shown) == (False, True)
    diff = library.compare_versions(entry.id)
    assert (diff.old, diff.new) == (old, new)
    rows = [row for row in diff.rows if row.kind is DiffKind.CHANGED]
    assert [row.annotations for row in rows] == [(lost.id,), (changed.id,)]
    assert diff.changes()[:2] == tuple(rows)
    assert sum(diff.counts().values()) == len(diff.rows)
    for row in diff.rows:
        left, right, at, new_at = "", "", 0, 0
        for span in row.spans:
            assert row.old_text[at : span.start] == row.new_text[new_at : span.new_start]
            left += row.old_text[span.start : span.end]
            right += row.new_text[span.new_start : span.new_end]
            at, new_at = span.end, span.new_end
        assert row.kind is not DiffKind.SAME or (left, right) == ("", "")
    backwards = library.compare_versions(entry.id, new.id, old.id)
    assert backwards.new == old
    with pytest.raises(UserError):
        library.compare_versions(entry.id, "无", new.id)


def test_one_version_has_no_changes(library: Library) -> None:
    entry = add(library)
    assert library.compare_versions(entry.id).changes() == ()
    assert library.review(entry.id) == []


FIRST = """青禾区2020年国民经济和社会发展计划执行情况的报告
一、2020年计划执行情况
全区上下同心聚力，各项工作取得新的成效。
工业增加值增长8.5%，科技创新能力不足。
"""


def test_what_the_parser_has_learnt_is_no_change_of_the_report(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "一稿.txt", tmp_path / "二稿.txt"
    old.write_text(FIRST, encoding="utf-8")
    new.write_text(FIRST.replace("8.5%", "8.8%"), encoding="utf-8")

    def learnt(source: Any, corrections: Any = None) -> Any:
        report = parse(source, corrections)
        blocks = [replace(b, text=b.text.replace("全区上下", "全区 上下")) for b in report.blocks]
        return replace(report, blocks=tuple(blocks))

    with monkeypatch.context() as patch:
        patch.setattr("core.parsing.parse", learnt)
        for module in ("imports", "base", "reviewing"):
            patch.setattr(f"core.library.{module}.parser_version", lambda: "前")
        first = library.import_file(old).report
        second = library.import_file(new).report
        assert second is not None
        assert "全区 上下" in library.report(second.id).text
    assert first is not None
    assert first.id == second.id
    note = note_on(library, second, "科技创新能力不足", note="在")
    assert [one.source_name for one in library.versions(first.id)] == ["一稿.txt", "二稿.txt"]
    diff = library.compare_versions(first.id)
    [row] = diff.changes()
    assert [(row.old_text[a:b], row.new_text[c:d]) for a, b, c, d in row.spans] == [
        ("8.5%", "8.8%")
    ]
    assert row.annotations == (note.id,)


def test_a_note_on_a_paragraph_goes_with_its_paragraph(library: Library) -> None:
    entry = add(library)
    report = library.report(entry.id)
    place = report.text.index("“打财断血”")
    target = Target(TargetKind.PARAGRAPH, report.block_at(place).address)
    note = made(library.annotate(entry.id, target, note="整段"))
    library.bookmark(entry.id, place)
    whole = made(library.annotate(entry.id, Target(TargetKind.REPORT), note="总评"))
    assert on_target(report, library.annotations(), target) == [note]
    add(library, SAMPLE.replace("2020年是极不平凡", "这一年成绩来之不易。\n2020年是极不平凡"))
    now = library.report(entry.id)
    moved = now.block_at(now.text.index("“打财断血”")).address
    assert moved != target.key
    notes = library.annotations()
    assert on_target(now, notes, target) == []
    found = on_target(now, notes, Target(TargetKind.PARAGRAPH, moved))
    assert [one.id for one in found] == [note.id]
    assert on_target(now, notes, Target(TargetKind.REPORT)) == [whole]
    assert on_target(now, notes, Target(TargetKind.PARAGRAPH, "没有")) == []
