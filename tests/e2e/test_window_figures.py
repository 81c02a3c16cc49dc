"""Figures, checks and promises in the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QPlainTextEdit, QWidget

from core.model.annotations import TargetKind
from core.model.decisions import Choice
from tests.support.windows import CTRL, LEFT, Day, dialog, key, library, point_of, press
from ui.charts.chart_scroll import ChartScroll
from ui.charts.charts_pane import KINDS, TABLE
from ui.charts.model import ChartKind
from ui.charts.table_view import ValueTableView
from ui.checks.checks_pane import FINDINGS, PROMISES
from ui.checks.note_dialog import ProgressDialog
from ui.main_window import MainWindow
from ui.panes.lines_list import LinesList
from ui.panes.parts import Segments


def test_a_figure_of_the_list_is_found_in_the_text(day: Day) -> None:
    window = day.open()
    report = window.desk.current.report
    assert report is not None
    key(window, Qt.Key.Key_5, held=CTRL)
    assert window.figures.isAncestorOf(window.focusWidget())
    shown = window.figures.findChild(LinesList)
    assert shown.model().rowCount() > len(report.figures)
    first = report.figures[0]
    viewport = window.reader.sheet.viewport()
    start = report.offset(first.block, first.start)
    assert not viewport.rect().contains(point_of(window, start))
    place = shown.visualRect(shown.model().index(1, 0)).center()
    QTest.mouseClick(shown.viewport(), LEFT, pos=place)
    day.until(lambda: viewport.rect().contains(point_of(window, start)))


def rows(shown: LinesList) -> list[str]:
    model = shown.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def at(shown: LinesList, words: str) -> int:
    return next(row for row, text in enumerate(rows(shown)) if text.startswith(words))


def test_the_scoreboard_opens_to_the_rule_and_leads_to_the_table(day: Day) -> None:
    window = day.open()
    key(window, Qt.Key.Key_6, held=CTRL)
    shown = window.checks.findChild(LinesList)
    day.until(lambda: rows(shown))
    assert rows(shown)[0] == "▼ 未达计划 2"
    place = shown.visualRect(shown.model().index(1, 0)).center()
    QTest.mouseClick(shown.viewport(), LEFT, pos=place)
    actual = at(shown, "实际")
    report = window.desk.current.report
    assert report is not None
    told: list[str] = []
    window.checks.place_chosen.connect(lambda start, end: told.append(report.text[start:end]))
    place = shown.visualRect(shown.model().index(actual, 0)).center()
    QTest.mouseClick(shown.viewport(), LEFT, pos=place)
    day.until(lambda: told)
    assert told == ["3.6"]


def test_a_finding_that_was_put_aside_stays_so_and_comes_back_with_undo(day: Day) -> None:
    window = day.open()
    key(window, Qt.Key.Key_6, held=CTRL)
    window.checks.show_list(FINDINGS)
    shown = window.checks.findChild(LinesList)
    day.until(lambda: rows(shown))
    first = shown.model().index(1, 0)
    assert not any(row.startswith("已看过") for row in rows(shown))
    shown.setFocus()
    shown.setCurrentIndex(first)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    day.until(lambda: "已看过 1" in rows(shown))
    day.close(window)

    again = day.open()
    key(again, Qt.Key.Key_6, held=CTRL)
    again.checks.show_list(FINDINGS)
    shown = again.checks.findChild(LinesList)
    day.until(lambda: "已看过 1" in rows(shown))
    key(again, Qt.Key.Key_Z, held=CTRL)
    day.until(lambda: rows(shown) and not any(row.startswith("已看过") for row in rows(shown)))


def test_a_promise_is_tracked_and_its_progress_written_down(day: Day) -> None:
    window = day.open()
    key(window, Qt.Key.Key_6, held=CTRL)
    window.checks.show_list(PROMISES)
    shown = window.checks.findChild(LinesList)
    day.until(lambda: rows(shown))
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(1, 0))
    promise = shown.current_item()
    QTest.keyClick(shown, Qt.Key.Key_T)
    day.until(lambda: "跟踪" in rows(shown)[1])

    window.checks.note_wanted.emit(promise)
    day.until(lambda: dialog(ProgressDialog) is not None)
    opened = dialog(ProgressDialog)
    assert opened is not None
    opened.findChild(QPlainTextEdit).insertPlainText("已问发改委")
    press(opened, "保存")
    day.settle(window)
    report_id = window.desk.current.report_id
    with library(day.profile) as read:
        [kept] = [one for one in read.commitments(report_id) if one.note]
    assert kept.note == "已问发改委"
    assert kept.choice is Choice.TRACKED


def test_a_note_is_written_on_a_bar_and_found_again_on_its_value(day: Day) -> None:
    window = day.open()
    scroll = window.charts.findChild(ChartScroll)
    day.until(lambda: scroll.canvas is not None)
    scroll.setFocus()
    QTest.keyClick(scroll, Qt.Key.Key_Down)
    QTest.keyClick(scroll, Qt.Key.Key_N)
    day.until(lambda: window.findChild(QPlainTextEdit, "noteWords") is not None)
    window.findChild(QPlainTextEdit, "noteWords").insertPlainText("为什么差一点？")
    day.close(window)
    [note] = day.stored()
    assert note.target.kind is TargetKind.VALUE
    assert note.note == "为什么差一点？"
    assert note.anchor is not None
    assert note.anchor.quote == "4.5左右"


def test_the_years_of_several_reports_lead_into_the_others(first_day: Day, tmp_path: Path) -> None:
    page = (
        "<html><meta charset='utf-8'><p>关于青禾县{year}年国民经济和社会发展计划执行情况与{next}年"
        "国民经济和社会发展计划草案的报告</p><p>各位代表：</p><p>一、{year}年计划执行情况</p>"
        "<p>全县经济平稳运行。</p><p>二、{next}年主要目标</p><p>提出以下目标。</p>"
        "<table><tr><th>指标</th><th>单位</th><th>{year}年计划</th><th>{year}年实际</th>"
        "<th>{next}年计划</th></tr><tr><td>地区生产总值增长</td><td>%</td><td>6左右</td>"
        "<td>{value}</td><td>6.5左右</td></tr></table></html>"
    )
    with library(first_day.profile) as made:
        for year, value in ((2021, "5.7"), (2022, "6.3")):
            file = tmp_path / f"{year}.html"
            words = page.format(year=year, next=year + 1, value=value)
            file.write_text(words, encoding="utf-8")
            entry = made.import_file(file).report
        assert entry is not None
        made.mark_opened(entry.id)
    window = first_day.open()
    scroll = window.charts.findChild(ChartScroll)
    segments = window.charts.findChild(Segments)
    QTest.mouseClick(segments.button(KINDS.index(ChartKind.HISTORY)), LEFT)
    first_day.until(
        lambda: scroll.canvas is not None and scroll.canvas.chart.kind is ChartKind.HISTORY
    )
    assert [row.name for row in scroll.canvas.chart.rows] == ["2021", "2022", "2023"]
    scroll.setFocus()
    for one in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(scroll, one)
    first_day.until(lambda: "2021" in window.windowTitle())
    first_day.until_ready(window)
    assert window.desk.current.report.meta.year == 2021


def pick(over: QWidget, words: str) -> None:
    """Choose in the menu that is open."""
    [menu] = [menu for menu in over.findChildren(QMenu) if menu.isVisible()]
    [action] = [one for one in menu.actions() if one.text() == words]
    action.trigger()
    menu.close()


def write_in_row(day: Day, window: MainWindow, words: str) -> None:
    day.until(lambda: window.notes.findChild(QPlainTextEdit) is not None)
    editor = window.notes.findChild(QPlainTextEdit)
    editor.insertPlainText(words)
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    day.settle(window)


def test_a_note_is_written_on_an_indicator_from_the_menu_of_its_bar(day: Day) -> None:
    window = day.open()
    scroll = window.charts.findChild(ChartScroll)
    day.until(lambda: scroll.canvas is not None)
    canvas = scroll.canvas
    spot = canvas.spot(0)
    place = canvas.rect_of(spot).center().toPoint()
    QTest.mouseClick(canvas.view.viewport(), Qt.MouseButton.RightButton, pos=place)
    pick(scroll, "批注这项指标")
    write_in_row(day, window, "分季度的数能不能列出？")

    [note] = day.stored()
    assert note.target.kind is TargetKind.INDICATOR
    assert note.note == "分季度的数能不能列出？"
    report = window.desk.current.report
    named = report.indicators[spot.row.indicator]
    assert note.target.key == named.key
    row = window.notes.findChild(QListView)
    [shown] = [
        str(row.model().index(number, 0).data())
        for number in range(row.model().rowCount())
        if "分季度" in str(row.model().index(number, 0).data())
    ]
    assert named.name in shown
    assert "，指标，" in shown

    # The same indicator again: the note that is there is opened.
    scroll.setFocus()
    QTest.keyClick(scroll, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    day.until(lambda: window.notes.findChild(QPlainTextEdit) is not None)
    assert window.notes.findChild(QPlainTextEdit).toPlainText() == "分季度的数能不能列出？"


def test_a_note_on_an_indicator_begins_at_its_row_of_the_table(day: Day) -> None:
    window = day.open()
    QTest.mouseClick(window.charts.findChild(Segments).button(TABLE), LEFT)
    table = window.charts.findChild(ValueTableView)
    name = table.model().index(2, 0)
    place = table.visualRect(name).center()
    QApplication.sendEvent(
        table.viewport(),
        QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place)
        ),
    )
    [menu] = [menu for menu in table.findChildren(QMenu) if menu.isVisible()]
    assert [one.text() for one in menu.actions()] == ["批注这项指标"]
    pick(table, "批注这项指标")
    write_in_row(day, window, "口径与上年是否一致？")
    [note] = day.stored()
    assert note.target.kind is TargetKind.INDICATOR
    report = window.desk.current.report
    [named] = [one for one in report.indicators if one.key == note.target.key]
    assert named.name == str(name.data())

    # Its row in the list leads to the first value of the indicator.
    told: list[str] = []
    window.notes.place_chosen.connect(lambda start, end: told.append(report.text[start:end]))
    window.notes.show_annotation(note.id)
    QTest.keyClick(window.notes.findChild(QListView), Qt.Key.Key_Return)
    assert len(told) == 1
    assert any(char.isdigit() for char in told[0])
