"""Files into the window: chosen, dropped, many, broken; reports out of it and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget

from core.model.report import Corrections
from tests.support.files import FILE, GAZETTE, write
from tests.support.windows import (
    CTRL,
    LEFT,
    Day,
    dialog,
    drop,
    key,
    library,
    press,
)
from ui.library.import_preview import ImportPreview
from ui.library.import_results import ImportResults
from ui.library.library_list import LibraryList
from ui.library.parts_list import PartsList
from ui.library.shelf import Grouping, Order
from ui.main_window import MainWindow


def titles(day: Day) -> list[str]:
    with library(day.profile) as read:
        return [entry.meta.title for entry in read.reports()]


def until_title(day: Day, window: MainWindow, words: str) -> None:
    day.until(lambda: words in window.windowTitle())
    day.until_ready(window)


def test_a_file_chosen_with_ctrl_o_is_shown_set_right_and_opened(day: Day, tmp_path: Path) -> None:
    window = day.open()
    path = write(tmp_path / "青禾.txt")
    window.desk.imports.chooser = lambda *_asked: [str(path)]

    key(window, Qt.Key.Key_O, held=CTRL)
    day.until(lambda: dialog(ImportPreview))
    preview = dialog(ImportPreview)
    assert len(titles(day)) == 1
    field = next(f for f in preview.findChildren(QLineEdit) if f.text() == "青禾区")
    field.setFocus()
    field.selectAll()
    field.insert("青禾新区")
    field.editingFinished.emit()
    day.until(lambda: preview.corrections().region == "青禾新区")
    press(preview, "导入")
    until_title(day, window, "青禾区2023年")

    assert dialog(ImportPreview) is None
    assert len(titles(day)) == 2
    assert window.desk.current.entry.meta.region == "青禾新区"
    assert window.reader.page.title.startswith("青禾区2023年")
    rows = window.library.findChild(QListView).model()
    assert rows.rowCount() == 2


def test_a_preview_can_be_left_without_importing(day: Day, tmp_path: Path) -> None:
    window = day.open()
    drop(window, write(tmp_path / "青禾.txt"))
    day.until(lambda: dialog(ImportPreview))

    key_target = dialog(ImportPreview)
    QTest.keyClick(key_target, Qt.Key.Key_Escape)
    day.settle(window)

    assert dialog(ImportPreview) is None
    assert len(titles(day)) == 1
    assert "赣县区" in window.windowTitle()


def test_the_same_file_twice_is_taken_once(day: Day, tmp_path: Path) -> None:
    path = write(tmp_path / "青禾.txt")
    with library(day.profile) as stored:
        stored.import_file(path)
    window = day.open()

    drop(window.library, path)
    until_title(day, window, "青禾区2023年")

    assert dialog(ImportPreview) is None
    assert window.toast.text() == "这份报告已在报告库中"
    assert len(titles(day)) == 2


def test_a_broken_file_is_explained_and_changes_nothing(day: Day, tmp_path: Path) -> None:
    window = day.open()
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    before = titles(day)

    drop(window, broken)
    day.until(window.message.text)

    assert "坏.pdf" in window.message.text()
    assert window.toast.text() == ""
    assert titles(day) == before
    assert "赣县区" in window.windowTitle()


def test_a_folder_is_read_whole_and_every_file_has_a_line(day: Day, tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    (folder / "旧").mkdir(parents=True)
    write(folder / "青禾.txt")
    write(folder / "旧" / "白沙.txt", FILE.replace("青禾", "白沙"))
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    (folder / "照片.xyz").write_bytes(b"\x00")
    (folder / "~$青禾.docx").write_bytes(b"\x02li" + bytes(160))
    (folder / ".缓存").mkdir()
    write(folder / ".缓存" / "青禾.txt")
    write(folder / "青禾副本.txt")
    write(folder / "青禾更正.txt", FILE.replace("36个", "38个"))
    window = day.open()

    drop(window, folder)
    day.until(lambda: dialog(ImportResults) and "导入完成" in words(dialog(ImportResults)))
    day.settle(window)

    assert len(titles(day)) == 3
    results = dialog(ImportResults)
    lines = results.findChild(QListView).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [lines.index(row, 0).data(role) for row in range(lines.rowCount())]
    plan = "区2023年国民经济和社会发展计划执行情况与2024年计划草案的报告"
    assert said == [
        "坏.docx，文件已损坏或不完整，无法按 DOCX 格式读取。"
        "请重新下载或复制该文件，或请发件人另存一份。",
        f"白沙.txt，已导入：白沙{plan}",
        f"青禾.txt，已导入：青禾{plan}",
        f"青禾副本.txt，报告库里已有：青禾{plan}",
        f"青禾更正.txt，已收为新版本：青禾{plan}",
    ]
    assert "赣县区" in window.windowTitle()
    assert window.rail.current == "library"
    day.until(lambda: window.library.findChild(QListView).model().rowCount() == 3)
    press(results, "关闭")
    assert dialog(ImportResults) is None


def test_the_first_of_several_files_is_opened_where_no_report_lies_open(
    day: Day, tmp_path: Path
) -> None:
    window = day.open()
    window.library.remove_requested.emit(window.desk.current.report_id)
    day.until(lambda: window.desk.current.report is None)
    paths = [write(tmp_path / "a.txt"), tmp_path / "b.txt"]
    write(paths[1], FILE.replace("青禾", "白沙"))

    drop(window, *paths)

    until_title(day, window, "青禾区2023年")
    assert len(titles(day)) == 2


def test_a_file_given_at_the_start_is_opened(day: Day, tmp_path: Path) -> None:
    window = day.open(file=write(tmp_path / "青禾.txt"))

    until_title(day, window, "青禾区2023年")
    assert window.reader.page.title.startswith("青禾区2023年")
    assert len(titles(day)) == 2


def test_reports_are_chosen_in_the_library_each_at_its_place(day: Day, tmp_path: Path) -> None:
    with library(day.profile) as stored:
        stored.import_file(write(tmp_path / "青禾.txt"))
    window = day.open()
    window.reader.sheet.scroll_to(9000)
    day.qtbot.wait(150)
    place = window.reader.place()
    assert place > 8000

    for words in ("青禾区", "赣县区"):
        _choose(window, words)
        until_title(day, window, words)
        assert words in window.outline.window().windowTitle()
    assert window.reader.place() == place


def _choose(window: MainWindow, words: str) -> None:
    window.show_room("library")
    view = window.library.findChild(LibraryList)
    model = view.model()
    row = next(r for r in range(model.rowCount()) if words in str(model.index(r, 0).data()))
    view.scrollTo(model.index(row, 0))
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(row, 0)).center())


def test_removing_every_report_leaves_a_kind_empty_window_and_undo_brings_it_back(
    day: Day,
) -> None:
    window = day.open()
    report_id = window.desk.current.report_id

    window.library.remove_requested.emit(report_id)
    day.until(lambda: window.desk.current.report is None)
    day.settle(window)

    assert titles(day) == []
    assert window.windowTitle() == "审阅"
    assert not window.reader.isVisible()
    assert window.rail.current == "library"
    assert window.message.text() == ""
    key(window, Qt.Key.Key_H)
    key(window, Qt.Key.Key_F3)
    key(window, Qt.Key.Key_E, held=CTRL)
    day.settle(window)
    assert day.close(window)

    window = day.open_any()
    day.until(lambda: window.is_filled and hasattr(window.desk, "appearance"))
    day.until(lambda: not window.reader.isVisible())
    day.settle(window)
    assert window.windowTitle() == "审阅"
    key(window, Qt.Key.Key_Z, held=CTRL)
    until_title(day, window, "赣县区")
    assert window.reader.isVisible()
    assert len(titles(day)) == 1


def test_the_order_of_the_library_is_remembered(day: Day) -> None:
    window = day.open()
    window.library.arrange(Order.YEAR, Grouping.KIND)
    assert day.close(window)

    window = day.open()
    assert (window.library.order, window.library.grouping) == (Order.YEAR, Grouping.KIND)


def test_the_original_is_handed_to_the_system(day: Day, monkeypatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "ui.presenting.originals.QDesktopServices.openUrl",
        lambda url: opened.append(url.toString()) or True,
    )
    window = day.open()

    window.library.original_requested.emit(window.desk.current.report_id)
    day.until(lambda: opened)

    [url] = opened
    path = Path(url.removeprefix("file://"))
    assert path.read_bytes()
    assert path.suffix == ".txt"
    assert not window.message.isVisible()


def test_an_original_that_no_program_opens_is_told_of(day: Day, monkeypatch) -> None:
    monkeypatch.setattr("ui.presenting.originals.QDesktopServices.openUrl", lambda _url: False)
    window = day.open()

    window.library.original_requested.emit(window.desk.current.report_id)
    day.until(window.message.isVisible)

    said = " ".join(label.text() for label in window.message.findChildren(QLabel))
    assert "没有找到能打开它的程序" in said
    press(window.message, "复制位置")
    assert Path(QGuiApplication.clipboard().text()).read_bytes()


def test_the_reports_of_a_gazette_are_offered_one_by_one(day: Day, tmp_path: Path) -> None:
    window = day.open()
    drop(window, write(tmp_path / "公报.txt", GAZETTE))
    day.until(lambda: dialog(ImportPreview))
    preview = dialog(ImportPreview)
    parts = preview.findChild(PartsList)
    assert parts.count() == 2
    parts.setCurrentRow(1)
    parts.item(0).setCheckState(Qt.CheckState.Unchecked)
    title = next(f for f in preview.findChildren(QLineEdit) if f.isVisible() and "预算" in f.text())
    title.setText("青禾县预算报告（送审稿）")
    press(preview, "导入 1 份")
    until_title(day, window, "青禾县预算报告（送审稿）")

    assert "青禾县预算报告（送审稿）" in titles(day)
    assert len(titles(day)) == 2

    drop(window, tmp_path / "公报.txt")
    day.until(lambda: dialog(ImportPreview))
    again = dialog(ImportPreview)
    assert again.findChild(PartsList).chosen() == [0]
    press(again, "导入 1 份")
    until_title(day, window, "计划草案的报告")
    assert len(titles(day)) == 3


def words(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def test_a_corrected_edition_comes_with_what_was_set_right_before(day: Day, tmp_path: Path) -> None:
    right = Corrections(title="青禾区计划报告（审定）", region="青禾新区", body_start=3)
    with library(day.profile) as stored:
        first = stored.import_file(write(tmp_path / "青禾.txt"), right).report
        stored.annotate_quote(first.id, "企业信心", note="问一问")
    window = day.open()

    drop(
        window,
        write(
            tmp_path / "更正.txt",
            FILE.replace("各位代表:", "各位代表:\n\n（更正稿）").replace("36个", "38个"),
        ),
    )
    day.until(lambda: dialog(ImportPreview))
    preview = dialog(ImportPreview)
    assert "上一版" in words(preview)
    fields = [line.text() for line in preview.findChildren(QLineEdit)]
    assert {"青禾区计划报告（审定）", "青禾新区"} <= set(fields)
    assert preview.corrections().body_start == 4
    press(preview, "导入")
    until_title(day, window, "青禾区计划报告（审定）")

    assert len(titles(day)) == 2
    assert "38个" in window.desk.current.report.text
    with library(day.profile) as stored:
        [note] = stored.annotations(first.id)
        assert len(stored.versions(first.id)) == 2
    assert (note.note, note.placement.state.value) == ("问一问", "moved")


def test_a_row_of_the_library_tells_place_year_kind_notes_and_how_far_one_has_read(
    day: Day, tmp_path: Path
) -> None:
    with library(day.profile) as stored:
        entry = stored.import_file(write(tmp_path / "青禾.txt")).report
    window = day.open()
    _choose(window, "青禾区")
    until_title(day, window, "青禾区2023年")
    rows = window.library.findChild(LibraryList).model()

    def row() -> str:
        index = rows.index(rows.row_of(entry.id), 0)
        return index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert "青禾区 · 2023–2024 · 计划报告" in row()
    assert "批注" not in row()
    window.desk.notes.annotate(40, 52, {"note": "请说明"})
    day.settle(window)
    day.until(lambda: "1 条批注" in row())
    window.resize(1366, 300)
    day.qtbot.wait(10)
    window.reader.sheet.scroll_to(len(window.desk.current.report.text) - 1)
    day.until(lambda: window.reader.place() > 0)
    window.desk.reports.keep_place()
    day.until(lambda: "读到" in row())
    window.desk.notes.undo()
    day.until(lambda: "条批注" not in row())


def test_files_are_looked_for_in_a_folder_that_is_there(
    day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    window = day.open()
    asked: list[str] = []

    def chooser(_parent: QWidget, folder: str) -> list[str]:
        asked.append(folder)
        return []

    window.desk.imports.chooser = chooser
    window.desk.imports.choose()
    (home / "Documents").mkdir()
    window.desk.imports.choose()
    window.state.keep("open_folder", str(tmp_path / "taken away"))
    window.desk.imports.choose()
    window.state.keep("open_folder", str(tmp_path))
    window.desk.imports.choose()

    documents = str(home / "Documents")
    assert asked == [str(home), documents, documents, str(tmp_path)]
