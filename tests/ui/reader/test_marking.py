from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.annotations import AnchorState, Colour, Placement, Style
from core.model.report import Report
from tests.support.annotations import make_annotation
from ui.reader.reader_view import ReaderView
from ui.widgets.theme import COLOURS, THEMES

Asked = list[tuple[int, int, dict[str, Any]]]


@pytest.fixture
def asked(reader: ReaderView) -> Asked:
    """What the reader asks to be made."""
    found: Asked = []
    reader.annotate_requested.connect(lambda *wish: found.append(wish))
    return found


@pytest.fixture
def click(reader: ReaderView, at: Callable[[str], QPoint], qtbot: QtBot) -> Callable[[str], None]:
    """Clicks on the first character of some words and lets the click take effect."""

    def press(words: str) -> None:
        QTest.mouseClick(reader.sheet.viewport(), Qt.MouseButton.LeftButton, pos=at(words))
        qtbot.wait(5)

    return press


def choose(reader: ReaderView, report: Report, words: str) -> tuple[int, int]:
    start = report.text.index(words)
    reader.sheet.select(start, start + len(words))
    return start, start + len(words)


@pytest.mark.parametrize("number", range(5))
def test_the_keys_1_to_5_ask_for_a_highlight_in_their_colour(
    reader: ReaderView, report: Report, asked: Asked, number: int
) -> None:
    span = choose(reader, report, "同心聚力")
    QTest.keyClick(reader.sheet, str(number + 1))
    (start, end, look) = asked[0]
    assert (start, end) == span
    assert look["colour"] is Colour(COLOURS[number])
    assert look["style"] is Style.FILL
    assert reader.selected_span() is None


def test_h_takes_the_colour_used_last_and_u_a_line(
    reader: ReaderView, report: Report, asked: Asked
) -> None:
    for key in ("3", "h", "u"):
        choose(reader, report, "共克时艰")
        QTest.keyClick(reader.sheet, key)
    assert [look["colour"] for _s, _e, look in asked] == [Colour.BLUE] * 3
    assert [look["style"] for _s, _e, look in asked] == [Style.FILL, Style.FILL, Style.UNDERLINE]


def test_without_a_selection_a_key_marks_the_sentence_at_the_caret(
    reader: ReaderView, report: Report, asked: Asked, click: Callable[[str], None]
) -> None:
    click("科技创新能力")
    QTest.keyClick(reader.sheet, Qt.Key.Key_H)
    start, end, _look = asked[0]
    sentence = "中国稀金谷建设还需加快，科技创新能力不足，企业用工成本上升较快。"
    assert report.text[start:end] == sentence


def test_n_asks_for_a_highlight_whose_note_is_opened(
    reader: ReaderView, report: Report, asked: Asked
) -> None:
    choose(reader, report, "企业用工成本")
    QTest.keyClick(reader.sheet, Qt.Key.Key_N)
    assert asked[0][2]["edit"] is True


def test_a_click_on_a_mark_tells_its_term_and_hovering_shows_the_definition(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    built = reader.sheet.built
    assert built is not None
    place = built.positions.end(report.text.index("”102.4") + 1)
    cursor = reader.sheet.textCursor()
    cursor.setPosition(place + 1)
    rect = reader.sheet.cursorRect(cursor)
    point = QPoint(rect.left() + 4, rect.top() + 8)
    with qtbot.waitSignal(reader.mark_clicked) as told:
        QTest.mouseClick(reader.sheet.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [0]
    reader.marking.tips.hover(0, point)
    tip = reader.marking.tips.tip
    qtbot.waitUntil(tip.isVisible)
    assert tip.text() == "打财断血\n打击财务造假、切断输血的专项行动。"
    assert reader.sheet.rect().contains(tip.geometry())


def test_enter_follows_the_mark_at_the_caret(
    qtbot: QtBot, reader: ReaderView, click: Callable[[str], None]
) -> None:
    click("”102")
    QTest.keyClick(reader.sheet, Qt.Key.Key_Right)
    with qtbot.waitSignal(reader.mark_clicked):
        QTest.keyClick(reader.sheet, Qt.Key.Key_Return)


def test_a_click_on_a_highlight_offers_its_toolbar(
    qtbot: QtBot, reader: ReaderView, report: Report, click: Callable[[str], None]
) -> None:
    note = make_annotation(report, 1, "高质量发展", colour=Colour.GREEN)
    reader.set_annotations([note])
    edits: list[tuple[str, dict[str, Any]]] = []
    deleted: list[list[str]] = []
    reader.edit_requested.connect(lambda identity, look: edits.append((identity, look)))
    reader.delete_requested.connect(deleted.append)
    with qtbot.waitSignal(reader.annotation_activated) as told:
        click("质量发展")
    assert told.args == [note.id]
    toolbar = reader.marking.toolbar
    assert toolbar.isVisible()
    QTest.mouseClick(toolbar.button("pink"), Qt.MouseButton.LeftButton)
    assert edits == [(note.id, {"colour": Colour.PINK})]
    click("质量发展")
    QTest.mouseClick(toolbar.button("underline"), Qt.MouseButton.LeftButton)
    assert edits[-1] == (note.id, {"style": Style.UNDERLINE})
    assert not toolbar.isVisible()
    click("质量发展")
    QTest.keyClick(reader.sheet, Qt.Key.Key_Delete)
    assert deleted == [[note.id]]


def test_the_toolbar_comes_after_a_selection_and_esc_sends_it_away(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    choose(reader, report, "同心聚力")
    toolbar = reader.marking.toolbar
    qtbot.waitUntil(toolbar.isVisible)
    assert not toolbar.button("delete").isVisible()
    assert reader.sheet.rect().contains(toolbar.geometry())
    QTest.keyClick(reader.sheet, Qt.Key.Key_Escape)
    assert not toolbar.isVisible()
    assert reader.selected_span() is None


def colours_at(reader: ReaderView, point: QPoint) -> set[str]:
    image = reader.sheet.viewport().grab().toImage()
    return {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(point.x() - 6, point.x() + 12)
        for y in range(point.y() - 12, point.y() + 14)
    }


def test_a_highlight_is_painted_changed_and_taken_away(
    reader: ReaderView, report: Report, at: Callable[[str], QPoint]
) -> None:
    theme = THEMES["light"]
    point = at("同心聚力")
    note = make_annotation(report, 1, "同心聚力", colour=Colour.YELLOW)
    reader.set_annotations([note])
    assert theme.highlight("yellow") in colours_at(reader, point)
    reader.apply_annotation(note.id, replace(note, colour=Colour.BLUE))
    seen = colours_at(reader, point)
    assert theme.highlight("blue") in seen
    assert theme.highlight("yellow") not in seen
    reader.apply_annotation(note.id, replace(note, style=Style.UNDERLINE))
    seen = colours_at(reader, point)
    assert theme.highlight("yellow") not in seen
    assert theme.underline("yellow") in seen
    reader.apply_annotation(note.id, None)
    assert theme.underline("yellow") not in colours_at(reader, point)


def test_deleted_and_lost_annotations_are_not_painted(reader: ReaderView, report: Report) -> None:
    gone = make_annotation(report, 1, "同心聚力", deleted="2026-01-01T00:00:00+00:00")
    lost = make_annotation(report, 2, "没有这句话", state=AnchorState.ORPHAN)
    reader.set_annotations([gone, lost])
    assert not len(reader.marking.highlights.spans)
    there = make_annotation(report, 3, "同心聚力")
    reader.apply_annotation(there.id, there)
    assert len(reader.marking.highlights.spans) == 1
    reader.apply_annotation(
        there.id, replace(there, placement=Placement(AnchorState.ORPHAN, -1, -1))
    )
    assert not len(reader.marking.highlights.spans)


def test_highlights_stand_where_they_were_after_another_zoom(
    qtbot: QtBot, reader: ReaderView, report: Report, at: Callable[[str], QPoint]
) -> None:
    reader.set_annotations([make_annotation(report, 1, "同心聚力", colour=Colour.VIOLET)])
    reader.set_zoom(140)
    qtbot.waitUntil(lambda: reader.sheet.is_laid_out)
    assert THEMES["light"].highlight("violet") in colours_at(reader, at("同心聚力"))


def test_hits_are_marked_and_visited_round_the_end(reader: ReaderView, report: Report) -> None:
    places = [report.text.index(f"第{number}段") for number in (2, 12, 25)]
    reader.set_hits([(place, place + 3) for place in places])
    visited: list[int] = []
    reader.hit_visited.connect(visited.append)
    for _ in range(4):
        reader.step_hit(1)
    reader.step_hit(-1)
    assert visited == [0, 1, 2, 0, 2]
    visible = reader.sheet.visible()
    built = reader.sheet.built
    assert built is not None
    low, high = reader.sheet.positions_between(visible.top(), visible.bottom())
    assert low <= built.positions.start(places[2]) <= high
    reader.set_hits([])
    reader.step_hit(1)
    assert visited == [0, 1, 2, 0, 2]


def test_the_scroll_bar_shows_highlights_and_hits(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    quotes = ("同心聚力", "第9段", "第29段")
    notes = [make_annotation(report, n, quote) for n, quote in enumerate(quotes, 1)]
    reader.set_annotations(notes)
    reader.set_hits([(0, 3)])
    qtbot.waitUntil(lambda: reader.marking.bar_marks.marks() == (3, 1))
    reader.apply_annotation(notes[0].id, None)
    qtbot.waitUntil(lambda: reader.marking.bar_marks.marks() == (2, 1))
