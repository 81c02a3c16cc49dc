from __future__ import annotations

from dataclasses import replace

from core.checks.glossary_audit import audit
from core.model.blocks import Block, BlockKind, NoteMark
from core.model.checks import CheckKind
from core.model.glossary import Term, TermUse
from core.model.report import Report, ReportKind, ReportMeta

TEXT = "落实“四清”要求，用好石桥通平台。"


def make(terms: tuple[tuple[str, bool], ...], marks: tuple[tuple[int, int | None], ...]) -> Report:
    """A paragraph with marks (offset, term) and a glossary of (term, used)."""
    paragraph = Block(
        0,
        "一1",
        BlockKind.PARAGRAPH,
        TEXT,
        tuple(
            NoteMark(number, offset, str(number), 1.0, term)
            for number, (offset, term) in enumerate(marks, 1)
        ),
    )
    notes = tuple(
        Block(index + 1, f"注{index + 1}", BlockKind.NOTE, f"{index + 1}. {name}:释义", term=index)
        for index, (name, _used) in enumerate(terms)
    )
    entries = tuple(
        Term(
            index,
            index + 1,
            name,
            (),
            "释义",
            f"注{index + 1}",
            index + 1,
            (TermUse(0, "一1", 0, 2, True),) if used else (),
        )
        for index, (name, used) in enumerate(terms)
    )
    return Report(ReportMeta("石桥区报告", ReportKind.PLAN), (paragraph, *notes), terms=entries)


def test_a_glossary_that_agrees_gives_no_finding() -> None:
    report = make((("四清", True), ("石桥通", True)), ((TEXT.index("”") + 1, 0), (14, 1)))
    assert TEXT[:14].endswith("石桥通")
    assert audit(report) == []


def test_a_mark_without_entry_is_shown_with_the_words_before_it() -> None:
    report = make((("四清", True),), ((6, 0), (14, None)))
    (finding,) = audit(report)
    assert finding.kind is CheckKind.GLOSSARY
    assert "2" in finding.message
    assert finding.evidence[0].text.endswith("石桥通")


def test_an_entry_without_mark_is_shown() -> None:
    report = make((("四清", True), ("石桥通", True)), ((6, 0),))
    (finding,) = audit(report)
    assert finding.evidence[0].address == "注2"


def test_a_glossary_without_any_marks_needs_none() -> None:
    report = make((("四清", True), ("石桥通", True)), ())
    assert audit(report) == []


def test_an_entry_that_the_text_never_uses_is_shown() -> None:
    report = make((("四清", True), ("五通", False)), ())
    (finding,) = audit(report)
    assert finding.evidence[0].address == "注2"


def test_other_wording_is_shown_with_both_sides() -> None:
    report = make((("清四", True),), ((6, 0),))
    (finding,) = audit(report)
    assert [evidence.address for evidence in finding.evidence] == ["一1", "注1"]


def test_the_same_term_twice_is_shown_once_with_both_entries() -> None:
    report = make((("四清", True), ("“四清”", True)), ())
    (finding,) = audit(report)
    assert [evidence.address for evidence in finding.evidence] == ["注1", "注2"]


def test_a_report_without_glossary_has_nothing_to_audit() -> None:
    report = replace(make((), ((6, None),)), terms=())
    assert audit(report) == []


def test_words_between_a_term_and_its_mark_are_no_difference() -> None:
    end = TEXT.index("要求") + 2
    assert audit(make((("四清", True),), ((end, 0),))) == []


def test_a_mark_inside_its_term_is_no_difference() -> None:
    assert audit(make((("石桥通平台", True),), ((14, 0),))) == []
    assert audit(make((("石桥通大平台", True),), ((14, 0),))) != []


def test_a_mark_behind_another_entry_is_a_difference() -> None:
    report = make((("四清", True), ("石桥通", True)), ((6, 1), (14, 0)))
    assert [one.rule for one in audit(report)] == ["term_differs", "term_differs"]


def test_the_source_of_the_data_is_no_term_and_a_generic_end_does_not_count() -> None:
    assert audit(make((("资料来源", False),), ())) == []
    assert audit(make((("石桥通计划", False),), ())) == []


def test_a_text_that_uses_hardly_any_entry_is_told_once() -> None:
    names = [(f"第{number}项名词", False) for number in range(5)]
    (one,) = audit(make((("四清", True), *names), ()))
    assert "5" in one.message
    assert len(one.evidence) == 5


def test_marks_that_hardly_ever_find_an_entry_are_told_once() -> None:
    marks = tuple((offset, None) for offset in range(2, 7))
    found = audit(make((("四清", True), ("石桥通", True)), marks))
    assert found[0].rule == "marks_without_entries"
    assert len(found[0].evidence) == 5


def test_entries_that_hardly_ever_have_a_mark_are_told_once() -> None:
    names = tuple((f"第{number}项名词", True) for number in range(5))
    (one,) = audit(make((("四清", True), *names), ((6, 0),)))
    assert (one.rule, len(one.evidence)) == ("entries_without_marks", 5)
