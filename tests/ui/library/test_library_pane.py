"""The pane with the reports, driven by keys, mouse and dragged files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QPushButton, QToolButton

from core.model.library import ReportEntry
from core.model.report import ReportKind, ReportMeta
from ui.library.library_pane import LibraryPane
from ui.library.shelf import Grouping, Order
from ui.panes.parts import EmptyState, SearchField
from ui.widgets.theme import THEMES

LIGHT = THEMES["light"]


def entry(identity: str, title: str, region: str, opened: str = "") -> ReportEntry:
    meta = ReportMeta(title, ReportKind.PLAN, region, 2021, 2022)
    return ReportEntry(identity, "v", meta, 100, 2, 0.5, f"{identity}.txt", "2024-01-01", opened)


ENTRIES = [
    entry("a", "青石县二〇二一年计划执行情况和二〇二二年计划草案的报告", "青石县", "2024-03-03"),
    entry("b", "白沙市计划报告", "白沙市", "2024-03-02"),
    entry("c", "赤水市计划报告", "赤水市", "2024-03-01"),
]


@pytest.fixture
def pane(qtbot) -> LibraryPane:
    pane = LibraryPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(220, 600)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def full(pane: LibraryPane) -> LibraryPane:
    pane.set_entries(ENTRIES, "b")
    return pane


def view(pane: LibraryPane) -> QListView:
    found = pane.findChild(QListView)
    assert found is not None
    return found


def button(pane: LibraryPane, words: str) -> QPushButton:
    return next(b for b in pane.findChildren(QPushButton) if b.text() == words and b.isVisible())


def click(pane: LibraryPane, row: int) -> None:
    rect = view(pane).visualRect(view(pane).model().index(row, 0))
    QTest.mouseClick(view(pane).viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def titles(pane: LibraryPane) -> list[str]:
    model = view(pane).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_an_empty_library_offers_the_first_step(pane: LibraryPane, qtbot) -> None:
    empty = pane.findChild(EmptyState)
    assert empty.isVisible()
    assert "报告库还是空的" in empty.text()
    with qtbot.waitSignal(pane.open_requested):
        QTest.mouseClick(button(pane, "打开文件…"), Qt.MouseButton.LeftButton)
    assert not pane.findChild(SearchField).isVisible()


def test_a_click_opens(full: LibraryPane, qtbot) -> None:
    with qtbot.waitSignal(full.report_chosen) as told:
        click(full, 2)
    assert told.args == ["c"]


def test_the_button_stays_when_there_are_reports(full: LibraryPane, qtbot) -> None:
    with qtbot.waitSignal(full.open_requested):
        button(full, "打开文件…").click()


def test_typing_narrows_and_enter_opens_the_first(full: LibraryPane, qtbot) -> None:
    field = full.findChild(SearchField)
    field.setFocus()
    QTest.keyClicks(field, "css")
    with qtbot.waitSignal(full.report_chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["c"]
    assert titles(full) == ["赤水市计划报告"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(titles(full)) == 3


def test_nothing_found_says_so(full: LibraryPane) -> None:
    field = full.findChild(SearchField)
    field.setText("火星")
    field.send()
    assert full.findChild(EmptyState).isVisible()
    assert "没有这样的报告" in full.findChild(EmptyState).text()
    assert not [b for b in full.findChildren(QPushButton, "firstStep") if b.isVisible()]


def test_keys_in_the_list(full: LibraryPane, qtbot) -> None:
    field = full.findChild(SearchField)
    field.setFocus()
    full.arrange(Order.REGION, Grouping.REGION)
    view(full).setCurrentIndex(view(full).model().index(1, 0))
    QTest.keyClick(field, Qt.Key.Key_Down)  # over the heading of the next group
    view(full).setFocus()
    with qtbot.waitSignal(full.report_chosen) as told:
        QTest.keyClick(view(full), Qt.Key.Key_Return)
    assert told.args == ["c"]
    with qtbot.waitSignal(full.remove_requested) as told:
        QTest.keyClick(view(full), Qt.Key.Key_Delete)
    assert told.args == ["c"]
    QTest.keyClick(view(full), Qt.Key.Key_Escape)
    assert field.hasFocus()


def test_letters_in_the_list_go_to_the_field(full: LibraryPane) -> None:
    view(full).setFocus()
    QTest.keyClick(view(full), Qt.Key.Key_Q)
    assert full.findChild(SearchField).text() == "q"
    assert full.findChild(SearchField).hasFocus()


def test_menus_sort_and_group(full: LibraryPane) -> None:
    order, group = [b for b in full.findChildren(QToolButton) if b.menu() is not None]
    for owner, words in ((order, "地区"), (group, "按地区")):
        owner.menu().aboutToShow.emit()
        next(a for a in owner.menu().actions() if a.text() == words).trigger()
    assert titles(full) == [
        "白沙市 1", "白沙市计划报告", "赤水市 1", "赤水市计划报告",
        "青石县 1", ENTRIES[0].meta.title,
    ]  # fmt: skip
    assert (order.text(), group.text()) == ("地区", "按地区")
    order.menu().aboutToShow.emit()
    assert [a.text() for a in order.menu().actions() if a.isChecked()] == ["地区"]


def test_the_context_menu_by_key_and_by_mouse(full: LibraryPane, qtbot) -> None:
    signals = {"打开": full.report_chosen, "打开原件": full.original_requested,
               "移除": full.remove_requested}  # fmt: skip
    view(full).setCurrentIndex(view(full).model().index(2, 0))
    for words, signal in signals.items():
        viewport = view(full).viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
        QApplication.sendEvent(viewport, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        with qtbot.waitSignal(signal) as told:
            next(a for a in menu.actions() if a.text() == words).trigger()
        assert told.args == ["c"]
        menu.close()
    rect = view(full).visualRect(view(full).model().index(0, 0))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, rect.center(), rect.center())
    QApplication.sendEvent(view(full).viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert view(full).currentIndex().row() == 0
    menu.close()


def mime(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def enter(pane: LibraryPane, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(50, 90), Qt.DropAction.CopyAction, data,
                            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    event.ignore()
    QApplication.sendEvent(pane, event)
    return event.isAccepted()


def test_files_and_folders_are_dropped(full: LibraryPane, tmp_path: Path, qtbot) -> None:
    report, folder = tmp_path / "报告.txt", tmp_path / "一年的报告"
    report.write_text("报告", encoding="utf-8")
    folder.mkdir()
    data = mime(
        QUrl.fromLocalFile(str(report)),
        QUrl("https://example.org/a.pdf"),
        QUrl.fromLocalFile(str(folder)),
        QUrl.fromLocalFile(str(tmp_path / "没有这个.txt")),
    )
    before = full.grab().toImage()
    assert enter(full, data)
    assert full.grab().toImage() != before
    drop = QDropEvent(QPointF(50, 90), Qt.DropAction.CopyAction, data,
                      Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    with qtbot.waitSignal(full.files_dropped) as told:
        QApplication.sendEvent(full, drop)
    assert told.args == [[report, folder]]
    assert full.grab().toImage() == before


def test_what_is_no_file_is_not_taken(full: LibraryPane) -> None:
    before = full.grab().toImage()
    words = QMimeData()
    words.setText("一句话")
    assert not enter(full, words)
    assert not enter(full, mime(QUrl("https://example.org/a.pdf")))
    assert full.grab().toImage() == before


def test_files_that_go_elsewhere_leave_no_veil(full: LibraryPane, tmp_path: Path) -> None:
    before = full.grab().toImage()
    assert enter(full, mime(QUrl.fromLocalFile(str(tmp_path))))
    QApplication.sendEvent(full, QDragLeaveEvent())
    assert full.grab().toImage() == before


def test_new_entries_keep_the_place_in_the_list(full: LibraryPane) -> None:
    view(full).setFocus()
    view(full).setCurrentIndex(view(full).model().index(2, 0))
    full.set_entries([entry("z", "新报告", "新县", "2025-01-01"), *ENTRIES], "b")
    assert view(full).currentIndex().data() == "赤水市计划报告"


@pytest.mark.parametrize("name", list(THEMES))
def test_every_theme_marks_the_report_on_the_desk(full: LibraryPane, name: str) -> None:
    full.set_theme(THEMES[name])
    view(full).setCurrentIndex(view(full).model().index(-1, 0))
    picture = full.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(190, picture.width())
        for y in range(60, 260)
    }
    assert THEMES[name].accent in colours
