from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from core.model.annotations import Annotation, Role
from core.model.report import Report
from tests.support.annotations import make_annotation
from tests.support.reports import SAMPLE, make_report
from tests.ui.reader.conftest import FILLER, open_reader
from ui.reader.note_card import NoteCard, Saving
from ui.reader.reader_view import ReaderView
from ui.reader.table_rules import tables_of

Edits = list[tuple[str, dict[str, Any]]]


def watch(reader: ReaderView) -> Edits:
    found: Edits = []
    reader.edit_requested.connect(lambda identity, look: found.append((identity, look)))
    return found


def card_of(qtbot: QtBot, reader: ReaderView, note: Annotation) -> NoteCard:
    qtbot.waitUntil(lambda: reader.marking.cards.card(note.id) is not None)
    card = reader.marking.cards.card(note.id)
    assert card is not None
    return card


def words_of(card: NoteCard) -> QPlainTextEdit:
    found = card.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def start_writing(qtbot: QtBot, reader: ReaderView, note: Annotation) -> NoteCard:
    reader.edit_note(note.id)
    card = card_of(qtbot, reader, note)
    qtbot.waitUntil(lambda: words_of(card).hasFocus())
    return card


def test_a_note_is_written_in_place_and_saved_only_when_it_is_committed(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    note = make_annotation(report, 1, "同心聚力")
    reader.set_annotations([note])
    edits = watch(reader)
    card = start_writing(qtbot, reader, note)
    QTest.keyClicks(words_of(card), "h1 asks")
    assert not edits, "nothing is sent while one types"
    QTest.keyClick(words_of(card), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edits == [(note.id, {"note": "h1 asks"})]
    assert card.saving is Saving.SAVING
    reader.apply_annotation(note.id, replace(note, note="h1 asks"))
    assert card.saving is Saving.SAVED
    assert card.annotation.note == "h1 asks"
    assert reader.sheet.hasFocus()


def test_leaving_the_card_saves_and_the_keys_of_the_sheet_do_not_reach_into_it(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    note = make_annotation(report, 1, "同心聚力", "老话")
    reader.set_annotations([note])
    deleted: list[object] = []
    reader.delete_requested.connect(deleted.append)
    edits = watch(reader)
    card = start_writing(qtbot, reader, note)
    QTest.keyClick(words_of(card), Qt.Key.Key_Backspace)
    reader.sheet.setFocus()
    qtbot.waitUntil(lambda: bool(edits))
    assert edits == [(note.id, {"note": "老"})]
    assert not deleted


def test_an_unchanged_note_is_not_sent(qtbot: QtBot, reader: ReaderView, report: Report) -> None:
    note = make_annotation(report, 1, "同心聚力", "话", tags=("工业",), role=Role.AFFIRM)
    reader.set_annotations([note])
    edits = watch(reader)
    card = start_writing(qtbot, reader, note)
    QTest.keyClick(words_of(card), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: card.editor is None)
    assert not edits
    assert card.saving is Saving.QUIET


def test_role_and_tags_are_chosen_in_the_card(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    note = make_annotation(report, 1, "同心聚力", "话", role=Role.AFFIRM)
    reader.set_annotations([note])
    reader.set_tags(["工业"])
    edits = watch(reader)
    card = start_writing(qtbot, reader, note)
    buttons = {button.text(): button for button in card.findChildren(QToolButton)}
    assert [text for text, button in buttons.items() if button.isChecked()] == ["肯定"]
    QTest.mouseClick(buttons["追问"], Qt.MouseButton.LeftButton)
    field = card.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.setText("#就业，工业 就业")
    reader.flush()
    assert edits == [(note.id, {"role": Role.QUESTION, "tags": ("就业", "工业")})]


def test_flush_sends_a_note_still_being_written(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    note = make_annotation(report, 1, "同心聚力")
    reader.set_annotations([note])
    edits = watch(reader)
    card = start_writing(qtbot, reader, note)
    words_of(card).setPlainText("关窗之前")
    reader.flush()
    reader.flush()
    assert edits == [(note.id, {"note": "关窗之前"})]


def test_the_note_typed_is_not_overwritten_by_a_change_from_elsewhere(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    note = make_annotation(report, 1, "同心聚力", "甲")
    reader.set_annotations([note])
    card = start_writing(qtbot, reader, note)
    words_of(card).setPlainText("甲乙丙")
    reader.apply_annotation(note.id, replace(note, tags=("别处",)))
    assert words_of(card).toPlainText() == "甲乙丙"


@pytest.mark.parametrize(("width", "beside"), [(700, False), (1300, True)])
def test_notes_stand_in_the_margin_or_in_room_under_their_words(
    qtbot: QtBot, report: Report, width: int, beside: bool
) -> None:
    view = open_reader(qtbot, report, width)
    cursor = view.sheet.textCursor()
    built = view.sheet.built
    assert built is not None
    cursor.setPosition(built.positions.start(report.text.index("工业倍增")))
    before = view.sheet.line_rect(cursor).top()
    note = make_annotation(report, 1, "同心聚力", "一句话的批注")
    view.set_annotations([note])
    card = card_of(qtbot, view, note)
    qtbot.waitUntil(card.isVisible)
    after = view.sheet.line_rect(cursor).top()
    assert view.marking.cards.in_margin is beside
    if beside:
        assert after == before
        assert (
            card.mapTo(view, card.rect().topLeft()).x() > view.sheet.viewport().geometry().right()
        )
    else:
        assert after - before >= card.height()
        assert card.geometry().bottom() <= after
    view.apply_annotation(note.id, None)
    qtbot.waitUntil(lambda: view.sheet.line_rect(cursor).top() == before)
    assert view.marking.cards.card(note.id) is None


def test_two_notes_on_one_paragraph_do_not_cover_each_other(qtbot: QtBot, report: Report) -> None:
    for width in (700, 1300):
        view = open_reader(qtbot, report, width)
        notes = [
            make_annotation(report, 1, "同心聚力", "第一条批注，" * 12),
            make_annotation(report, 2, "共克时艰", "第二条批注"),
            make_annotation(report, 3, "坚实步伐", "第三条批注"),
        ]
        view.set_annotations(notes)
        cards = [card_of(qtbot, view, note) for note in notes]
        qtbot.waitUntil(lambda cards=cards: all(card.isVisible() for card in cards))
        for upper, lower in pairwise(cards):
            assert upper.geometry().bottom() < lower.geometry().top()


def test_a_note_in_a_table_stands_under_the_table(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    note = make_annotation(report, 1, "<4.5", "表里的批注")
    assert note.placement is not None
    reader.set_annotations([note])
    reader.go_to(note.placement.start, note.placement.end)
    card = card_of(qtbot, reader, note)
    qtbot.waitUntil(card.isVisible)
    cursor = reader.sheet.textCursor()
    built = reader.sheet.built
    assert built is not None
    cursor.setPosition(built.positions.start(report.text.index("打财断血:")))
    scroll = reader.sheet.verticalScrollBar().value()
    qtbot.waitUntil(
        lambda: reader.sheet.line_rect(cursor).top() - scroll >= card.geometry().bottom()
    )
    cursor.setPosition(built.positions.start(note.placement.start))
    assert card.geometry().top() >= reader.sheet.line_rect(cursor).bottom() - scroll


def test_room_made_above_does_not_move_what_one_reads(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    offset = report.text.index("第20段")
    reader.sheet.scroll_to(offset)
    reader.apply_annotation("x", make_annotation(report, 1, "同心聚力", "很长的批注。" * 40))
    bar = reader.sheet.verticalScrollBar()
    before = bar.value()
    qtbot.waitUntil(lambda: bar.value() > before)
    assert reader.sheet.top_offset() == offset


def test_thousands_of_notes_only_make_the_cards_near_the_view(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    base = make_annotation(report, 1, "同心聚力", "批注")
    notes = []
    for number in range(2000):
        start = (number * 7) % (len(report.text) - 4)
        placement = replace(base.placement, start=start, end=start + 3)  # type: ignore[type-var]
        notes.append(replace(base, id=f"n{number}", placement=placement))
    reader.set_annotations(notes)
    qtbot.waitUntil(lambda: len(reader.sheet.findChildren(NoteCard)) > 0)
    assert len(reader.sheet.findChildren(NoteCard)) < 400


def test_a_note_above_a_table_does_not_lie_on_it(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    one = make_annotation(report, 1, "地区生产总值增长8%左右", note="比去年高多少")
    reader.go_to(report.text.index("地区生产总值增长8%左右"), report.text.index("8%左右"))
    reader.apply_annotation(one.id, one)
    qtbot.waitUntil(lambda: reader.marking.cards.card(one.id) is not None)
    card = reader.marking.cards.card(one.id)
    assert card is not None
    [table] = tables_of(reader.sheet.document())
    layout = reader.sheet.document().documentLayout()

    qtbot.waitUntil(card.isVisible)
    first = layout.blockBoundingRect(table.firstCursorPosition().block())
    top = first.top() - reader.sheet.verticalScrollBar().value()
    assert card.geometry().bottom() < top
    reader.apply_annotation(one.id, None)
    qtbot.waitUntil(
        lambda: layout.blockBoundingRect(table.firstCursorPosition().block()).top() < first.top()
    )


def noted_everywhere(view: ReaderView, count: int, step: int) -> list[Annotation]:
    """A note on every so many characters of the text on show."""
    base = make_annotation(make_report(), 1, "同心聚力", "批注")
    assert base.placement is not None
    notes = []
    for number in range(count):
        placement = replace(base.placement, start=number * step, end=number * step + 2)
        notes.append(replace(base, id=f"n{number:03}", note=f"第{number}条", placement=placement))
    view.set_annotations(notes)
    return notes


def cards_by_height(view: ReaderView) -> list[NoteCard]:
    cards = [card for card in view.sheet.findChildren(NoteCard) if not card.isHidden()]
    return sorted(cards, key=lambda card: card.y())


@pytest.mark.parametrize("width", [700, 1300])
def test_a_card_that_serves_another_note_is_that_note_alone(
    qtbot: QtBot, report: Report, width: int
) -> None:
    view = open_reader(qtbot, report, width)
    noted_everywhere(view, 150, 30)
    qtbot.waitUntil(lambda: len(cards_by_height(view)) > 3)
    bar = view.sheet.verticalScrollBar()
    before = {id(card): card.annotation.id for card in cards_by_height(view)}
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: not view.marking.cards._soon.isActive())
    served = [card for card in cards_by_height(view) if id(card) in before]
    assert served
    asked: list[str] = []
    view.marking.cards.menu_wanted.connect(lambda identity, _at: asked.append(identity))
    for card in served:
        identity = card.annotation.id
        assert identity != before[id(card)]
        assert view.marking.cards.card(identity) is card
        assert card.annotation.note in card.accessibleName()
        assert card.saving is Saving.QUIET
        at = card.rect().center()
        QApplication.sendEvent(
            card, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, card.mapToGlobal(at))
        )
        assert asked.pop() == identity


def test_the_tab_key_goes_through_the_cards_as_one_reads(qtbot: QtBot, report: Report) -> None:
    view = open_reader(qtbot, report, 1300)
    noted_everywhere(view, 150, 30)
    bar = view.sheet.verticalScrollBar()
    # Down and half the way back: the upper ones are made last.
    for place in (bar.maximum(), bar.maximum() // 2, bar.maximum() // 3):
        bar.setValue(place)
        qtbot.waitUntil(lambda: not view.marking.cards._soon.isActive())
    cards = cards_by_height(view)
    assert len(cards) > 5
    for upper, lower in pairwise(cards):
        following = upper.nextInFocusChain()
        while following is not lower and not isinstance(following, NoteCard):
            following = following.nextInFocusChain()
        assert following is lower


def test_cards_under_a_very_long_paragraph_stay_in_their_places_while_it_leaves_the_view(
    qtbot: QtBot,
) -> None:
    report = make_report(SAMPLE + "长段：" + FILLER * 30 + "\n" + "后话。\n" * 60)
    view = open_reader(qtbot, report, 700)
    view.resize(700, 300)
    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    first = report.text.index("长段：")
    base = make_annotation(report, 1, "同心聚力", "批注")
    assert base.placement is not None
    notes = [
        replace(
            base,
            id=f"n{number}",
            note=f"第{number}条",
            placement=replace(base.placement, start=first + place, end=first + place + 2),
        )
        for number, place in enumerate((0, 10, len(FILLER) * 30 - 10))
    ]
    view.set_annotations(notes)
    view.go_to(report.text.index("后话。"), report.text.index("后话。") + 3)
    last = card_of(qtbot, view, notes[-1])
    qtbot.waitUntil(last.isVisible)
    qtbot.waitUntil(lambda: not view.marking.cards._soon.isActive())
    upper = [view.marking.cards.card(one.id) for one in notes[:-1]]
    assert all(upper), "their room is in view though their words are far above"
    order = [card.annotation.id for card in cards_by_height(view)]
    assert order == ["n0", "n1", "n2"]
    for one, other in pairwise(cards_by_height(view)):
        assert one.geometry().bottom() < other.geometry().top()
