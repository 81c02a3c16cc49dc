"""A file with several reports: each is imported, found again and read again by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.importing import read
from core.library import Library
from core.library.reading import Understood, understand_all
from core.model.errors import UserError
from core.model.report import Corrections
from core.model.source import FurnitureReason
from core.parsing import parse, parse_all
from tests.support.files import GAZETTE, write
from tests.support.libraries import note_on


@pytest.fixture
def gazette(tmp_path: Path) -> Path:
    return write(tmp_path / "公报.txt", GAZETTE)


def titles(library: Library) -> set[str]:
    return {entry.meta.title for entry in library.reports()}


PLAN = "关于青禾县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
BUDGET = "关于青禾县2024年预算执行情况和2025年预算草案的报告"


def test_every_report_is_stored_with_the_same_original(tmp_path: Path, gazette: Path) -> None:
    with Library(tmp_path / "profile") as library:
        results = library.import_all(gazette)
        assert [one.report.meta.title for one in results if one.report] == [PLAN, BUDGET]
        assert titles(library) == {PLAN, BUDGET}
        originals = [library.original(one.id) for one in library.reports()]
        assert {one.content for one in originals if one} == {gazette.read_bytes()}
        assert library.verify() == []
        library.undo()
        assert titles(library) == {PLAN}


def test_the_same_file_again_brings_only_what_lacks(tmp_path: Path, gazette: Path) -> None:
    with Library(tmp_path / "profile") as library:
        found = understand_all(gazette)
        [first] = library.keep(gazette, found, [(found.reports[1], Corrections(part=1))])
        assert first.report is not None
        assert titles(library) == {BUDGET}
        again = library.import_all(gazette)
        assert [one.already_there for one in again] == [False, True]
        assert titles(library) == {PLAN, BUDGET}
        assert all(one.already_there for one in library.import_all(gazette))


def test_the_same_report_alone_in_another_file_is_recognised(tmp_path: Path, gazette: Path) -> None:
    alone = write(tmp_path / "预算.txt", GAZETTE[GAZETTE.index(BUDGET) :])
    with Library(tmp_path / "profile") as library:
        library.import_all(gazette)
        assert library.import_file(alone).already_there


@pytest.mark.parametrize("part", [0, 1])
def test_another_parser_reads_the_same_part_again(
    tmp_path: Path, gazette: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    with Library(tmp_path / "profile") as library:
        entries = [one.report for one in library.import_all(gazette)]
        entry = entries[part]
        assert entry is not None
        report = library.report(entry.id)
        note = note_on(library, entry, report.blocks[-1].text[:8])
        for module in ("base", "imports"):
            monkeypatch.setattr(f"core.library.{module}.parser_version", lambda: "another")
        library._parsed.clear()
        again = library.report(entry.id)
        assert again == report
        assert library._store.reports.versions(entry.id)[-1].parser == "another"
        [kept] = library.annotations(entry.id)
        assert kept.placement == note.placement


def test_a_parser_that_finds_one_more_report_before_it_still_finds_it(
    tmp_path: Path, gazette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path / "profile") as library:
        found = understand_all(gazette)
        # As an edition stored it that did not yet see the plan report in front.
        [kept] = library.keep(gazette, found, [(found.reports[1], Corrections(part=0))])
        assert kept.report is not None
        monkeypatch.setattr("core.library.base.parser_version", lambda: "another")
        library._parsed.clear()
        assert library.report(kept.report.id).meta.title == BUDGET
        assert library._store.reports.versions(kept.report.id)[-1].corrections == Corrections(
            part=1
        )


def test_what_was_set_right_of_one_is_kept_with_it(
    tmp_path: Path, gazette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = Corrections(region="新禾县", part=1)
    with Library(tmp_path / "profile") as library:
        source = read(gazette)
        report = parse(source, given)
        [result] = library.keep(gazette, Understood(source, (report,)), [(report, given)])
        assert result.report is not None
        assert result.report.meta.region == "新禾县"
        monkeypatch.setattr("core.library.base.parser_version", lambda: "another")
        library._parsed.clear()
        assert library.report(result.report.id).meta.region == "新禾县"
        assert library.report(result.report.id).meta.title == BUDGET


def test_a_start_in_another_report_chooses_that_one(gazette: Path) -> None:
    source = read(gazette)
    at = next(n for n, block in enumerate(source.blocks) if "预算收支执行" in block.text)
    assert parse(source, Corrections(body_start=at)).meta.title == BUDGET
    with_tail = parse(source, Corrections(glossary_start=at, part=0))
    assert any("12.5亿元" in block.text for block in with_tail.blocks)


def test_each_is_found_alone_as_among_all_and_nothing_is_lost(gazette: Path) -> None:
    source = read(gazette)
    every = parse_all(source)
    for part, report in enumerate(every):
        assert parse(source, Corrections(part=part)) == report
        left = [one.text for one in report.furniture if one.reason is FurnitureReason.NEIGHBOUR]
        assert any("会议审查了" in text for text in left)
        assert not any("预算收支" in text or "计划草案" in text for text in left)


def test_a_file_changed_meanwhile_is_refused(tmp_path: Path, gazette: Path) -> None:
    with Library(tmp_path / "profile") as library:
        found = understand_all(gazette)
        write(gazette, GAZETTE + "补充一句。\n")
        [result] = library.keep(gazette, found)
        assert result.report is None
        assert "改动" in result.error
        gazette.unlink()
        [result] = library.keep(gazette, found)
        assert result.remedy
        assert library.reports() == []
        assert [one.error for one in library.import_all(gazette)] != [""]


def test_an_unreadable_file_has_one_result(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        [result] = library.import_all(tmp_path / "none.txt")
        assert result.report is None
        with pytest.raises(UserError):
            understand_all(tmp_path / "none.txt")
