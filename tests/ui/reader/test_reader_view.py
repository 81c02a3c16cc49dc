from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QPoint, Qt, QTimerEvent
from PySide6.QtGui import QGuiApplication, QPalette, QTextTable
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.page import Page, page_of
from core.model.report import Report
from tests.support.annotations import make_annotation
from tests.support.reports import SAMPLE, make_report
from tests.ui.reader.conftest import FILLER, open_reader
from ui.reader.reader_view import ReaderView
from ui.widgets.theme import THEMES


def test_the_first_paint_is_told_once(qtbot: QtBot, report: Report) -> None:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show_page(page_of(report, "report-1", "v1"))
    told: list[bool] = []
    view.first_painted.connect(lambda: told.append(True))
    with qtbot.waitSignal(view.first_painted):
        view.show()
    view.grab()
    assert told == [True]


def test_a_report_without_words_is_an_empty_sheet(qtbot: QtBot) -> None:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(700, 600)
    with qtbot.waitSignal(view.first_painted):
        view.show()
        view.show_page(Page("", "", "", ()))
    view.grab()
    assert view.place() == 0


def test_the_caret_tells_where_it_is(reader: ReaderView, at: Callable[[str], QPoint]) -> None:
    assert reader.page is not None
    text = "\n".join(block.text for block in reader.page.blocks)
    told: list[int] = []
    reader.caret_moved.connect(told.append)
    QTest.mouseClick(
        reader.sheet.viewport(), Qt.MouseButton.LeftButton, pos=at("，同比增长") + QPoint(2, 0)
    )
    assert told
    assert abs(told[-1] - text.index("，同比增长")) <= 1


def test_copied_words_hold_no_note_mark(reader: ReaderView, at: Callable[[str], QPoint]) -> None:
    viewport = reader.sheet.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at("“打财断血”"))
    QTest.mouseMove(viewport, at("，同比增长"))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at("，同比增长"))
    assert reader.selected_span() is not None
    QTest.keyClick(reader.sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "财断血”102.4亿元" in copied
    assert "\u2060" not in copied
    assert "”1102" not in copied
    shown = reader.sheet.textCursor().selectedText()
    assert "\u20601" in shown, "the mark is on the sheet, only not in the copy"


def test_everything_is_selected_and_copied_as_the_canonical_text(
    reader: ReaderView, report: Report
) -> None:
    QTest.keyClick(reader.sheet, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(reader.sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == report.text
    assert reader.sheet.createMimeDataFromSelection().text() == report.text


def test_a_double_click_takes_a_term_or_a_figure_whole(
    reader: ReaderView, report: Report, at: Callable[[str], QPoint]
) -> None:
    for place, expected in (("稀金谷", "中国稀金谷"), ("02.4亿", "102.4亿元")):
        QTest.mouseDClick(reader.sheet.viewport(), Qt.MouseButton.LeftButton, pos=at(place))
        span = reader.selected_span()
        assert span is not None
        assert report.text[slice(*span)] == expected


def test_s_selects_the_sentence_at_the_caret(
    reader: ReaderView, report: Report, at: Callable[[str], QPoint]
) -> None:
    QTest.mouseClick(reader.sheet.viewport(), Qt.MouseButton.LeftButton, pos=at("科技创新能力"))
    QTest.keyClick(reader.sheet, Qt.Key.Key_S)
    span = reader.selected_span()
    assert span is not None
    sentence = "中国稀金谷建设还需加快，科技创新能力不足，企业用工成本上升较快。"
    assert report.text[slice(*span)] == sentence


def test_the_keyboard_moves_and_selects(reader: ReaderView, at: Callable[[str], QPoint]) -> None:
    QTest.mouseClick(reader.sheet.viewport(), Qt.MouseButton.LeftButton, pos=at("全区上下"))
    QTest.keyClick(reader.sheet, Qt.Key.Key_Home)
    start = reader.sheet.textCursor().position()
    for _ in range(3):
        QTest.keyClick(reader.sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert reader.sheet.textCursor().selectionStart() == start
    span = reader.selected_span()
    assert span is not None
    assert span[1] - span[0] == 3
    before = reader.sheet.verticalScrollBar().value()
    QTest.keyClick(reader.sheet, Qt.Key.Key_Space)
    assert reader.sheet.verticalScrollBar().value() > before + 400
    QTest.keyClick(reader.sheet, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert reader.sheet.verticalScrollBar().value() == before


def test_the_place_survives_zoom_theme_and_another_width(
    qtbot: QtBot, reader: ReaderView, report: Report
) -> None:
    offset = report.text.index("第9段")
    reader.go_to(offset, offset + 3)
    reader.sheet.scroll_to(offset)
    with qtbot.waitSignal(reader.place_changed):
        pass
    assert reader.place() == offset
    reader.set_zoom(160)
    qtbot.waitUntil(lambda: reader.sheet.is_laid_out)
    assert reader.sheet.top_offset() == offset
    reader.set_theme(THEMES["dark"])
    assert reader.sheet.top_offset() == offset
    reader.resize(520, 600)
    qtbot.waitUntil(lambda: reader.sheet.is_laid_out)
    assert reader.sheet.top_offset() == offset


def test_a_report_opens_at_its_place_even_before_the_window_has_its_size(
    qtbot: QtBot, report: Report
) -> None:
    offset = report.text.index("第20段")
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.show_page(page_of(report, "report-1", "v1"), offset)
    view.resize(700, 600)
    with qtbot.waitSignal(view.first_painted):
        view.show()
    assert view.sheet.top_offset() == offset
    assert view.place() == offset
    assert 0.3 < view.sheet.progress() < 1


def test_leaps_are_remembered_and_undone(reader: ReaderView, report: Report) -> None:
    first = report.text.index("第20段")
    reader.go_to(first, first + 4)
    visible = reader.sheet.visible()
    low, high = reader.sheet.positions_between(visible.top(), visible.bottom())
    built = reader.sheet.built
    assert built is not None
    assert low <= built.positions.start(first) <= high
    assert reader.go_back()
    assert reader.sheet.top_offset() == 0
    assert not reader.go_back()


def test_zoom_keeps_to_its_limits_and_follows_the_wheel(reader: ReaderView) -> None:
    told: list[int] = []
    reader.zoom_changed.connect(told.append)
    reader.sheet.zoom_wheel.emit(1)
    assert reader.zoom() == 110
    reader.set_zoom(1000)
    assert reader.zoom() == 240
    reader.set_zoom(1)
    assert reader.zoom() == 60
    assert told == [110, 240, 60]


def test_a_line_holds_thirty_four_to_forty_characters(qtbot: QtBot, report: Report) -> None:
    for width in (690, 1250):
        view = open_reader(qtbot, report, width)
        cursor = view.sheet.textCursor()
        built = view.sheet.built
        assert built is not None
        cursor.setPosition(built.positions.start(report.text.index("第1段") + 60))
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.position() - block.position())
        assert 32 <= line.textLength() <= 40


def test_a_mark_is_never_parted_from_its_word(qtbot: QtBot) -> None:
    text = "".join(f"词{number}号词语^{{{number % 2 + 1}}}" for number in range(120))
    view = open_reader(qtbot, make_report(text + "\n@ 甲: 一\n@ 乙: 二"), 690)
    document = view.sheet.document()
    block = document.begin().next()
    layout = block.layout()
    assert layout.lineCount() > 5
    for number in range(1, layout.lineCount()):
        line = layout.lineAt(number)
        first = block.text()[line.textStart()]
        assert first != "\u2060"
        assert block.text()[line.textStart() - 1] != "\u2060"


def test_a_table_is_a_table_with_its_merged_cells(reader: ReaderView) -> None:
    frames = reader.sheet.document().rootFrame().childFrames()
    tables = [frame for frame in frames if isinstance(frame, QTextTable)]
    assert [(table.rows(), table.columns()) for table in tables] == [(3, 4)]


def test_another_report_takes_the_marks_of_the_old_one_away(reader: ReaderView) -> None:
    reader.set_hits([(0, 3)])
    reader.show_page(page_of(make_report(SAMPLE), "report-2", "v1"))
    assert not reader.marking.hits.hits
    assert not reader.go_back()


def test_a_long_title_stands_in_lines_of_like_length_at_any_width(qtbot: QtBot) -> None:
    title = "关于青禾区2020年国民经济和社会发展计划执行情况与2021年国民经济和社会发展计划草案的报告"
    view = open_reader(qtbot, make_report(SAMPLE, title=title), 690)
    for width in (690, 560, 720, 1000):
        view.resize(width, 600)
        qtbot.waitUntil(lambda: view.sheet.is_laid_out)
        layout = view.sheet.document().begin().layout()
        lengths = [layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())]
        assert len(lengths) >= 2
        assert min(lengths) > 0.6 * max(lengths)


def test_rooms_for_notes_survive_every_change_of_width(qtbot: QtBot, report: Report) -> None:
    view = open_reader(qtbot, report, 700)
    view.set_annotations([make_annotation(report, 1, "同心聚力", "批注" * 30)])
    last = view.sheet.document().lastBlock()
    for width in (683, 666, 700, 640, 657, 1300, 700):
        view.resize(width, 600)
        view.apply_annotation("x", make_annotation(report, 2, "共克时艰", "又一条" * width))
        qtbot.waitUntil(lambda: view.sheet.is_laid_out)
        qtbot.wait(5)
        assert last.layout().lineCount() > 0
        rect = view.sheet.document().documentLayout().blockBoundingRect(last)
        assert rect.height() > 0
        assert view.sheet.document().size().height() >= rect.bottom()


def test_a_theme_is_put_on_in_pieces_and_shown_with_the_last(qtbot: QtBot, report: Report) -> None:
    view = open_reader(qtbot, report, 700)
    former = view.sheet.built
    for piece in view.dressing(THEMES["dark"]):
        assert view.sheet.built is former
        piece()
    assert view.theme is THEMES["dark"]
    assert view.sheet.built is not former
    ink = view.sheet.palette().color(QPalette.ColorRole.Text).name()
    assert ink == THEMES["dark"].ink.lower()


def test_qt_does_not_overtake_the_layout_that_is_made_in_slices(qtbot: QtBot) -> None:
    lines = "\n".join(f"第{number}段：{FILLER}" for number in range(400))
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show_page(page_of(make_report(SAMPLE + lines), "report-1", "v1"))
    view.show()
    qtbot.waitExposed(view)
    layout = view.sheet.document().documentLayout()
    timers = QAbstractEventDispatcher.instance().registeredTimers(layout)
    (ticking,) = [one.timerId for one in timers if one.interval > 0]
    assert not view.sheet.is_laid_out

    for _tick in range(20):
        QCoreApplication.sendEvent(layout, QTimerEvent(ticking))
    assert view.sheet.document().lastBlock().layout().lineCount() == 0, "it is not laid out yet"

    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    assert view.sheet.document().lastBlock().layout().lineCount() > 0
