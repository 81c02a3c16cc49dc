"""The preview of a file, driven like a person who sets something right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QTreeView

from core.importing import read
from core.model.notices import Notice, NoticeCode, notice
from core.model.report import Corrections, Doubt, Report, ReportKind
from core.model.source import Source
from core.parsing import parse
from tests.support.previews import LINES, asked, line, press, rows, said, shown, view
from ui.library.import_preview import ImportPreview
from ui.library.parts_list import PartsList
from ui.panes.parts import EmptyState, SearchField
from ui.widgets.theme import THEMES


@pytest.fixture
def preview(qtbot, source: Source, report: Report) -> ImportPreview:
    dialog = ImportPreview(THEMES["light"], [report], "青石县.txt", source=source)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_it_shows_what_was_understood(preview: ImportPreview, report: Report) -> None:
    assert line(preview, "标题").text() == report.meta.title
    assert line(preview, "地区").text() == report.meta.region == "青石县"
    assert line(preview, "年份").text() == "2021"
    assert "计划 2022 年" in shown(preview)
    tree = rows(preview.findChild(QTreeView).model())
    assert "一、2021年计划执行情况|2 段" in tree
    assert "（一）经济平稳增长|1 段" in tree
    assert f"{len(''.join(report.text.split()))}" in shown(preview)
    assert preview.corrections() == Corrections()


def test_nothing_is_silently_lost(preview: ImportPreview, report: Report) -> None:
    press(preview, f"未收入正文的行 {len(report.furniture)}")
    assert view(preview, "未收入正文的行").isVisible()
    assert said(preview, "未收入正文的行") == ["网站路径 首页 > 政务公开 > 计划总结"]


def test_what_is_written_becomes_a_correction(preview: ImportPreview, report: Report) -> None:
    requests = asked(preview)
    line(preview, "标题").setText("青石县计划报告")
    assert preview.corrections() == Corrections(title="青石县计划报告")
    press(preview, "工作报告")
    year = line(preview, "年份")
    year.setFocus()
    year.selectAll()
    QTest.keyClicks(year, "2020")
    QTest.keyClick(year, Qt.Key.Key_Tab)
    expected = Corrections(title="青石县计划报告", year=2020, kind=ReportKind.WORK_REPORT)
    assert preview.corrections() == expected
    assert requests == [replace(expected, year=None), expected]
    assert "正在重新识别" in shown(preview)
    press(preview, "计划报告")
    line(preview, "标题").setText(report.meta.title)
    assert preview.corrections() == Corrections(year=2020)


def test_leaving_a_line_as_it_was_asks_for_nothing(preview: ImportPreview) -> None:
    requests = asked(preview)
    line(preview, "地区").setFocus()
    QTest.keyClick(line(preview, "地区"), Qt.Key.Key_Tab)
    line(preview, "标题").setText("   ")
    line(preview, "年份").setText("20")
    assert not requests
    assert preview.corrections() == Corrections()


def test_a_new_understanding_keeps_what_was_written(
    preview: ImportPreview, report: Report, source: Source
) -> None:
    line(preview, "地区").setText("白沙市")
    meta = replace(report.meta, title="另一个标题", region="青石县城区", year=2019)
    preview.set_report(replace(report, meta=meta))
    assert line(preview, "标题").text() == "另一个标题"
    assert line(preview, "地区").text() == "白沙市"
    assert preview.corrections() == Corrections(region="白沙市")
    preview.set_report(parse(source, preview.corrections()))
    assert preview.corrections() == Corrections(region="白沙市")


def choose(preview: ImportPreview, at: int) -> None:
    lines = view(preview, "文件里的行")
    lines.scrollTo(lines.model().index(at, 0))
    rect = lines.visualRect(lines.model().index(at, 0))
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_the_starts_are_found_and_can_be_moved(preview: ImportPreview, source: Source) -> None:
    requests = asked(preview)
    press(preview, "正文起点")
    assert said(preview, "文件里的行")[4].startswith("正文 受县人民政府委托")
    assert said(preview, "文件里的行")[12].startswith("名词注释 ")
    choose(preview, 5)
    press(preview, "正文从这行开始")
    assert requests[-1] == Corrections(body_start=5)
    assert said(preview, "文件里的行")[5].startswith("正文 ")
    assert not said(preview, "文件里的行")[4].startswith("正文")
    again = parse(source, requests[-1])
    preview.set_report(again)
    assert "正在重新识别" not in shown(preview)
    assert next(b for b in again.blocks if b.text.startswith("一、")).address
    press(preview, "恢复自动识别")
    assert requests[-1] == Corrections()


def test_a_glossary_start_really_makes_a_glossary(tmp_path: Path, qtbot) -> None:
    path = tmp_path / "无标题.txt"
    path.write_text("\n".join(line for line in LINES if line != "名词解释"), encoding="utf-8")
    source = read(path)
    report = parse(source)
    assert not report.terms
    dialog = ImportPreview(THEMES["dark"], [report], path.name, source=source)
    qtbot.addWidget(dialog)
    dialog.show()
    requests = asked(dialog)
    press(dialog, "正文起点")
    choose(dialog, 12)
    press(dialog, "名词注释从这行开始")
    assert requests == [Corrections(glossary_start=12)]
    dialog.set_report(parse(source, requests[0]))
    assert parse(source, requests[0]).terms[0].term == "两新两高"
    assert "1\n名词" in shown(dialog)


def test_the_glossary_stays_behind_the_body(preview: ImportPreview) -> None:
    press(preview, "正文起点")
    choose(preview, 5)
    press(preview, "名词注释从这行开始")
    choose(preview, 9)
    press(preview, "正文从这行开始")
    assert preview.corrections() == Corrections(body_start=9)
    choose(preview, 2)
    press(preview, "名词注释从这行开始")
    assert preview.corrections() == Corrections(glossary_start=2)


def test_a_line_of_the_file_is_looked_for(preview: ImportPreview) -> None:
    press(preview, "正文起点")
    field = next(f for f in preview.findChildren(SearchField) if f.isVisible())
    field.setText("全县生产总值")
    field.send()
    lines = view(preview, "文件里的行")
    assert lines.currentIndex().row() == 7
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert lines.currentIndex().row() == 11
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert lines.currentIndex().row() == 7
    assert preview.isVisible()


def test_plain_text_is_said_to_be_plain(tmp_path: Path, qtbot) -> None:
    path = tmp_path / "随笔.txt"
    path.write_text("今天下乡走访了三户人家。\n大家都说路修好了，出门方便多了。", encoding="utf-8")
    dialog = ImportPreview(THEMES["light"], [parse(read(path))], path.name)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "按普通文字导入" in shown(dialog)
    assert any("没有章节" in e.text() for e in dialog.findChildren(EmptyState) if e.isVisible())
    assert not [b for b in dialog.findChildren(QToolButton) if b.text() == "正文起点"]


def test_a_recognised_report_is_not_called_plain(preview: ImportPreview) -> None:
    assert "按普通文字导入" not in shown(preview)


def test_doubts_and_warnings(qtbot, report: Report) -> None:
    doubt = Doubt(
        1, "一(一)1", 0, 6, "20204月", Notice(NoticeCode.YEAR_RUN_INTO_MONTH), "2020年4月"
    )
    more = replace(
        report, doubts=(doubt,), warnings=(notice(NoticeCode.PAGES_DAMAGED, pages=("3", "5–7")),)
    )
    dialog = ImportPreview(THEMES["paper"], [more], "a.txt")
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "存疑 1")
    assert said(dialog, "存疑") == [
        "一(一)1 “20204月” 年和月连在一起，可能缺“年”。可能是“2020年4月”。"
    ]
    press(dialog, "提醒 1")
    assert said(dialog, "提醒") == ["第 3、5–7 页已损坏，未能读取。"]


@pytest.mark.parametrize(("words", "result"), [("导入", 1), ("取消", 0)])
def test_the_two_buttons(preview: ImportPreview, words: str, result: int) -> None:
    press(preview, words)
    assert not preview.isVisible()
    assert preview.result() == result


def test_a_failure_is_said_and_nothing_changes(preview: ImportPreview) -> None:
    press(preview, "统计公报")
    preview.say_failed("文件已不在原处。")
    assert "文件已不在原处。" in shown(preview)
    assert preview.corrections() == Corrections(kind=ReportKind.BULLETIN)


@pytest.mark.parametrize("name", list(THEMES))
def test_every_theme(preview: ImportPreview, name: str) -> None:
    preview.set_theme(THEMES[name])
    picture = preview.grab().toImage()
    assert picture.pixelColor(3, 3).name().upper() == THEMES[name].panel
    assert picture.pixelColor(380, 520).name().upper() == THEMES[name].ground


@pytest.fixture
def several(qtbot, report: Report) -> ImportPreview:
    meta = replace(report.meta, title="青石县2021年预算执行情况的报告", kind=ReportKind.BUDGET)
    third = replace(report, meta=replace(meta, title="青石县人民检察院工作报告"))
    reports = [report, replace(report, meta=meta), third]
    dialog = ImportPreview(THEMES["light"], reports, "公报.pdf", there={2})
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_of_several_reports_one_chooses(several: ImportPreview) -> None:
    assert "这个文件里有 3 份报告" in shown(several)
    parts = several.findChild(PartsList)
    assert "已在报告库中" in parts.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert several.chosen() == [0, 1]
    press(several, "导入 2 份")
    assert several.result() == 1
    parts.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert several.chosen() == [1]
    parts.item(1).setCheckState(Qt.CheckState.Unchecked)
    [button] = [b for b in several.findChildren(QPushButton) if b.text().startswith("导入")]
    assert not button.isEnabled()


def test_each_of_several_reports_is_set_right_by_itself(
    several: ImportPreview, report: Report
) -> None:
    requests = asked(several)
    parts = several.findChild(PartsList)
    parts.setCurrentRow(1)
    title = next(f for f in several.findChildren(QLineEdit) if f.isVisible())
    assert title.text() == "青石县2021年预算执行情况的报告"
    press(several, "工作报告")
    assert requests == [Corrections(kind=ReportKind.WORK_REPORT, part=1)]
    assert several.corrections(0) == Corrections(part=0)
    assert several.corrections(1) == requests[0]
    assert several.corrections(2) == Corrections(part=2)
    again = replace(report, meta=replace(report.meta, title="重新识别的标题"))
    several.set_report(again, 1)
    assert title.text() == "重新识别的标题"
    assert several.report(1) is again
    parts.setCurrentRow(0)
    assert not title.isVisible()
    several.set_theme(THEMES["dark"])


def test_a_space_ticks_the_report_with_the_keyboard(several: ImportPreview) -> None:
    parts = several.findChild(PartsList)
    parts.setFocus()
    QTest.keyClick(parts, Qt.Key.Key_Down)
    QTest.keyClick(parts, Qt.Key.Key_Space)
    assert several.chosen() == [0]
    assert "导入 1 份" in [b.text() for b in several.findChildren(QPushButton)]


def test_a_click_on_the_box_ticks_and_one_on_the_title_only_looks(several: ImportPreview) -> None:
    parts = several.findChild(PartsList)
    row = parts.visualItemRect(parts.item(1))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(parts.viewport(), left, pos=row.center())
    assert parts.currentRow() == 1
    assert several.chosen() == [0, 1]
    QTest.mouseClick(parts.viewport(), left, pos=row.topLeft() + QPoint(20, row.height() // 2))
    assert several.chosen() == [0]
    QTest.mouseClick(parts.viewport(), left, pos=row.topLeft() + QPoint(20, row.height() // 2))
    assert several.chosen() == [0, 1]


def test_what_was_set_right_in_the_former_edition_is_filled_in(
    qtbot, report: Report, source: Source
) -> None:
    given = Corrections(
        title="审定稿", region="青石新县", year=2019, kind=ReportKind.BUDGET, body_start=3
    )
    once = parse(source, given)
    dialog = ImportPreview(THEMES["light"], [report], "a.txt", None, source, (), {0: (once, given)})
    qtbot.addWidget(dialog)
    dialog.show()
    assert "报告库里有这份报告的上一版" in shown(dialog)
    assert dialog.corrections() == given
    assert dialog.report() == once
    asked: list[Corrections] = []
    dialog.reparse_requested.connect(asked.append)
    press(dialog, "统计公报")
    assert asked == [replace(given, kind=ReportKind.BULLETIN)]
    press(dialog, "正文起点")
    press(dialog, "恢复自动识别")
    assert dialog.corrections() == replace(given, kind=ReportKind.BULLETIN, body_start=-1)
