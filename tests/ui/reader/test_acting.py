from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.model.annotations import Annotation, Style, TargetKind
from core.model.report import Report
from tests.support.annotations import make_annotation
from ui.reader.note_card import NoteCard
from ui.reader.reader_view import ReaderView

At = Callable[[str], QPoint]
LEFT = Qt.MouseButton.LeftButton


class Told:
    """What the reader has asked for."""

    def __init__(self, reader: ReaderView) -> None:
        self.made: list[dict[str, Any]] = []
        self.other: list[tuple[Any, ...]] = []
        reader.annotate_requested.connect(lambda _start, _end, wish: self.made.append(wish))
        reader.merge_requested.connect(lambda ids: self.other.append(("merge", *ids)))
        reader.split_requested.connect(lambda one, at: self.other.append(("split", one, at)))
        reader.bookmark_requested.connect(lambda offset: self.other.append(("bookmark", offset)))
        reader.link_activated.connect(lambda target: self.other.append(("link", target)))
        reader.delete_requested.connect(lambda ids: self.other.append(("delete", *ids)))


@pytest.fixture
def told(reader: ReaderView) -> Told:
    return Told(reader)


def put(reader: ReaderView, report: Report, number: int, quote: str, **look: Any) -> Annotation:
    one = make_annotation(report, number, quote, **look)
    reader.apply_annotation(one.id, one)
    return one


def menu_at(reader: ReaderView, point: QPoint) -> dict[str, Any]:
    """The entries of the menu over a point of the viewport."""
    reader.marking.gestures._menu(point)
    menu = [m for m in reader.sheet.findChildren(QMenu) if m.isVisible()][-1]
    return {action.text(): action for action in menu.actions()}


@pytest.mark.parametrize(
    ("words", "kind", "cell", "entry"),
    [
        ("极不平凡", TargetKind.PARAGRAPH, None, "批注这一段"),
        ("存在的问题", TargetKind.HEADING, None, "批注这个标题"),
        ("8左右", TargetKind.CELL, (1, 3), "批注这个单元格"),
    ],
)
def test_a_whole_thing_is_noted_by_key_and_by_menu(
    reader: ReaderView,
    report: Report,
    told: Told,
    words: str,
    kind: TargetKind,
    cell: tuple[int, int] | None,
    entry: str,
) -> None:
    start = report.text.rindex(words) if cell else report.text.index(words)
    reader.go_to(start, start + 1)
    address = report.block_at(start).address
    built = reader.sheet.built
    assert built is not None
    cursor = reader.sheet.textCursor()
    cursor.setPosition(built.positions.start(start))
    rect = reader.sheet.cursorRect(cursor)

    QTest.keyClick(reader.sheet, Qt.Key.Key_P)
    menu_at(reader, QPoint(rect.left() + 3, rect.center().y()))[entry].trigger()

    wish = {"address": address, "kind": kind, "cell": cell, "note": "", "edit": True}
    assert told.made == [wish, wish]


def test_a_table_can_be_noted_as_a_whole(
    reader: ReaderView, report: Report, at: At, told: Told
) -> None:
    start = report.text.index("3.1")
    reader.go_to(start, start + 1)

    menu_at(reader, at("3.1"))["批注这张表"].trigger()

    assert told.made[0]["kind"] is TargetKind.PARAGRAPH
    assert told.made[0]["cell"] is None


def test_the_highlights_under_the_selection_are_merged(
    reader: ReaderView, report: Report, told: Told
) -> None:
    first, second = put(reader, report, 1, "极不平凡"), put(reader, report, 2, "同心聚力")
    start = report.text.index("不平凡")

    reader.sheet.select(start, report.text.index("聚力") + 1)
    QTest.keyClick(reader.sheet, Qt.Key.Key_M)

    assert told.other == [("merge", first.id, second.id)]


def test_a_highlight_is_split_at_the_caret_or_at_the_pointer(
    reader: ReaderView, report: Report, at: At, told: Told
) -> None:
    one = put(reader, report, 1, "极不平凡的一年")
    start = report.text.index("极不平凡")
    reader.sheet.select(start + 2, start + 2)
    QTest.keyClick(reader.sheet, Qt.Key.Key_X)
    menu_at(reader, at("的一年") - QPoint(4, 0))["在这里分成两条"].trigger()

    assert told.other == [("split", one.id, start + 2), ("split", one.id, start + 4)]


def test_a_bookmark_is_a_ribbon_that_a_click_takes_away(
    qtbot: QtBot, reader: ReaderView, report: Report, at: At, told: Told
) -> None:
    QTest.mouseClick(reader.sheet.viewport(), LEFT, pos=at("极不平凡"))
    qtbot.wait(1)
    QTest.keyClick(reader.sheet, Qt.Key.Key_B)
    assert [name for name, *_rest in told.other] == ["bookmark"]
    block = report.block_at(told.other[0][1])
    assert "极不平凡" in block.text

    mark = replace(
        make_annotation(report, 3, block.text, kind=TargetKind.PARAGRAPH, colour=None),
        style=Style.BOOKMARK,
    )
    reader.apply_annotation(mark.id, mark)
    gutter = reader.sheet.gutter
    assert reader.marking.bookmarks.places() == [(report.starts[block.index], mark.id)]
    assert reader.marking.cards.card(mark.id) is None
    image = gutter.grab().toImage()
    blue = [
        QPoint(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).name().upper() == reader.theme.link
    ]
    assert blue

    QTest.mouseClick(gutter, LEFT, pos=blue[len(blue) // 2])
    qtbot.waitUntil(lambda: ("delete", mark.id) in told.other)


def test_bookmarks_are_walked_round(qtbot: QtBot, reader: ReaderView, report: Report) -> None:
    assert not reader.marking.bookmarks.step(1)
    marks = []
    for number, words in enumerate(("第3段", "第12段", "第25段"), 1):
        block = report.block_at(report.text.index(words))
        marks.append(report.starts[block.index])
        one = make_annotation(report, number, block.text[:20], colour=None)
        reader.apply_annotation(one.id, replace(one, style=Style.BOOKMARK))

    seen = []
    for by in (1, 1, 1, 1, -1):
        assert reader.marking.bookmarks.step(by)
        seen.append(reader.marking.bookmarks.here())

    assert seen == [*marks, marks[0], marks[2]]
    qtbot.waitUntil(lambda: len(reader.marking.bar_marks.bookmarks()) == 3)


def test_a_link_in_a_note_is_followed_by_click_and_by_menu(
    qtbot: QtBot, reader: ReaderView, report: Report, told: Told
) -> None:
    one = put(reader, report, 1, "极不平凡", note="[另一处](#x) 再说")
    qtbot.waitUntil(lambda: reader.marking.cards.card(one.id) is not None)
    card = reader.marking.cards.card(one.id)
    assert isinstance(card, NoteCard)
    card.grab()

    QTest.mouseClick(card, LEFT, pos=QPoint(22, 16))
    assert card.editor is None
    reader.marking.gestures._card_menu(one.id, QPoint(0, 0))
    menu = [m for m in card.findChildren(QMenu) if m.isVisible()][-1]
    next(action for action in menu.actions() if action.text() == "转到 另一处").trigger()

    assert told.other == [("link", "#x"), ("link", "#x")]
    QTest.mouseClick(card, LEFT, pos=QPoint(card.width() - 20, 16))
    assert card.editor is not None
