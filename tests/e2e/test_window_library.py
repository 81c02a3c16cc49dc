"""Finding and correcting across the reports of a library, in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt

from core.library import Library
from tests.support.libraries import add, note_on
from tests.support.windows import CTRL, SHIFT, Day, key
from ui.notes.notes_list import NotesList
from ui.panes.parts import SearchField
from ui.search.across import ReportGroup
from ui.search.hits_model import ROW, HitsModel

OTHER = """\
一、2020年计划执行情况
白沙市新建了两条观光缆车线路，群众出行更加方便。
二、2021年主要预期目标
再建一条观光缆车线路。
"""


def groups(model: HitsModel) -> list[str]:
    rows = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
    return [row.name for row in rows if isinstance(row, ReportGroup)]


def test_all_reports_are_searched_and_a_hit_opens_its_report(day: Day) -> None:
    with Library(day.profile) as library:
        other = add(library, OTHER, title="白沙市2021年计划报告", region="白沙市", year=2020)
        note = note_on(library, other, "再建一条", note="问问造价：缆车谁来管")
    window = day.open()
    model = window.search._model

    key(window, Qt.Key.Key_F, held=CTRL | SHIFT)
    field = window.search.findChild(SearchField)
    day.until(field.hasFocus)
    field.insert("缆车")
    day.until(lambda: model.total == 3)
    assert groups(model) == ["白沙市 2020 计划报告"]

    key(field, Qt.Key.Key_Down)
    key(field, Qt.Key.Key_Down)
    key(field, Qt.Key.Key_Return)
    day.until(lambda: window.desk.current.report_id == other.id)
    day.until_ready(window)
    report = window.desk.current.report
    place = window.reader.sheet.built.positions.canonical(window.reader.marking.spotlight.span[0])
    assert report.text[place:].startswith("缆车线路。")
    assert len(window.reader.marking.hits.hits) == 3
    assert field.text() == "缆车"

    key(field, Qt.Key.Key_Down)
    key(field, Qt.Key.Key_Return)
    day.until(lambda: [one.id for one in window.notes.findChild(NotesList).chosen()] == [note.id])
