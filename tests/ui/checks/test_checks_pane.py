from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.model.chains import Chain, Match
from core.model.checks import CheckKind, Evidence, Finding, Judgement, Verdict
from core.model.commitments import Commitment, Passage
from core.model.decisions import Choice, DecisionKind
from core.model.values import Bound, Indicator, IndicatorValue, Measure, ValueExpr, ValueRole
from tests.support.reports import make_report
from ui.checks.checks_pane import FINDINGS, PROMISES, Checked, ChecksPane
from ui.checks.places import around
from ui.checks.promises import Kept, promise_groups
from ui.checks.scores import score_groups
from ui.panes.lines_list import LinesList
from ui.panes.parts import EmptyState
from ui.panes.places import Elsewhere
from ui.widgets.theme import THEMES

LEFT = Qt.MouseButton.LeftButton
REPORT = make_report()


def evidence(words: str) -> Evidence:
    start = REPORT.text.index(words)
    block = REPORT.block_at(start)
    at = start - REPORT.starts[block.index]
    return Evidence(block.index, block.address, at, at + len(words), words)


def value(words: str, role: ValueRole, number: str) -> IndicatorValue:
    found = evidence(words)
    expr = ValueExpr(words, Bound.EXACT, Decimal(number), Decimal(number))
    return IndicatorValue(
        2020,
        role,
        "",
        Measure.GROWTH,
        expr,
        "%",
        found.address,
        found.block,
        found.start,
        found.end,
    )


PLAN, ACTUAL = value("8左右", ValueRole.PLAN, "8"), value("4.2", ValueRole.ACTUAL, "4.2")
MISSED = Judgement(
    -1, 2020, "", Verdict.MISSED, "达到为完成。", PLAN, ACTUAL, "地区生产总值", "gdp"
)
UNKNOWN = Judgement(-1, 2020, "", Verdict.CANNOT_JUDGE, "没有计划数。", None, ACTUAL, "失业率", "u")
FOUND = Finding(
    CheckKind.STATEMENT,
    "两处数字不同。",
    (evidence("102.4亿元"), evidence("8%左右")),
    key="f1",
    suggestion="102亿元",
)
ASIDE = Finding(CheckKind.GLOSSARY, "说法不同。", (evidence("打财断血"),), key="f2", dismissed=True)


def commitment(words: str, choice: Choice | None = None, note: str = "") -> Commitment:
    found = evidence(words)
    return Commitment(
        f"c-{words}", found.block, found.address, found.start, found.end, words,
        ("确保",), ("8%",), ("年内",), 2021, choice, note,
    )  # fmt: skip


PROMISE = commitment("地区生产总值增长8%左右")
TRACKED = commitment("规上工业增加值增长8.5%以上", Choice.TRACKED, "已问发改委")
DROPPED = commitment("城镇登记失业率控制在4.5%以内", Choice.DROPPED)
LATER = {PROMISE.key: Passage("next", 3, "一1", 0, 9, "地区生产总值增长7.9%", 0.8)}
MATCH = Match("older", 2, "GDP", "m1", sure=False)
CHAINS = (
    Chain(
        "gdp", "地区生产总值", "青禾区", Measure.GROWTH, "%", (),
        matches=(MATCH, Match("newer", 0, "地区生产总值", "m2", sure=True)),
    ),
)  # fmt: skip
CHECKED = Checked(
    (MISSED, UNKNOWN),
    (FOUND, ASIDE),
    (PROMISE, TRACKED, DROPPED),
    LATER,
    CHAINS,
    {"next": "下一年的报告"},
)


class Desk:
    """The pane with somebody behind it who looks the report over."""

    def __init__(self, pane: ChecksPane) -> None:
        self.pane = pane
        self.asked = 0
        self.places: list[str] = []
        self.elsewhere: list[Elsewhere] = []
        self.decided: list[tuple[DecisionKind, str, Choice | None, str]] = []
        self.notes: list[Commitment] = []
        self.matched: list[tuple[Match, Choice | None]] = []
        pane.wanted.connect(self.on_wanted)
        pane.place_chosen.connect(lambda start, end: self.places.append(REPORT.text[start:end]))
        pane.elsewhere_chosen.connect(self.elsewhere.append)
        pane.decided.connect(lambda *decision: self.decided.append(decision))
        pane.note_wanted.connect(self.notes.append)
        pane.match_decided.connect(lambda *decision: self.matched.append(decision))
        self.list: LinesList = pane.findChild(LinesList)

    def on_wanted(self) -> None:
        self.asked += 1
        self.pane.set_checked(CHECKED)

    def rows(self) -> list[str]:
        model = self.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def row(self, words: str) -> int:
        return next(at for at, row in enumerate(self.rows()) if row.startswith(words))

    def click(self, words: str) -> None:
        index = self.list.model().index(self.row(words), 0)
        self.list.scrollTo(index)
        QTest.mouseClick(self.list.viewport(), LEFT, pos=self.list.visualRect(index).center())


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    pane = ChecksPane(THEMES["light"])
    qtbot.addWidget(pane)
    pane.resize(232, 700)
    pane.show()
    qtbot.waitExposed(pane)
    made = Desk(pane)
    pane.set_report(REPORT)
    return made


def test_the_missed_come_first_and_open_to_the_rule_and_both_places(desk: Desk) -> None:
    assert desk.rows() == [
        "▼ 未达计划 1",
        "地区生产总值 未达计划 计划 8%左右 · 实际 4.2%",
        "– 不作判断 1",
        "失业率 不作判断 计划 — · 实际 4.2%",
    ]
    desk.click("地区生产总值")
    assert desk.rows()[2] == "达到为完成。"
    desk.click("计划 8")
    desk.click("实际 4.2")
    assert desk.places == ["8左右", "4.2"]


def test_a_value_that_is_not_printed_has_no_place_to_go_to(desk: Desk) -> None:
    desk.click("失业率")
    below = desk.rows()[desk.row("失业率") + 1 :]
    assert below[0] == "没有计划数。"
    assert len(below) == 2


def test_findings_show_the_words_of_both_sides_and_lead_to_them(desk: Desk) -> None:
    desk.pane.show_list(FINDINGS)
    assert desk.rows()[0] == "前后说法 1"
    assert any("原文可能是：102亿元" in row for row in desk.rows())
    desk.click("两处数字")
    assert desk.places == ["102.4亿元"]
    desk.click("两处数字")
    side = next(row for row in desk.rows() if "增长8%左右" in row)
    desk.click(side)
    assert desk.places[-1] == "8%左右"


def test_a_finding_is_put_aside_with_delete_and_brought_back(desk: Desk) -> None:
    desk.pane.show_list(FINDINGS)
    model = desk.list.model()
    desk.list.setCurrentIndex(model.index(desk.row("两处数字"), 0))
    QTest.keyClick(desk.list, Qt.Key.Key_Delete)
    assert desk.decided == [(DecisionKind.FINDING, "f1", Choice.DISMISSED, "")]
    assert desk.rows()[desk.row("已看过")] == "已看过 1"
    desk.list.setCurrentIndex(model.index(desk.row("说法不同"), 0))
    QTest.keyClick(desk.list, Qt.Key.Key_Delete)
    assert desk.decided[-1] == (DecisionKind.FINDING, "f2", None, "")


def test_promises_are_kept_tracked_and_dropped_by_keys(desk: Desk) -> None:
    desk.pane.show_list(PROMISES)
    assert not any("失业率" in row for row in desk.rows())
    desk.list.setCurrentIndex(desk.list.model().index(desk.row("地区生产总值"), 0))
    for one in (Qt.Key.Key_K, Qt.Key.Key_T, Qt.Key.Key_Delete):
        QTest.keyClick(desk.list, one)
    assert [choice for _kind, _key, choice, _note in desk.decided] == [
        Choice.KEPT,
        Choice.TRACKED,
        Choice.DROPPED,
    ]
    desk.list.setCurrentIndex(desk.list.model().index(desk.row("规上工业"), 0))
    QTest.keyClick(desk.list, Qt.Key.Key_T)
    assert desk.decided[-1][2:] == (None, "已问发改委")


def test_the_keyboard_stays_at_its_row_when_a_decision_is_shown(desk: Desk) -> None:
    desk.pane.show_list(PROMISES)
    row = desk.row("地区生产总值")
    desk.list.setCurrentIndex(desk.list.model().index(row, 0))
    QTest.keyClick(desk.list, Qt.Key.Key_K)
    desk.pane.set_checked(CHECKED)
    assert desk.list.currentIndex().row() == row
    QTest.keyClick(desk.list, Qt.Key.Key_T)
    assert [choice for _kind, _key, choice, _note in desk.decided] == [Choice.KEPT, Choice.TRACKED]


def test_a_promise_opens_to_the_note_and_to_what_the_next_report_says(desk: Desk) -> None:
    desk.pane.show_list(PROMISES)
    desk.click("规上工业")
    assert desk.rows()[desk.row("规上工业") + 1].startswith("已问发改委")
    desk.click("地区生产总值")
    assert desk.places == ["规上工业增加值增长8.5%以上", "地区生产总值增长8%左右"]
    desk.click("地区生产总值增长7.9%")
    assert desk.elsewhere == [Elsewhere("next", 3, 0, 9)]
    assert any("下一年的报告 一1" in row for row in desk.rows())


def test_the_menu_of_a_promise_offers_every_choice_and_a_note(desk: Desk, qtbot: QtBot) -> None:
    desk.pane.show_list(PROMISES)
    rect = desk.list.visualRect(desk.list.model().index(desk.row("地区生产总值"), 0))
    desk.list.customContextMenuRequested.emit(rect.center())
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    actions["留下"].trigger()
    actions["写进展…"].trigger()
    menu.close()
    assert desk.decided == [(DecisionKind.COMMITMENT, PROMISE.key, Choice.KEPT, "")]
    assert desk.notes == [PROMISE]


def test_the_user_tells_whether_two_names_mean_one_indicator(desk: Desk) -> None:
    desk.pane.show_list(FINDINGS)
    desk.list.setCurrentIndex(desk.list.model().index(desk.row("“GDP”和“地区生产总值”"), 0))
    for one in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_K):
        QTest.keyClick(desk.list, one)
    assert desk.matched == [(MATCH, Choice.CONFIRMED), (MATCH, Choice.SPLIT)]
    assert desk.decided == []
    assert desk.rows()[desk.row("指标名称")] == "指标名称 1"


def test_the_ledger_shows_the_part_that_is_asked_for() -> None:
    def shown(kept: Kept) -> list[str]:
        groups = promise_groups(REPORT, CHECKED.commitments, {}, kept)
        return [line.words[:5] for group in groups for line in group.lines]

    assert shown(Kept.ALL) == ["地区生产总", "规上工业增"]
    assert shown(Kept.TRACKED) == shown(Kept.KEPT) == ["规上工业增"]
    assert shown(Kept.OPEN) == ["地区生产总"]
    assert shown(Kept.DROPPED) == ["城镇登记失"]


def test_a_hidden_pane_asks_when_it_is_shown_and_again_after_a_change(qtbot: QtBot) -> None:
    pane = ChecksPane(THEMES["dark"])
    qtbot.addWidget(pane)
    made = Desk(pane)
    pane.set_report(REPORT)
    assert made.asked == 0
    pane.show()
    assert made.asked == 1
    pane.hide()
    pane.refresh()
    pane.show()
    assert made.asked == 2


def test_a_report_without_scores_begins_with_a_list_that_has_something(desk: Desk) -> None:
    desk.pane.set_report(None)
    made = CHECKED._replace(judgements=())
    desk.pane.wanted.disconnect()
    desk.pane.set_report(REPORT)
    desk.pane.set_checked(made)
    assert any(row.startswith("两处数字") for row in desk.rows())
    desk.pane.set_report(REPORT)
    desk.pane.set_checked(made._replace(findings=()))
    assert any("增长8%左右" in row for row in desk.rows())
    desk.pane.set_report(REPORT)
    desk.pane.set_checked(CHECKED)
    assert desk.rows()[0].startswith("▼ 未达计划")


def test_empty_lists_say_why(desk: Desk) -> None:
    desk.pane.set_checked(Checked())
    empty = desk.pane.findChild(EmptyState)
    assert "没有可比的指标" in empty.text()
    desk.pane.show_list(FINDINGS)
    assert "没有要核对的地方" in empty.text()
    desk.pane.set_report(None)
    assert "打开一份报告" in empty.text()


def test_scope_and_year_are_told_where_there_are_several() -> None:
    other = Judgement(-1, 2019, "全市", Verdict.MET, "", PLAN, ACTUAL, "地区生产总值", "gdp")
    groups = score_groups(REPORT, [MISSED, other])
    assert [line.words for group in groups for line in group.lines] == [
        "地区生产总值 2020",
        "地区生产总值 全市 2019",
    ]


def test_a_binding_indicator_is_called_so() -> None:
    indicator = Indicator(0, "能耗降低", "energy", "%", (PLAN, ACTUAL), "表1", 5, "约束性")
    report = replace(REPORT, indicators=(indicator,))
    [group] = [g for g in score_groups(report, [replace(MISSED, indicator=0)]) if g.lines]
    assert group.lines[0].below == "计划 8%左右 · 实际 4.2% · 约束性"


def test_words_around_a_span_stay_in_their_line() -> None:
    text = "前一行很长的话在这里\n指标\t4.2\t8左右\n后一行"
    start = text.index("4.2")
    words, (first, last) = around(text, start, start + 3)
    assert words == "指标 4.2 8左右"
    assert words[first:last] == "4.2"
    long = "一" * 30 + "中" + "二" * 30
    words, (first, last) = around(long, 30, 31)
    assert words == "…" + "一" * 10 + "中" + "二" * 10 + "…"
    assert words[first:last] == "中"


def test_a_report_that_plans_nothing_has_no_scoreboard() -> None:
    assert score_groups(REPORT, [UNKNOWN]) == []
