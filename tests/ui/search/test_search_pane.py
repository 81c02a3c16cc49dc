from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from core.model.library import Hit, HitSource
from core.model.report import Report
from core.search import parse_query, search_notes, search_report
from tests.support.annotations import make_annotation
from tests.support.reports import make_report
from ui.panes.parts import EmptyState, SearchField
from ui.search.hits_list import HitsList, runs_of
from ui.search.hits_model import ROW, HitsModel
from ui.search.search_pane import SearchPane
from ui.widgets.theme import THEMES

REPORT = make_report()
NOTES = [
    make_annotation(REPORT, 1, "工业倍增升级", "稀金谷怎么样了"),
    make_annotation(REPORT, 2, None, "稀金的事要问"),
]


def answer(query: str, report: Report = REPORT) -> list[Hit]:
    asked = parse_query(query)
    hits = [
        *search_report(report, "r", asked),
        *search_notes("r", NOTES, asked, report=report),
    ]
    return sorted(hits, key=lambda hit: (hit.start < 0, hit.start))


class Desk:
    """The pane with somebody behind it who answers."""

    def __init__(self, pane: SearchPane) -> None:
        self.pane = pane
        self.queries: list[str] = []
        self.chosen: list[Hit] = []
        self.marked: list[list[tuple[int, int]]] = []
        self.scopes: list[frozenset[HitSource]] = []
        pane.query_changed.connect(self.on_query)
        pane.hit_chosen.connect(self.chosen.append)
        pane.hits_changed.connect(self.marked.append)
        pane.scopes_changed.connect(self.scopes.append)
        self.field: SearchField = pane.findChild(SearchField)
        self.list: HitsList = pane.findChild(HitsList)

    def on_query(self, query: str) -> None:
        self.queries.append(query)
        if query:
            self.pane.set_hits(query, answer(query))

    def type(self, words: str) -> None:
        self.field.setText(words)
        self.field.send()

    def rows(self) -> list[str]:
        model = self.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def scope(self, name: str) -> QToolButton:
        buttons = self.pane.findChildren(QToolButton)
        return next(b for b in buttons if b.isCheckable() and b.text().startswith(name))

    def says(self) -> str:
        labels = self.pane.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    pane = SearchPane(THEMES["light"])
    qtbot.addWidget(pane)
    pane.resize(220, 700)
    pane.show()
    pane.set_report(REPORT)
    return Desk(pane)


def test_one_character_is_enough_and_typing_is_awaited(qtbot: QtBot, desk: Desk) -> None:
    desk.field.setFocus()
    desk.field.insert("稀")
    assert desk.queries == []

    qtbot.waitUntil(lambda: desk.queries == ["稀"])

    assert "5 处，在 4 个章节" in desk.says()


def test_hits_stand_under_their_sections_with_counts(desk: Desk) -> None:
    desk.type("稀金")

    groups = [row for row in desk.rows() if row[-1].isdigit() and " " in row]
    assert groups == [
        "一 2020年计划执行情况 1",
        "一(一) 存在的问题 1",
        "名词注释 1",
        "批注 1",
    ]
    assert desk.scope("正文").text() == "正文 1"
    assert desk.scope("名词").text() == "名词 1"
    assert desk.scope("批注").text() == "批注 2"


def test_the_match_is_emphasised_early_in_the_line() -> None:
    hit = Hit("r", "", 0, HitSource.TEXT, 0, 2, "很长很长很长的前文" * 3, "稀\t金", "谷\t建设")

    before, match, after = runs_of(hit)

    assert before[0].startswith("…")
    assert len(before[0]) <= 10
    assert match == ("稀 金", True)
    assert after == ("谷 建设", False)


def test_the_keyboard_walks_hits_over_section_lines(desk: Desk) -> None:
    desk.type("稀金")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(desk.field, key)
    QTest.keyClick(desk.field, Qt.Key.Key_Up)
    QTest.keyClick(desk.field, Qt.Key.Key_Up)
    QTest.keyClick(desk.field, Qt.Key.Key_Return)

    assert [hit.source for hit in desk.chosen] == [HitSource.TEXT, HitSource.NOTE]


def test_enter_without_a_choice_takes_the_first_hit(desk: Desk) -> None:
    desk.field.setText("失业率")
    QTest.keyClick(desk.field, Qt.Key.Key_Return)

    assert [hit.match for hit in desk.chosen] == ["失业率"]


def test_a_click_chooses(desk: Desk) -> None:
    desk.type("稀金")
    row = desk.list.visualRect(desk.list.model().index(3, 0))
    QTest.mouseClick(
        desk.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        row.center(),
    )

    assert [hit.source for hit in desk.chosen] == [HitSource.TEXT]


def test_stepping_goes_around(desk: Desk) -> None:
    desk.type("稀金")
    for _time in range(5):
        desk.pane.step(1)
    desk.pane.step(-1)

    starts = [(hit.source, hit.start) for hit in desk.chosen]
    assert starts[0] == starts[4]
    assert starts[5] == starts[3]
    assert len(set(starts[:4])) == 4


def test_scopes_hide_hits_at_once_and_are_told(desk: Desk) -> None:
    desk.type("稀金")
    QTest.mouseClick(desk.scope("批注"), Qt.MouseButton.LeftButton)

    assert "2 处，在 2 个章节" in desk.says()
    assert desk.scopes == [frozenset({HitSource.TEXT, HitSource.TERM})]
    QTest.mouseClick(desk.scope("正文"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(desk.scope("名词"), Qt.MouseButton.LeftButton)
    assert "这里没有找到" in desk.says()


def test_the_text_is_told_which_places_to_mark(desk: Desk) -> None:
    desk.type("稀金")
    places = desk.marked[-1]
    assert [REPORT.text[start:end] for start, end in places] == ["工业倍增升级", "稀金", "稀金"]
    desk.type("")
    assert desk.marked[-1] == []


def test_an_answer_to_an_older_query_is_dropped(desk: Desk) -> None:
    desk.type("稀金")
    before = desk.rows()

    desk.pane.set_hits("稀", answer("工业"))

    assert desk.rows() == before


def test_nothing_found_is_said(desk: Desk) -> None:
    desk.type("没有这几个字")

    assert "没有找到" in desk.pane.findChild(EmptyState).text()
    assert desk.pane.findChild(EmptyState).isVisible()


def test_work_in_progress_is_said(desk: Desk) -> None:
    desk.pane.query_changed.disconnect(desk.on_query)
    desk.type("工业")
    desk.pane.set_busy(True)
    assert "正在查找" in desk.says()

    desk.pane.set_hits("工业", answer("工业"))

    assert "正在查找" not in desk.says()
    assert "处，在" in desk.says()


def test_queries_that_led_somewhere_are_offered_again(desk: Desk) -> None:
    desk.type("稀金")
    desk.list.choose_current()
    desk.type("失业率")
    desk.list.choose_current()
    desk.type("工业")
    QTest.keyClick(desk.field, Qt.Key.Key_Escape)

    buttons = [b for b in desk.pane.findChildren(QToolButton) if b.isVisible()]
    recent = [b.text() for b in buttons if not b.isCheckable() and b.text()]
    assert recent == ["失业率", "稀金"]
    QTest.mouseClick(next(b for b in buttons if b.text() == "稀金"), Qt.MouseButton.LeftButton)
    assert desk.queries[-1] == "稀金"
    assert desk.field.text() == "稀金"


def test_another_report_asks_the_same_query_again(desk: Desk) -> None:
    desk.type("稀金")
    desk.pane.set_report(make_report("一、工作\n正文。"))

    assert desk.queries == ["稀金", "稀金"]


def test_without_a_report_the_pane_says_what_it_is_for(desk: Desk) -> None:
    desk.pane.set_report(None)

    assert "打开一份报告" in desk.pane.findChild(EmptyState).text()
    assert not desk.field.isEnabled()


def many(count: int) -> Sequence[Hit]:
    return [
        Hit("r", "", n % 3, HitSource.TEXT, n, n + 2, "前文前文", "工业", "后文后文后文")
        for n in range(count)
    ]


def test_ten_thousand_hits_are_shown_at_once(desk: Desk) -> None:
    desk.pane.query_changed.disconnect(desk.on_query)
    desk.type("工业")
    desk.pane.set_hits("工业", many(10_000))
    desk.list.grab()

    assert "10,000 处" in desk.says()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End):
        QTest.keyClick(desk.list, key)
    # Three sections take turns: the last hit of the last section is the last but one of all.
    assert desk.list.current_hit() == many(10_000)[9_998]


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_contract() -> None:
    model = HitsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_report(REPORT)
    model.set_hits(answer("稀金"))
    model.set_sources(frozenset({HitSource.NOTE}))

    rows = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
    assert [row.source for row in rows if isinstance(row, Hit)] == [HitSource.NOTE] * 2
    assert model.total == 4
    del tester


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_the_match_is_painted_on_a_marked_ground(desk: Desk, theme: str) -> None:
    desk.pane.set_theme(THEMES[theme])
    desk.type("稀金")

    image = desk.list.grab().toImage()
    found = {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert THEMES[theme].highlight("yellow") in found
