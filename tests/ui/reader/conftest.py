from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from core.model.page import page_of
from core.model.report import Report
from tests.support.reports import SAMPLE, make_report
from ui.reader.reader_view import ReaderView
from ui.widgets.theme import THEMES

FILLER = "各项工作稳步推进，群众获得感进一步增强，发展质量和效益同步提升，安全底线守得更牢。" * 4


def long_sample() -> str:
    """The sample with enough paragraphs behind it for several screens."""
    return SAMPLE + "\n".join(f"第{number}段：{FILLER}" for number in range(1, 31))


@pytest.fixture
def report() -> Report:
    return make_report(long_sample())


@pytest.fixture
def reader(qtbot: QtBot, report: Report) -> ReaderView:
    """A reader of 700 x 600 pixels that shows the report, laid out and awake."""
    return open_reader(qtbot, report, 700)


def open_reader(qtbot: QtBot, report: Report, width: int) -> ReaderView:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(width, 600)
    view.show_page(page_of(report, "report-1", "v1"))
    view.show()
    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    view.set_definitions([f"{term.term}：{term.definition}" for term in report.terms])
    view.sheet.setFocus()
    return view


@pytest.fixture
def at(reader: ReaderView, report: Report) -> Callable[[str], QPoint]:
    """The middle of the first character of some words, in coordinates of the viewport."""

    def find(words: str) -> QPoint:
        built = reader.sheet.built
        assert built is not None
        cursor = reader.sheet.textCursor()
        cursor.setPosition(built.positions.start(report.text.index(words)))
        rect = reader.sheet.cursorRect(cursor)
        return QPoint(rect.left() + 6, rect.center().y())

    return find
