"""What a person set right stays right: in a corrected edition, and after a program update."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.importing import read
from core.library import Library
from core.library.reading import understand_all
from core.model.blocks import Part
from core.model.report import Corrections, Report, ReportKind
from core.model.source import Run, Source, SourceBlock, SourceKind
from tests.support.files import GAZETTE, write
from tests.support.libraries import note_on

TEXT = """云岭县情况通报
云岭县各镇各部门
有关情况通报如下。
一、上半年情况
全县新修村道三十六公里，粮食播种面积稳定在十二万亩，惠农服务站覆盖全部行政村。
二、下半年打算
抓好秋粮收购和冬修水利，继续推进村道养护和惠农服务，确保全年目标任务顺利完成。
附：有关说法
惠农服务站：在村里为农户办事的地方。
村道养护：每年两次检查和修补村里的道路。
"""
TITLE = "云岭县2023年上半年情况通报"
ALL = Corrections(TITLE, "云岭县城区", 2023, ReportKind.WORK_REPORT, 3, 7)


def _corrected(text: str = TEXT) -> str:
    """The edition in which the authors corrected a figure and added a line above the text."""
    return text.replace("三十六公里", "三十八公里").replace(
        "有关情况通报如下。", "（更正稿）\n有关情况通报如下。"
    )


def _is_right(library: Library, report_id: str) -> Report:
    entry, report = library.entry(report_id), library.report(report_id)
    meta = entry.meta
    assert (meta.title, meta.region, meta.year, meta.kind) == (
        TITLE,
        "云岭县城区",
        2023,
        ReportKind.WORK_REPORT,
    )
    assert [section.title for section in report.sections if section.part is Part.BODY] == [
        "上半年情况",
        "下半年打算",
    ]
    assert [term.term for term in report.terms] == ["惠农服务站", "村道养护"]
    return report


@pytest.mark.parametrize("way", ["import_file", "import_all"])
def test_a_corrected_edition_is_understood_as_the_former_was_set_right(
    tmp_path: Path, way: str
) -> None:
    with Library(tmp_path / "profile") as library:
        first = library.import_file(write(tmp_path / "a.txt", TEXT), ALL).report
        assert first is not None
        _is_right(library, first.id)
        note_on(library, first, "抓好秋粮收购", note="问经费")

        done = getattr(library, way)(write(tmp_path / "b.txt", _corrected()))
        [result] = done if isinstance(done, list) else [done]

        assert result.report is not None
        assert result.report.id == first.id
        assert result.report.version != first.version
        assert "三十八公里" in _is_right(library, first.id).text
        [kept] = library.annotations(first.id)
        assert (kept.note, kept.placement is not None) == ("问经费", True)
        assert len(library.versions(first.id)) == 2
        # And once more, from the second to a third.
        third = _corrected().replace("十二万亩", "十三万亩")
        again = library.import_file(write(tmp_path / "c.txt", third)).report
        assert again is not None
        assert again.id == first.id
        _is_right(library, first.id)
        assert library.undo() is not None
        assert "十二万亩" in library.report(first.id).text


def test_what_was_set_right_is_not_put_upon_another_report(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        first = library.import_file(write(tmp_path / "a.txt", TEXT), ALL).report
        other = """白水县情况通报
一、上半年情况
全县新建茶园四千亩，游客同比增加两成，校舍加固工程完成过半，社会大局和谐稳定。
"""
        second = library.import_file(write(tmp_path / "b.txt", other)).report
        assert first is not None
        assert second is not None
        assert second.id != first.id
        assert second.meta.title == "白水县情况通报"
        assert second.meta.kind is ReportKind.OTHER
        assert [one.corrections for one in library._store.reports.versions(second.id)] == [None]


def test_what_a_person_sets_otherwise_counts(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        first = library.import_file(write(tmp_path / "a.txt", TEXT), ALL).report
        path = write(tmp_path / "b.txt", _corrected())
        given = replace(ALL, body_start=4, glossary_start=8, title="云岭县半年通报")
        second = library.import_file(path, given).report
        assert first is not None
        assert second is not None
        assert second.meta.title == "云岭县半年通报"


def test_a_report_of_a_gazette_is_remembered_with_its_place_in_the_new_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", GAZETTE)
    given = Corrections(title="青禾县预算报告（审定）", region="青禾新区", part=1)
    with Library(tmp_path / "profile") as library:
        found = understand_all(path)
        from core.parsing import parse

        report = parse(found.source, given)
        [stored] = library.keep(path, found, [(report, given)])
        assert stored.report is not None
        # The next issue has the two reports, and another in front.
        more = GAZETTE.split("关于2024年预算执行情况")[0].replace("青禾县", "白水县")
        more = more.replace("稳中有进", "向好")
        path = write(tmp_path / "b.txt", f"{more}\n{GAZETTE.replace('12.5亿元', '12.6亿元')}")
        results = library.import_all(path)
        assert len(results) == 3
        [same] = [one.report for one in results if one.report and one.report.id == stored.report.id]
        assert same.meta.title == "青禾县预算报告（审定）"
        assert same.meta.region == "青禾新区"
        assert "12.6亿元" in library.report(same.id).text


def _shifted(source: Source) -> Source:
    more = SourceBlock(SourceKind.PARAGRAPH, (Run("云岭县人民政府门户网站"),))
    return replace(source, blocks=(more, more, *source.blocks))


def test_a_newer_reader_that_yields_more_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(write(tmp_path / "a.txt", TEXT), ALL).report
        assert entry is not None
        note_on(library, entry, "抓好秋粮收购", note="问经费")
    import core.importing

    read_bytes: Any = core.importing.read_bytes
    monkeypatch.setattr(core.importing, "read_bytes", lambda *given: _shifted(read_bytes(*given)))
    monkeypatch.setattr("core.library.base.parser_version", lambda: "next")
    with Library(tmp_path / "profile") as library:
        _is_right(library, entry.id)
        [version] = library._store.reports.versions(entry.id)[-1:]
        assert version.parser == "next"
        assert version.corrections is not None
        assert (version.corrections.body_start, version.corrections.glossary_start) == (5, 9)
        [note] = library.annotations(entry.id)
        assert note.placement is not None
        monkeypatch.setattr(core.importing, "read_bytes", read_bytes)
        monkeypatch.setattr("core.library.base.parser_version", lambda: "and back")
        _is_right(library, entry.id)


def test_the_part_with_a_title_of_ones_own_is_still_that_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt", GAZETTE)
    with Library(tmp_path / "profile") as library:
        found = understand_all(path)
        # As an edition stored it that did not yet see the plan report in front.
        given = Corrections(title="我的预算报告", part=0)
        budget = found.reports[1]
        mine = replace(budget, meta=replace(budget.meta, title="我的预算报告"))
        [kept] = library.keep(path, found, [(mine, given)])
        assert kept.report is not None
        monkeypatch.setattr("core.library.base.parser_version", lambda: "another")
        library._parsed.clear()
        report = library.report(kept.report.id)
        assert report.text == budget.text
        assert report.meta.title == "我的预算报告"
        assert read(path).name == "a.txt"
