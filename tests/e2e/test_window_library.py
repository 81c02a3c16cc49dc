"""Finding and correcting across the reports of a library, in the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.library import Library
from core.model.report import Corrections
from tests.support.files import write
from tests.support.libraries import add, note_on
from tests.support.windows import CTRL, SHIFT, Day, dialog, drop, key, press
from ui.library.import_preview import ImportPreview
from ui.library.library_list import LibraryList
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


def field_of(preview: ImportPreview, name: str) -> QLineEdit:
    return next(f for f in preview.findChildren(QLineEdit) if f.accessibleName() == name)


def open_preview(day: Day) -> ImportPreview:
    day.until(lambda: dialog(ImportPreview))
    found = dialog(ImportPreview)
    assert found is not None
    return found


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


def test_a_report_of_the_library_is_set_right_and_back(day: Day, tmp_path: Path) -> None:
    with Library(day.profile) as library:
        entry = library.import_file(write(tmp_path / "青禾.txt")).report
        assert entry is not None
        note_on(library, entry, "新开工亿元以上项目36个", note="哪些")
    window = day.open()
    window.library.report_chosen.emit(entry.id)
    day.until(lambda: window.desk.current.report_id == entry.id)
    day.until_ready(window)

    window.show_room("library")
    window.library.findChild(LibraryList).choose(entry.id)
    key(window.library.findChild(LibraryList), Qt.Key.Key_F2)
    preview = open_preview(day)
    assert preview.windowTitle() == "更正报告"
    line = field_of(preview, "标题")
    line.setFocus()
    line.selectAll()
    line.insert("青禾区的计划报告")
    press(preview, "保存")
    day.until(lambda: window.desk.current.entry.meta.title == "青禾区的计划报告")
    day.until_ready(window)
    assert window.windowTitle().startswith("青禾区的计划报告")
    assert window.library.findChild(LibraryList).entry().meta.title == "青禾区的计划报告"
    assert [one.note for one in window.desk.current.annotations.values()] == ["哪些"]

    # What was set right stands there again the next time, and can be set further.
    window.command.emit("correct")
    preview = open_preview(day)
    assert field_of(preview, "标题").text() == "青禾区的计划报告"
    year = field_of(preview, "年份")
    year.setFocus()
    year.selectAll()
    year.insert("2022")
    year.editingFinished.emit()
    assert preview.corrections() == Corrections(title="青禾区的计划报告", year=2022)
    press(preview, "保存")
    day.until(lambda: window.desk.current.entry.meta.year == 2022)
    day.until_ready(window)
    assert window.desk.current.entry.meta.title == "青禾区的计划报告"

    press(window.toast, "撤销")
    day.until(lambda: window.desk.current.entry.meta.year == 2023)
    assert window.desk.current.entry.meta.title == "青禾区的计划报告"


def test_a_file_dropped_once_more_can_be_set_right(day: Day, tmp_path: Path) -> None:
    path = write(tmp_path / "青禾.txt")
    with Library(day.profile) as library:
        library.import_file(path)
    window = day.open()
    drop(window, path)
    day.until(lambda: "已在报告库中" in window.toast.text())

    press(window.toast, "更正…")
    preview = open_preview(day)
    assert field_of(preview, "地区").text() == "青禾区"
    press(preview, "取消")
    day.until(lambda: dialog(ImportPreview) is None)


def test_a_report_without_its_file_cannot_be_set_right_and_that_is_said(day: Day) -> None:
    with Library(day.profile) as library:
        entry = add(library, OTHER, title="白沙市2021年计划报告", region="白沙市", year=2020)
        with library._store.writing():
            library._store.connection.db.execute(
                "UPDATE version SET original = NULL WHERE report = ?", (entry.id,)
            )
    window = day.open()
    window.library.correct_requested.emit(entry.id)
    day.until(lambda: "没有更正" in window.message.text())
    assert "没有保存原件" in window.message.text()
