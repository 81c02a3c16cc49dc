from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.reports import make_report
from ui.panes.parts import EmptyState, SearchField, Segments
from ui.panes.style import pane_style
from ui.panes.words import heading_section, section_title
from ui.widgets.theme import THEMES

LIGHT = THEMES["light"]


def make_field(qtbot: QtBot, delay: int = 30) -> tuple[SearchField, list[str]]:
    field = SearchField(LIGHT, "找", delay)
    qtbot.addWidget(field)
    field.show()
    told: list[str] = []
    field.query_changed.connect(told.append)
    return field, told


def test_typing_is_told_once_it_rests(qtbot: QtBot) -> None:
    field, told = make_field(qtbot)

    QTest.keyClicks(field, "xjg")
    assert told == []

    qtbot.waitUntil(lambda: told == ["xjg"])


def test_the_same_query_is_not_told_twice(qtbot: QtBot) -> None:
    field, told = make_field(qtbot)
    QTest.keyClicks(field, "a")
    field.send()
    QTest.keyClicks(field, " ")
    field.send()

    assert told == ["a"]


def test_enter_sends_a_waiting_query_before_it_confirms(qtbot: QtBot) -> None:
    field, told = make_field(qtbot, delay=10000)
    field.confirmed.connect(lambda: told.append("Enter"))

    QTest.keyClicks(field, "gdp")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert told == ["gdp", "Enter"]


def test_arrows_belong_to_the_list_and_escape_clears(qtbot: QtBot) -> None:
    field, told = make_field(qtbot, delay=10000)
    moves: list[int] = []
    field.moved.connect(moves.append)

    QTest.keyClicks(field, "x")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(field, key)
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert moves == [1, -1, 10, -10]
    assert told == ["x", ""]
    assert field.text() == ""


def test_exactly_one_segment_is_on(qtbot: QtBot) -> None:
    segments = Segments(["甲", "乙", "丙"])
    qtbot.addWidget(segments)
    segments.show()
    chosen: list[int] = []
    segments.chosen.connect(chosen.append)

    QTest.mouseClick(segments.button(2), Qt.MouseButton.LeftButton)
    segments.set_current(1)

    assert chosen == [2]
    assert segments.current == 1
    assert [segments.button(n).isChecked() for n in range(3)] == [False, True, False]


def test_segments_stand_closer_before_their_words_are_cut(qtbot: QtBot) -> None:
    pane = QWidget()
    pane.setObjectName("pane")
    pane.setStyleSheet(pane_style(LIGHT))
    qtbot.addWidget(pane)
    row = Segments(["Sections", "Subject", "Unit"], pane)
    pane.show()
    wide = row.sizeHint().width()

    row.resize(wide - 6, 30)
    qtbot.waitUntil(lambda: row.sizeHint().width() <= wide - 6)
    row.resize(wide + 20, 30)
    qtbot.waitUntil(lambda: row.sizeHint().width() == wide)


def test_an_empty_state_says_both_sentences_to_everybody(qtbot: QtBot) -> None:
    empty = EmptyState(LIGHT, "search")
    qtbot.addWidget(empty)

    empty.say("没有找到", "换个词试试。")

    assert empty.text() == "没有找到\n换个词试试。"
    assert empty.accessibleName() == "没有找到 换个词试试。"


def test_the_style_sheet_has_no_token_left() -> None:
    for theme in THEMES.values():
        assert "@" not in pane_style(theme)


def test_sections_are_named_by_their_whole_number() -> None:
    report = make_report("一、总体情况\n(一) 工业\n正文。\n二、目标\n正文。")

    assert [section_title(report, n) for n in range(3)] == [
        "一 总体情况",
        "一(一) 工业",
        "二 目标",
    ]
    assert heading_section(report, 1) == 1
