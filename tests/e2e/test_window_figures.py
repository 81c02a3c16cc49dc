"""Figures, checks and promises in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.windows import CTRL, LEFT, Day, key, point_of
from ui.panes.lines_list import LinesList


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
