from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from core.model.blocks import Part
from core.model.report import Report
from tests.support.annotations import make_annotation
from tests.support.reports import make_report
from ui.outline.outline_model import OutlineFilter, OutlineModel
from ui.outline.outline_pane import OutlinePane
from ui.outline.outline_view import ROW, TALL_ROW, OutlineView
from ui.panes.parts import EmptyState, SearchField
from ui.widgets.theme import THEMES

LINES = """\
一、2020年全区国民经济和社会发展计划执行情况
开头一段。
(一) 产业发展提质增效
工业稳步增长，数字经济起步。
(二) 城乡面貌持续改善
城市更新有序推进。
二、2021年主要任务
(一) 聚焦科技创新
全力推进科技创新。建设中国稀金谷。
(二) 推进乡村振兴
培育特色农业。
@ 稀金谷: 产业集聚区。
"""


def with_run_in(report: Report) -> Report:
    """The paragraph under 二(一) gets its leading sentence as a section of level 3."""
    block = next(b for b in report.blocks if b.text.startswith("全力"))
    parent = block.section
    assert parent is not None
    own = replace(
        report.sections[parent],
        index=len(report.sections),
        level=3,
        label="",
        title="全力推进科技创新",
        address="二(一)§1",
        block=block.index,
        first=block.index,
        last=block.index + 1,
        parent=parent,
        run_in_end=9,
    )
    blocks = list(report.blocks)
    blocks[block.index] = replace(block, section=own.index)
    return replace(report, blocks=tuple(blocks), sections=(*report.sections, own))


@pytest.fixture
def report() -> Report:
    return with_run_in(make_report(LINES))


@pytest.fixture
def pane(qtbot: QtBot, report: Report) -> OutlinePane:
    made = OutlinePane(THEMES["light"])
    qtbot.addWidget(made)
    made.resize(220, 600)
    made.show()
    made.set_report(report)
    return made


def view_of(pane: OutlinePane) -> OutlineView:
    return pane.findChild(OutlineView)  # type: ignore[no-any-return]


def visible(pane: OutlinePane) -> list[str]:
    """The rows on the screen from top to bottom."""
    view = view_of(pane)
    rows, index = [], view.model().index(0, 0)
    while index.isValid():
        rows.append(str(index.data()))
        index = view.indexBelow(index)
    return rows


def index_of(pane: OutlinePane, words: str) -> QModelIndex:
    view = view_of(pane)
    index = view.model().index(0, 0)
    while index.isValid() and words not in str(index.data()):
        index = view.indexBelow(index)
    assert index.isValid()
    return index


def click(pane: OutlinePane, words: str) -> None:
    view = view_of(pane)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        view.visualRect(index_of(pane, words)).center(),
    )


def search(pane: OutlinePane, words: str) -> None:
    field = pane.findChild(SearchField)
    field.setText(words)
    QTest.keyClick(field, Qt.Key.Key_Right)
    field.send()


def test_sections_of_two_levels_are_seen_at_first_and_the_glossary_last(pane: OutlinePane) -> None:
    assert visible(pane) == [
        "一、2020年全区国民经济和社会发展计划执行情况",
        "(一)产业发展提质增效",
        "(二)城乡面貌持续改善",
        "二、2021年主要任务",
        "(一)聚焦科技创新",
        "(二)推进乡村振兴",
        "名词注释",
    ]


def test_a_click_leads_to_the_heading(pane: OutlinePane, report: Report) -> None:
    places: list[str] = []
    pane.place_chosen.connect(lambda start, end: places.append(report.text[start:end]))

    click(pane, "城乡面貌")
    click(pane, "聚焦")
    QTest.keyClick(view_of(pane), Qt.Key.Key_Right)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Down)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Return)

    assert places == ["(二) 城乡面貌持续改善", "(一) 聚焦科技创新", "全力推进科技创新。"]


def test_the_glossary_row_leads_to_the_first_entry(pane: OutlinePane, report: Report) -> None:
    places: list[int] = []
    pane.place_chosen.connect(lambda start, _end: places.append(start))

    click(pane, "名词注释")

    assert report.text[places[0] :].startswith("稀金谷:")


def test_reading_marks_the_section_or_the_closed_one_around_it(
    pane: OutlinePane, report: Report
) -> None:
    def marked() -> str:
        node = view_of(pane).outline._current
        return "" if node is None else node.title

    pane.set_place(report.text.index("城市更新"))
    assert marked() == "城乡面貌持续改善"
    pane.set_place(report.text.index("建设中国"))
    assert marked() == "聚焦科技创新"
    view_of(pane).expand(index_of(pane, "聚焦"))
    assert marked() == "全力推进科技创新"
    view_of(pane).collapse(index_of(pane, "二、"))
    assert marked() == "2021年主要任务"
    pane.set_place(report.text.index("产业集聚区"))
    assert marked() == "名词注释"


def test_the_marked_section_is_painted_in_the_accent(pane: OutlinePane, report: Report) -> None:
    def has_accent(words: str) -> bool:
        rect = view_of(pane).visualRect(index_of(pane, words))
        image: QImage = view_of(pane).viewport().grab(rect).toImage()
        accent = THEMES["light"].accent.lower()
        return any(
            image.pixelColor(x, y).name() == accent
            for x in range(image.width())
            for y in range(image.height())
        )

    pane.set_place(report.text.index("城市更新"))

    assert has_accent("城乡面貌")
    assert not has_accent("产业发展")


def test_notes_are_counted_where_they_stand_and_in_closed_sections_above(
    pane: OutlinePane, report: Report
) -> None:
    model = pane.findChild(OutlineModel)
    notes = [
        make_annotation(report, 1, "工业稳步增长"),
        make_annotation(report, 2, "数字经济"),
        make_annotation(report, 3, "建设中国稀金谷"),
        make_annotation(report, 4, "培育", deleted="2026-01-01T00:00:00+00:00"),
        make_annotation(report, 5, None),
    ]

    pane.set_annotations(notes)

    found = {}
    for row in range(model.rowCount()):
        top = model.index(row, 0)
        node = top.internalPointer()
        found[node.title] = (node.notes, node.all_notes)
        for child in node.children:
            found[child.title] = (child.notes, child.all_notes)
    assert found["产业发展提质增效"] == (2, 2)
    assert found["聚焦科技创新"] == (0, 1)
    assert found["2021年主要任务"] == (0, 1)
    assert found["推进乡村振兴"] == (0, 0)
    pane.set_annotations([])
    assert model.index(0, 0).internalPointer().all_notes == 0


@pytest.mark.parametrize("query", ["科技", "kj", "keji"])
def test_the_filter_takes_words_and_pinyin_and_opens_what_it_finds(
    pane: OutlinePane, query: str
) -> None:
    search(pane, query)

    rows = visible(pane)
    assert "全力推进科技创新" in rows
    assert "二、2021年主要任务" in rows
    assert "(二)城乡面貌持续改善" not in rows


def test_an_empty_filter_restores_what_was_open(pane: OutlinePane) -> None:
    view_of(pane).collapse(index_of(pane, "一、"))
    before = visible(pane)

    search(pane, "乡村")
    search(pane, "")

    assert visible(pane) == before


def test_the_filter_is_walked_and_confirmed_from_the_field(
    pane: OutlinePane, report: Report
) -> None:
    places: list[str] = []
    pane.place_chosen.connect(lambda start, end: places.append(report.text[start:end]))
    field = pane.findChild(SearchField)

    search(pane, "推进")
    QTest.keyClick(field, Qt.Key.Key_Return)
    search(pane, "")
    view_of(pane).setCurrentIndex(index_of(pane, "一、"))
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert places == ["(二) 推进乡村振兴", "(一) 产业发展提质增效"]


def test_empty_states_tell_the_next_step(pane: OutlinePane) -> None:
    empty = pane.findChild(EmptyState)
    search(pane, "没有的章节")
    assert empty.isVisible()
    assert "Esc" in empty.text()
    pane.set_report(make_report("没有标题的一段。", title=""))
    assert "没有分章节" in empty.text()
    pane.set_report(None)
    assert "打开一份报告" in empty.text()


def test_long_titles_of_the_first_level_take_two_lines(pane: OutlinePane) -> None:
    view = view_of(pane)

    assert view.visualRect(index_of(pane, "一、")).height() == TALL_ROW
    assert view.visualRect(index_of(pane, "二、")).height() == ROW
    assert index_of(pane, "一、").data(Qt.ItemDataRole.ToolTipRole).startswith("一、2020年")


def test_a_title_stands_in_the_middle_of_its_row_at_any_width(pane: OutlinePane) -> None:
    view = view_of(pane)
    index = index_of(pane, "一、")
    heights = set()
    for width in range(240, 480, 8):
        pane.resize(width, 600)
        QTest.qWait(0)
        view.doItemsLayout()
        rect = view.visualRect(index)
        heights.add(rect.height())
        image: QImage = view.viewport().grab(rect).toImage()
        inked = [
            y
            for y in range(image.height())
            if any(image.pixelColor(x, y).lightness() < 90 for x in range(image.width()))
        ]
        assert abs((inked[0] + inked[-1]) / 2 - rect.height() / 2) < 5, width
    assert heights == {ROW, TALL_ROW}


def test_parts_behind_the_text_come_last_even_if_they_stand_earlier(report: Report) -> None:
    sections = list(report.sections)
    sections[0] = replace(sections[0], part=Part.APPENDIX)
    model = OutlineModel()
    model.set_report(replace(report, sections=tuple(sections)))

    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "二、2021年主要任务",
        "一、2020年全区国民经济和社会发展计划执行情况",
        "名词注释",
    ]


@pytest.mark.usefixtures("qapp")
def test_the_models_keep_qts_contract(report: Report) -> None:
    model, proxy = OutlineModel(), OutlineFilter()
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(model, mode)]
    proxy.setSourceModel(model)
    testers.append(QAbstractItemModelTester(proxy, mode))

    model.set_report(report)
    model.set_annotations([make_annotation(report, 1, "工业稳步增长")])
    model.set_current(model.node_at(report.text.index("城市更新")))
    proxy.set_wanted({1})
    proxy.set_wanted(None)
    model.set_report(None)

    assert model.rowCount() == proxy.rowCount() == 0
    assert len(testers) == 2


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_paints_on_its_own_ground(pane: OutlinePane, theme: str) -> None:
    pane.set_theme(THEMES[theme])

    assert pane.grab().toImage().pixelColor(2, 598).name() == THEMES[theme].panel.lower()
