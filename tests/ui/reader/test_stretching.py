from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.annotations import Annotation, TargetKind
from core.model.report import Report
from tests.support.annotations import make_annotation
from ui.reader.reader_view import ReaderView

At = Callable[[str], QPoint]
LEFT = Qt.MouseButton.LeftButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ranges(reader: ReaderView) -> list[tuple[str, int, int]]:
    asked: list[tuple[str, int, int]] = []
    reader.range_requested.connect(lambda *wish: asked.append(wish))
    return asked


def put(reader: ReaderView, report: Report, number: int, quote: str) -> Annotation:
    one = make_annotation(report, number, quote)
    reader.apply_annotation(one.id, one)
    return one


def click(qtbot: QtBot, reader: ReaderView, point: QPoint) -> None:
    QTest.mouseClick(reader.sheet.viewport(), LEFT, pos=point)
    qtbot.wait(1)


def hold(reader: ReaderView, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press a key while others are held down, and stay held."""
    QApplication.sendEvent(reader.sheet, QKeyEvent(QEvent.Type.KeyPress, key, held))


def edge(at: At, words: str) -> QPoint:
    """The left edge of some words, half a line below their middle, where a knob hangs."""
    return at(words) - QPoint(6, 0)


def test_the_end_of_a_highlight_is_dragged(
    qtbot: QtBot, reader: ReaderView, report: Report, at: At, ranges: list[tuple[str, int, int]]
) -> None:
    one = put(reader, report, 1, "极不平凡")
    click(qtbot, reader, at("极不平凡"))
    viewport = reader.sheet.viewport()
    assert reader.marking.gestures.stretching.handle_at(edge(at, "的一年")) == 1
    assert reader.marking.gestures.stretching.handle_at(at("不平凡的")) is None

    QTest.mousePress(viewport, LEFT, pos=edge(at, "的一年"))
    QTest.mouseMove(viewport, edge(at, "，全区上下"))
    span = reader.marking.highlights.spans.get(one.id)
    built = reader.sheet.built
    assert built is not None
    assert span is not None
    assert built.positions.canonical(span.end) == report.text.index("，全区上下")
    QTest.mouseRelease(viewport, LEFT, pos=edge(at, "，全区上下"))

    assert [report.text[start:end] for _id, start, end in ranges] == ["极不平凡的一年"]
    assert not reader.sheet.textCursor().hasSelection()


def test_the_beginning_is_dragged_but_never_past_the_end(
    qtbot: QtBot, reader: ReaderView, report: Report, at: At, ranges: list[tuple[str, int, int]]
) -> None:
    put(reader, report, 1, "极不平凡")
    click(qtbot, reader, at("不平凡"))
    viewport = reader.sheet.viewport()

    QTest.mousePress(viewport, LEFT, pos=edge(at, "极不平凡"))
    QTest.mouseMove(viewport, at("高质量发展"))
    QTest.mouseRelease(viewport, LEFT, pos=at("高质量发展"))

    assert [report.text[start:end] for _id, start, end in ranges] == ["凡"]


def test_shift_and_arrows_move_the_ends_and_letting_go_keeps_them(
    qtbot: QtBot, reader: ReaderView, report: Report, at: At, ranges: list[tuple[str, int, int]]
) -> None:
    put(reader, report, 1, "极不平凡")
    click(qtbot, reader, at("不平凡"))

    for _ in range(3):
        hold(reader, Qt.Key.Key_Right, SHIFT)
    hold(reader, Qt.Key.Key_Left, SHIFT | ALT)
    assert ranges == []
    QTest.keyRelease(reader.sheet, Qt.Key.Key_Shift)

    assert [report.text[start:end] for _id, start, end in ranges] == ["是极不平凡的一年"]
    # Once more, before the library has told that it is written.
    hold(reader, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(reader.sheet, Qt.Key.Key_Return)
    assert report.text[slice(*ranges[-1][1:])] == "是极不平凡的一"


def test_escape_gives_the_change_up_and_shows_what_is_stored(
    qtbot: QtBot, reader: ReaderView, report: Report, at: At, ranges: list[tuple[str, int, int]]
) -> None:
    one = put(reader, report, 1, "极不平凡")
    before = reader.marking.highlights.spans.get(one.id)
    click(qtbot, reader, at("不平凡"))

    hold(reader, Qt.Key.Key_Right, SHIFT)
    assert reader.marking.highlights.spans.get(one.id) != before
    QTest.keyClick(reader.sheet, Qt.Key.Key_Escape)
    QTest.keyRelease(reader.sheet, Qt.Key.Key_Shift)

    assert reader.marking.highlights.spans.get(one.id) == before
    assert ranges == []


def test_only_words_have_handles_not_a_whole_paragraph(
    qtbot: QtBot, reader: ReaderView, report: Report, at: At, ranges: list[tuple[str, int, int]]
) -> None:
    one = make_annotation(report, 1, "极不平凡", kind=TargetKind.PARAGRAPH, key="一1")
    reader.apply_annotation(one.id, one)
    click(qtbot, reader, at("不平凡"))

    QTest.keyClick(reader.sheet, Qt.Key.Key_Right, SHIFT)

    assert reader.marking.gestures.stretching.handle_at(edge(at, "的一年")) is None
    assert reader.selected_span() is not None
    assert ranges == []


def test_overlapping_highlights_are_chosen_in_turn_by_click_and_key(
    qtbot: QtBot, reader: ReaderView, report: Report, at: At
) -> None:
    inner, outer = put(reader, report, 1, "不平凡"), put(reader, report, 2, "极不平凡的一年")
    turn = reader.marking.toolbar.turn

    chosen = []
    for _ in range(3):
        click(qtbot, reader, at("平凡"))
        chosen.append((reader.marking.highlights.active, turn.text()))
    assert chosen == [(inner.id, "1/2"), (outer.id, "2/2"), (inner.id, "1/2")]

    QTest.keyClick(reader.sheet, Qt.Key.Key_O)
    assert reader.marking.highlights.active == outer.id
    click(qtbot, reader, at("的一年"))
    assert reader.marking.highlights.active == outer.id
    assert not turn.isVisible()


def test_a_highlight_is_let_go_when_the_caret_leaves_it(
    qtbot: QtBot, reader: ReaderView, report: Report, at: At
) -> None:
    put(reader, report, 1, "极不平凡")
    deleted: list[list[str]] = []
    reader.delete_requested.connect(deleted.append)
    click(qtbot, reader, at("不平凡"))
    QTest.keyClick(reader.sheet, Qt.Key.Key_Down)

    QTest.keyClick(reader.sheet, Qt.Key.Key_Delete)

    assert deleted == []
    assert reader.marking.highlights.active == ""
