"""Hits of all reports: under which report they stand, and how many of each are shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from core.model.library import Hit, HitSource
from tests.support.reports import make_report
from ui.panes.parts import SearchField, Segments
from ui.search.across import More, ReportGroup, ReportTitle, across
from ui.search.hits_list import HitsList
from ui.search.hits_model import HitsModel
from ui.search.search_pane import SearchPane
from ui.widgets.theme import THEMES

REPORT = make_report()
WORDS = "稀金"
HERE = REPORT.text.index(WORDS)
TITLES = {
    "other": ReportTitle("白沙市 2021 计划报告", "白沙市的报告"),
    "here": ReportTitle("青禾区 2021 计划报告", "青禾区的报告"),
}


def hits(report: str, count: int, source: HitSource = HitSource.TEXT) -> list[Hit]:
    return [
        Hit(report, "", 0, source, HERE, HERE + 2, f"第{number}处", WORDS, "谷")
        for number in range(count)
    ]


def test_the_open_report_comes_first_and_a_long_one_is_cut_short() -> None:
    found = [*hits("other", 9), *hits("here", 4)]

    rows = list(across(found, TITLES, set(HitSource), "here"))

    kinds = "".join(type(row).__name__[0] for row in rows)
    assert kinds == "RHHHHRHHHM"
    assert [row.count for row in rows if isinstance(row, ReportGroup)] == [4, 9]
    assert rows[-1] == More("other", 6)


def test_only_the_sources_that_are_on_count() -> None:
    found = [*hits("other", 2, HitSource.TERM), *hits("here", 1)]

    rows = list(across(found, TITLES, {HitSource.TERM}, "here"))

    assert [row.report for row in rows] == ["other"] * 3


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_contract() -> None:
    model = HitsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_report(REPORT, "here")
    model.set_hits([*hits("here", 9), *hits("other", 1)], TITLES)
    model.set_sources(frozenset({HitSource.TEXT}))

    assert model.group_count == 2
    assert model.index(0, 0).data() == "青禾区 2021 计划报告 9"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "青禾区的报告"
    assert model.places() == [(HERE, HERE + 2)]
    del tester


class Desk:
    """The pane, searching all reports, with somebody behind it who answers."""

    def __init__(self, pane: SearchPane) -> None:
        self.pane = pane
        self.found = [*hits("here", 1), *hits("other", 9)]
        self.queries: list[tuple[str, bool]] = []
        self.chosen: list[Hit] = []
        self.wanted: list[str] = []
        self.marked: list[list[tuple[int, int]]] = []
        pane.query_changed.connect(self.on_query)
        pane.hit_chosen.connect(self.chosen.append)
        pane.report_wanted.connect(self.wanted.append)
        pane.hits_changed.connect(self.marked.append)
        self.list: HitsList = pane.findChild(HitsList)
        self.field: SearchField = pane.findChild(SearchField)

    def on_query(self, query: str) -> None:
        self.queries.append((query, self.pane.is_everywhere))
        if query and self.pane.is_everywhere:
            self.pane.set_hits_across(query, self.found, TITLES)
        elif query:
            self.pane.set_hits(query, self.found[:1])

    def rows(self) -> list[str]:
        model = self.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    pane = SearchPane(THEMES["light"])
    qtbot.addWidget(pane)
    pane.resize(220, 700)
    pane.show()
    pane.set_report(REPORT, "here")
    made = Desk(pane)
    made.field.setText(WORDS)
    made.field.send()
    QTest.mouseClick(pane.findChild(Segments).button(1), Qt.MouseButton.LeftButton)
    return made


def test_the_other_reach_asks_the_same_again(desk: Desk) -> None:
    assert desk.queries == [(WORDS, False), (WORDS, True)]
    assert desk.rows()[1].startswith("第0处")
    assert len(desk.rows()) == 2 + 1 + 3 + 1
    assert desk.marked[-1] == [(HERE, HERE + 2)]
    assert desk.field.placeholderText() == "查找全部报告"


def test_an_answer_for_the_other_reach_is_dropped(desk: Desk) -> None:
    before = desk.rows()

    desk.pane.set_hits(WORDS, [])

    assert desk.rows() == before


def test_the_keyboard_walks_hits_and_what_is_left(desk: Desk) -> None:
    for _time in range(5):
        QTest.keyClick(desk.field, Qt.Key.Key_Down)
    QTest.keyClick(desk.field, Qt.Key.Key_Return)

    assert desk.wanted == ["other"]
    assert not desk.pane.is_everywhere


def test_stepping_leads_from_report_to_report(desk: Desk) -> None:
    for _time in range(5):
        desk.pane.step(1)

    assert [hit.report for hit in desk.chosen] == ["here", "other", "other", "other", "here"]


def test_the_list_stays_while_a_report_of_it_is_opened(desk: Desk) -> None:
    before = desk.rows()

    desk.pane.set_report(REPORT, "other")

    # Its group comes first only after the next question: rows that move cannot be read.
    assert desk.rows() == before


def test_words_that_changed_since_are_looked_for_again(desk: Desk) -> None:
    asked = len(desk.queries)

    desk.pane.set_report(make_report("一、工作\n正文。"), "other")

    assert desk.queries[asked:] == [(WORDS, True)]


def test_all_of_the_open_report_are_shown_in_its_own_list(desk: Desk) -> None:
    desk.found = hits("here", 9)
    desk.pane.search_for("")
    desk.pane.search_for(WORDS)
    desk.list.setCurrentIndex(desk.list.model().index(len(desk.rows()) - 1, 0))
    desk.list.choose_current()

    assert desk.queries[-1] == (WORDS, False)
    assert desk.wanted == []
