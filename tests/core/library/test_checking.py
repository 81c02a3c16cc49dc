from __future__ import annotations

from pathlib import Path

import pytest

from core.library import Library
from core.model.changes import Verb
from core.model.checks import CheckKind, Verdict
from core.model.decisions import Choice, DecisionKind
from core.model.errors import UserError


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_the_bundled_report_is_judged_checked_chained_and_its_promises_listed(
    library: Library,
) -> None:
    with library:
        entry = library.ensure_bundled()
        assert len(library.scoreboard(entry.id)) == 14
        kinds = {one.kind for one in library.findings(entry.id)}
        assert {CheckKind.GLOSSARY, CheckKind.DOUBT} <= kinds
        keys = [one.key for one in library.findings(entry.id)]
        assert all(keys)
        assert len(set(keys)) == len(keys)
        assert {chain.key for chain in library.chains(entry.id)} >= {"地区生产总值", "粮食产量"}
        assert library.chains("赣县区") == library.chains(entry.id)
        commitments = library.commitments(entry.id)
        assert commitments
        assert library.later_passages(entry.id, commitments) == {}


def test_an_unknown_report_is_told(library: Library) -> None:
    with library:
        for verb in (library.scoreboard, library.findings, library.commitments):
            with pytest.raises(UserError):
                verb("r000")
        assert library.chains("无此地") == []


def test_a_dismissed_finding_stays_dismissed_and_undo_brings_it_back(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = library.ensure_bundled()
        found = library.findings(entry.id)
        change = library.decide(entry.id, DecisionKind.FINDING, found[0].key, Choice.DISMISSED)
        assert (change.verb, change.reports, change.ids) == (Verb.DECIDE, (entry.id,), ())
        again = library.decide(entry.id, DecisionKind.FINDING, found[0].key, Choice.DISMISSED)
        assert again.id == 0, "nothing was written"
    with Library(tmp_path) as library:
        assert library.findings(entry.id) == found[1:]
        shown = library.findings(entry.id, with_dismissed=True)
        assert [one.dismissed for one in shown] == [True] + [False] * (len(found) - 1)
        undone = library.undo()
        assert undone is not None
        assert (undone.verb, undone.undone) == (Verb.DECIDE, True)
        assert library.findings(entry.id) == found
        assert library.redo() is not None
    with Library(tmp_path) as library:
        assert library.findings(entry.id) == found[1:]
        library.decide(entry.id, DecisionKind.FINDING, found[0].key, None)
        assert library.findings(entry.id) == found
        assert library.verify() == []


def test_a_commitment_is_kept_tracked_or_dropped_with_a_note(library: Library) -> None:
    with library:
        entry = library.ensure_bundled()
        key = library.commitments(entry.id)[0].key
        library.decide(entry.id, DecisionKind.COMMITMENT, key, Choice.KEPT)
        library.decide(entry.id, DecisionKind.COMMITMENT, key, Choice.TRACKED, "六月去看")
        first = library.commitments(entry.id)[0]
        assert (first.choice, first.note) == (Choice.TRACKED, "六月去看")
        library.undo()
        first = library.commitments(entry.id)[0]
        assert (first.choice, first.note) == (Choice.KEPT, "")


def test_a_match_can_be_split(library: Library) -> None:
    with library:
        entry = library.ensure_bundled()
        match = library.chains(entry.id)[0].matches[0]
        library.decide(match.report, DecisionKind.MATCH, match.key, Choice.SPLIT)
        assert library.chains(entry.id)[0].matches[0].choice is Choice.SPLIT


def test_a_choice_of_another_kind_is_refused(library: Library) -> None:
    with library:
        entry = library.ensure_bundled()
        with pytest.raises(UserError):
            library.decide(entry.id, DecisionKind.FINDING, "k", Choice.TRACKED)
        assert library.undo() is None


REPORT = """关于青禾区{year}年国民经济和社会发展计划执行情况与{next}年计划草案的报告

——{next}年1月8日在青禾区第三届人民代表大会第{number}次会议上

一、{year}年国民经济和社会发展计划执行情况

{past}

二、{next}年国民经济和社会发展主要目标和任务

{ahead}
"""


def _imported(library: Library, folder: Path, year: int, past: str, ahead: str) -> str:
    path = folder / f"{year}.txt"
    number = "五" if year == 2020 else "六"
    path.write_text(
        REPORT.format(year=year, next=year + 1, number=number, past=past, ahead=ahead), "utf-8"
    )
    entry = library.import_file(path).report
    assert entry is not None
    return entry.id


def test_last_years_promise_meets_this_years_report(library: Library, tmp_path: Path) -> None:
    with library:
        first = _imported(
            library,
            tmp_path,
            2020,
            "全年地区生产总值增长4.1%，粮食产量36.2万吨。",
            "地区生产总值增长6%左右，新增公办学位1200个。",
        )
        second = _imported(
            library,
            tmp_path,
            2021,
            "全年地区生产总值增长5.8%。公办学位新增1350个，群众满意度提高。",
            "地区生产总值增长6.5%左右。",
        )
        chain = next(c for c in library.chains(second) if c.key == "地区生产总值")
        assert [year.year for year in chain.years] == [2020, 2021, 2022]
        assert chain.years[1].verdict is Verdict.WITHIN
        assert [told.report for told in chain.years[1].targets] == [first]
        promise = next(one for one in library.commitments(first) if "公办学位" in one.text)
        passage = library.later_passages(first, [promise])[promise.key]
        assert passage.report == second
        assert "1350个" in passage.text
        assert library.later_passages(second, library.commitments(second)) == {}
        library.remove(second)
        assert library.later_passages(first, [promise]) == {}
        assert all(year.year < 2022 for chain in library.chains(first) for year in chain.years)


def test_chains_follow_a_corrected_edition(library: Library, tmp_path: Path) -> None:
    def told(report_id: str) -> list[str]:
        chain = next(c for c in library.chains(report_id) if c.key == "地区生产总值")
        return [value.value.expr.text for year in chain.years for value in year.actuals]

    with library:
        goal = "地区生产总值增长6%左右，粮食产量稳定在37万吨，新增公办学位1200个。"
        first = _imported(
            library, tmp_path, 2020, "全年地区生产总值增长4.1%，粮食产量36.2万吨。", goal
        )
        assert told(first) == ["4.1%"]
        again = _imported(
            library, tmp_path, 2020, "全年地区生产总值增长4.3%，粮食产量36.2万吨。", goal
        )
        assert again == first
        assert told(first) == ["4.3%"]
        library.undo()
        assert told(first) == ["4.1%"]
