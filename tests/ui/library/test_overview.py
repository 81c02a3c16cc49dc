"""The preview at a glance: what to look at, and how the text begins and ends."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from core.model.notices import Notice, NoticeCode
from core.model.report import Corrections, Doubt, Report
from core.model.source import Source
from core.parsing import parse
from tests.support.previews import asked, line, press, said, shown, view
from ui.library.import_preview import ImportPreview
from ui.widgets.theme import THEMES


def test_what_is_well_is_said_to_be_well(qtbot, source: Source, report: Report) -> None:
    well = replace(report, warnings=())
    preview = ImportPreview(THEMES["light"], [well], "青石县.txt", source=source)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitExposed(preview)

    assert "没有发现要更正的地方" in shown(preview)
    assert "受县人民政府委托" in shown(preview)
    assert "城镇登记失业率控制在4%以内。" in shown(preview)


def test_what_lacks_is_named_and_leads_to_its_place(qtbot, source: Source, report: Report) -> None:
    lacking = replace(report, meta=replace(report.meta, region="", year=None))
    dialog = ImportPreview(THEMES["light"], [lacking], "青石县.txt", source=source)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)

    press(dialog, "没有认出地区")
    qtbot.waitUntil(line(dialog, "地区").hasFocus)
    line(dialog, "地区").insert("青石县")
    QTest.keyClick(line(dialog, "地区"), Qt.Key.Key_Tab)

    def leads() -> list[str]:
        buttons = [b.text() for b in dialog.findChildren(QToolButton) if b.isVisible()]
        return [words for words in buttons if words.startswith("没有认出")]

    qtbot.waitUntil(lambda: leads() == ["没有认出年份"])


def test_doubts_and_notices_are_one_click_away(qtbot, report: Report) -> None:
    doubt = Doubt(1, "一1", 0, 6, "20204月", Notice(NoticeCode.YEAR_RUN_INTO_MONTH))
    doubtful = replace(report, doubts=(doubt,), warnings=report.warnings[:1])
    dialog = ImportPreview(THEMES["light"], [doubtful], "青石县.txt")
    qtbot.addWidget(dialog)
    dialog.show()

    press(dialog, "1 处存疑")
    assert view(dialog, "存疑").isVisible()
    press(dialog, "1 条提醒")
    assert view(dialog, "提醒").isVisible()


def test_what_was_set_right_before_stands_there_and_stays(qtbot, source: Source) -> None:
    given = Corrections(region="白石县", body_start=5)
    once = {0: (parse(source, given), given)}
    dialog = ImportPreview(
        THEMES["light"], [parse(source)], "青石县.txt", None, source, (), once, correcting=True
    )
    qtbot.addWidget(dialog)
    dialog.show()
    requests = asked(dialog)

    assert dialog.windowTitle() == "更正报告"
    assert "上一版" not in shown(dialog)
    assert dialog.corrections() == given
    assert line(dialog, "地区").text() == "白石县"
    line(dialog, "年份").setText("2020")
    line(dialog, "年份").editingFinished.emit()
    assert requests == [Corrections(region="白石县", year=2020, body_start=5)]
    press(dialog, "正文起点")
    assert said(dialog, "文件里的行")[5].startswith("正文")
    press(dialog, "恢复自动识别")
    assert dialog.corrections() == Corrections(region="白石县", year=2020)
