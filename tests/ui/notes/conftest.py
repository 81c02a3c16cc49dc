from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.model.annotations import AnchorState, Annotation, Colour, Role, Style, TargetKind
from tests.support.annotations import make_annotation
from tests.support.reports import make_report
from ui.notes.entries import Entry
from ui.notes.notes_list import NotesList
from ui.notes.notes_model import ROW, NotesModel
from ui.notes.notes_pane import NotesPane
from ui.widgets.theme import THEMES

REPORT = make_report()
NOTES = [
    make_annotation(REPORT, 1, "工业倍增升级", "去年多少？", tags=("工业",), role=Role.QUESTION),
    make_annotation(REPORT, 2, "中国稀金谷", colour=Colour.BLUE, style=Style.UNDERLINE),
    make_annotation(REPORT, 3, "城镇登记失业率", "口径", state=AnchorState.CHANGED, tags=("就业",)),
    make_annotation(REPORT, 4, None, "总体赞成", kind=TargetKind.REPORT, colour=None),
]


class Told:
    """What the pane has asked for."""

    def __init__(self, pane: NotesPane) -> None:
        self.places: list[tuple[int, int]] = []
        self.edits: list[tuple[int, dict[str, Any]]] = []
        self.many: list[tuple[list[int], dict[str, Any]]] = []
        self.tagged: list[tuple[list[int], list[str], list[str]]] = []
        self.deleted: list[list[str]] = []
        self.other: list[str] = []
        pane.place_chosen.connect(lambda start, end: self.places.append((start, end)))
        pane.edit_requested.connect(lambda i, fields: self.edits.append((int(i, 16), fields)))
        pane.edit_many_requested.connect(lambda ids, look: self.many.append((_numbers(ids), look)))
        pane.tag_many_requested.connect(
            lambda ids, add, remove: self.tagged.append((_numbers(ids), add, remove))
        )
        pane.merge_requested.connect(lambda ids: self.other.append(f"merge {_numbers(ids)}"))
        pane.history_requested.connect(lambda one: self.other.append(f"history {int(one, 16)}"))
        pane.link_wanted.connect(lambda one: self.other.append(f"link {int(one, 16)}"))
        pane.bin_requested.connect(lambda: self.other.append("bin"))
        pane.names_requested.connect(lambda: self.other.append("names"))
        pane.report_note_requested.connect(lambda: self.other.append("report"))
        pane.delete_requested.connect(self.deleted.append)
        pane.export_requested.connect(self.other.append)
        pane.speech_requested.connect(lambda: self.other.append("speech"))
        pane.copy_requested.connect(lambda: self.other.append("copy"))


def _numbers(ids: list[str]) -> list[int]:
    return [int(one, 16) for one in ids]


@pytest.fixture
def pane(qtbot: QtBot) -> NotesPane:
    made = NotesPane(THEMES["light"])
    qtbot.addWidget(made)
    made.resize(240, 700)
    made.show()
    made.set_report(REPORT)
    made.set_annotations(NOTES)
    return made


@pytest.fixture
def told(pane: NotesPane) -> Told:
    return Told(pane)


def view_of(pane: NotesPane) -> NotesList:
    return pane.findChild(NotesList)  # type: ignore[no-any-return]


def numbers(pane: NotesPane) -> list[int | str]:
    """Ids of the notes, titles of the section lines."""
    model = view_of(pane).model()
    rows = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
    return [int(row.annotation.id, 16) if isinstance(row, Entry) else row.title for row in rows]


def centre(pane: NotesPane, number: int) -> QPoint:
    view = view_of(pane)
    model = view.model()
    assert isinstance(model, NotesModel)
    return view.visualRect(model.index(model.row_of(f"{number:032x}"), 0)).center()


def click(
    pane: NotesPane,
    number: int,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    point = centre(pane, number)
    QTest.mouseClick(view_of(pane).viewport(), Qt.MouseButton.LeftButton, keys, point)


def count(pane: NotesPane) -> str:
    return next(
        label.text()
        for label in pane.findChildren(QLabel)
        if label.isVisible() and any(c.isdigit() for c in label.text())
    )


def note(number: int) -> Annotation:
    return next(one for one in NOTES if int(one.id, 16) == number)
