"""Thousands of annotations: those in view at once, the others in slices, none of them lost."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.model.annotations import AnchorState, Annotation, Colour, Placement
from core.model.report import Report
from tests.support.annotations import make_annotation
from ui.reader.reader_view import ReaderView

MANY = 1_800


def many(report: Report, note: str = "") -> list[Annotation]:
    """Highlights all over the report, the first of them at its very end."""
    base = make_annotation(report, 1, "同心聚力", note)
    step = (len(report.text) - 10) / MANY
    found = []
    for number in range(MANY):
        start = len(report.text) - 8 - round(number * step)
        place = Placement(AnchorState.EXACT, start, start + 5)
        found.append(replace(base, id=f"{number:x}", placement=place))
    return found


def ids_in_view(reader: ReaderView) -> set[str]:
    visible = reader.sheet.visible()
    first, last = reader.sheet.positions_between(visible.top(), visible.bottom())
    return {span.identity for span in reader.marking.highlights.spans.between(first, last)}


def test_those_in_view_are_there_at_once_and_all_in_the_end(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    notes = many(report)
    reader.set_annotations(notes)
    at_first = ids_in_view(reader)
    assert at_first
    assert reader.marking.placing.busy
    assert len(reader.marking.highlights.spans) < MANY
    qtbot.waitUntil(lambda: not reader.marking.placing.busy)
    assert {span.identity for span in reader.marking.highlights.spans} == {one.id for one in notes}
    assert ids_in_view(reader) == at_first


def test_what_is_changed_meanwhile_is_placed_as_it_is_now(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    notes = many(report)
    reader.set_annotations(notes)
    waiting, gone = notes[0], notes[1]
    assert reader.marking.highlights.spans.get(waiting.id) is None
    reader.apply_annotation(waiting.id, replace(waiting, colour=Colour.PINK))
    reader.apply_annotation(gone.id, None)
    qtbot.waitUntil(lambda: not reader.marking.placing.busy)
    spans = reader.marking.highlights.spans
    changed = spans.get(waiting.id)
    assert changed is not None
    assert changed.colour == "pink"
    assert spans.get(gone.id) is None
    assert len(spans) == MANY - 1


def test_another_set_of_annotations_ends_the_placing_of_the_first(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    notes = many(report)
    reader.set_annotations(notes)
    reader.set_annotations(notes[:3])
    qtbot.waitUntil(lambda: reader.marking.bar_marks.marks()[0] > 0)
    assert not reader.marking.placing.busy
    assert len(reader.marking.highlights.spans) == 3


def test_a_note_being_written_stays_open_however_far_it_is(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    notes = many(report)
    reader.set_annotations(notes)
    reader.edit_note(notes[0].id)
    card = reader.marking.cards.card(notes[0].id)
    assert card is not None
    editor = card.findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("写到一半")
    reader.sheet.verticalScrollBar().setValue(0)
    reader.set_annotations(notes)
    qtbot.waitUntil(lambda: not reader.marking.placing.busy)
    assert reader.marking.cards.card(notes[0].id) is card
    assert editor.toPlainText() == "写到一半"


def test_rooms_under_hundreds_of_paragraphs_are_all_made(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    before = reader.sheet.document().size().height()
    notes = many(report, "要问")
    reader.set_annotations(notes)
    assert not reader.marking.cards.in_margin
    # Each note is taller than a line; with all of them the sheet is longer by that much.
    qtbot.waitUntil(lambda: reader.sheet.document().size().height() > before + MANY * 30)
