from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.support.annotations import make_annotation
from tests.support.reports import make_report
from ui.notes.filtering import Wanted
from ui.notes.notes_model import NotesModel

REPORT = make_report()
NOTES = [
    make_annotation(REPORT, 1, "工业倍增升级", "去年多少？"),
    make_annotation(REPORT, 2, "中国稀金谷"),
    make_annotation(REPORT, 3, "城镇登记失业率", "口径"),
    make_annotation(REPORT, 4, "全区上下", deleted="2026-01-01T00:00:00+00:00"),
]

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_model_keeps_qts_contract() -> None:
    model = NotesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_report(REPORT)
    model.set_annotations(NOTES)
    model.apply(NOTES[0].id, replace(NOTES[0], note="neu"))
    model.apply(NOTES[1].id, None)
    model.apply("nobody", None)
    model.want(Wanted("neu"))

    assert (model.total, model.shown) == (2, 1)
    assert model.index(1, 0).data(Qt.ItemDataRole.EditRole) == "neu"
    del tester


def test_section_lines_can_not_be_chosen() -> None:
    model = NotesModel()
    model.set_report(REPORT)
    model.set_annotations(NOTES)

    flags = [model.index(row, 0).flags() for row in range(model.rowCount())]

    assert flags[0] == Qt.ItemFlag.NoItemFlags
    assert flags[1] & Qt.ItemFlag.ItemIsSelectable


def test_a_deleted_note_is_not_listed_and_comes_back_when_it_is_restored() -> None:
    model = NotesModel()
    model.set_report(REPORT)
    model.set_annotations(NOTES)
    assert model.row_of(NOTES[3].id) == -1

    model.apply(NOTES[3].id, replace(NOTES[3], deleted=""))
    assert model.row_of(NOTES[3].id) == 1
    model.apply(NOTES[3].id, NOTES[3])
    assert model.row_of(NOTES[3].id) == -1
