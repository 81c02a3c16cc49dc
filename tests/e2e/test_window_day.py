"""A delegate's day with the bundled report, by mouse and keys, in the real window."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPlainTextEdit, QTableView, QToolButton

from core.model.annotations import Colour
from tests.support.windows import (
    CTRL,
    LEFT,
    SHIFT,
    Day,
    card_of,
    drag,
    key,
    library,
    point_of,
)
from ui.main_window import MainWindow
from ui.panes.parts import SearchField

NOTE = "稀金产业的配套资金落实到哪一步了？"


def text_of(window: MainWindow) -> str:
    report = window.desk.current.report
    assert report is not None
    return report.text


def type_note(window: MainWindow, words: str) -> None:
    """Write into the note that is open."""
    editor = window.findChild(QPlainTextEdit, "noteWords")
    assert editor is not None
    # Key events of the offscreen platform know Latin letters only.
    editor.insertPlainText(words)


def test_a_first_start_shows_the_bundled_report_in_every_pane(first_day: Day) -> None:
    window = first_day.open()

    assert window.reader.page is not None
    assert "赣县区" in window.reader.page.title
    assert "赣县区" in window.windowTitle()
    outline, glossary = window.outline, window.glossary
    assert outline.findChildren(QLabel)
    assert glossary.findChild(QListView).model().rowCount() == len(window.desk.current.report.terms)
    assert window.header.crumb().startswith("关于赣州市赣县区")
    assert window.message.text() == ""
    assert (first_day.profile / "library.db").is_file()


def test_a_note_mark_leads_to_its_term_and_the_term_to_a_use(day: Day) -> None:
    window = day.open()
    report = window.desk.current.report
    block, mark = next((b, m) for b in report.blocks for m in b.marks if m.term is not None)
    start = report.offset(block.index, mark.offset)
    window.reader.go_to(start, start + 1)

    # The raised number stands right behind the character before it.
    place = point_of(window, start - 1)
    while window.reader.sheet.anchorAt(place) == "":
        place.setX(place.x() + 1)
    QTest.mouseClick(window.reader.sheet.viewport(), LEFT, pos=place)
    day.until(lambda: window.glossary.pinned == mark.term)

    term = report.terms[mark.term]
    shown = " ".join(label.text() for label in window.glossary.findChildren(QLabel))
    assert term.definition[:10] in shown.replace("\n", "")
    window.reader.sheet.verticalScrollBar().setValue(99_999)
    far = window.reader.sheet.top_offset()
    with day.qtbot.waitSignal(window.glossary.place_chosen) as chosen:
        uses = [v for v in window.glossary.findChildren(QListView) if v.isVisible()][-1]
        uses.setFocus()
        key(window, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert report.text[slice(*chosen.args)] == term.term
    assert window.reader.sheet.top_offset() < far


def test_a_sentence_is_highlighted_and_noted_and_both_are_committed(day: Day) -> None:
    window = day.open()
    text = text_of(window)
    start = text.index("中国稀金谷")
    window.reader.go_to(start, start + 5)
    window.reader.setFocus()

    drag(window, start, start + 5)
    assert window.reader.selected_span() == (start, start + 5)
    key(window, Qt.Key.Key_H)
    day.settle(window)
    [stored] = day.stored()
    assert stored.colour is Colour.YELLOW
    assert text[stored.placement.start : stored.placement.end] == "中国稀金谷"

    QTest.mouseClick(window.reader.sheet.viewport(), LEFT, pos=point_of(window, start + 2))
    day.qtbot.wait(5)
    window.reader.setFocus()
    key(window, Qt.Key.Key_N)
    type_note(window, NOTE)
    key(window, Qt.Key.Key_Return, held=CTRL)
    day.settle(window)

    [stored] = day.stored()
    assert stored.note == NOTE
    card = card_of(window, stored.id)
    assert card is not None
    assert card.isVisible()
    window.show_room("notes")
    rows = window.notes.findChild(QListView).model()
    assert rows.rowCount() >= 1


def test_the_keyboard_alone_selects_and_notes_a_sentence(day: Day) -> None:
    window = day.open()
    text = text_of(window)
    start = text.index("受区人民政府委托")
    window.reader.go_to(start, start + 1)
    window.reader.setFocus()

    key(window, Qt.Key.Key_Right, Qt.Key.Key_S)
    assert window.reader.selected_span() is not None
    key(window, Qt.Key.Key_N)
    day.settle(window)
    day.until(lambda: window.findChild(QPlainTextEdit, "noteWords") is not None)
    type_note(window, "请说明。")
    key(window, Qt.Key.Key_Escape)
    day.settle(window)

    [stored] = day.stored()
    assert stored.note == "请说明。"
    sentence = text[stored.placement.start : stored.placement.end]
    assert sentence.startswith("受区人民政府委托")
    assert sentence.endswith("。")


def test_search_as_typed_finds_every_place_and_f3_walks_them(day: Day) -> None:
    window = day.open()
    text = text_of(window)
    places = [i for i in range(len(text)) if text.startswith("稀金", i)]
    assert len(places) > 2

    key(window, Qt.Key.Key_F, held=CTRL)
    field = window.search.findChild(SearchField)
    day.until(field.hasFocus)
    field.insert("稀")
    field.insert("金")
    day.until(lambda: len(window.reader.marking.hits.hits) == len(places))

    visited = []
    for _ in places:
        key(window, Qt.Key.Key_F3)
        span = window.reader.marking.spotlight.span
        built = window.reader.sheet.built
        visited.append(built.positions.canonical(span[0]))
        top, bottom = window.reader.sheet.visible().top(), window.reader.sheet.visible().bottom()
        assert top <= window.reader.sheet.line_rect(_cursor(window, visited[-1])).top() <= bottom
    assert sorted(visited) == places
    key(window, Qt.Key.Key_F3, held=SHIFT)
    again = built.positions.canonical(window.reader.marking.spotlight.span[0])
    assert again == visited[-2]


def _cursor(window: MainWindow, offset: int):
    cursor = window.reader.sheet.textCursor()
    cursor.setPosition(window.reader.sheet.built.positions.start(offset))
    return cursor


def test_notes_go_to_a_file_and_to_the_clipboard(day: Day, tmp_path: Path) -> None:
    with library(day.profile) as stored:
        report_id = stored.reports()[0].id
        stored.annotate_quote(report_id, "中国稀金谷", note=NOTE)
    window = day.open()
    target = tmp_path / "批注.md"
    asked: list[str] = []

    def chooser(_parent: object, _title: str, suggested: str, _kinds: str) -> str:
        asked.append(suggested)
        return str(target)

    window.desk.exports.chooser = chooser
    key(window, Qt.Key.Key_E, held=CTRL)
    day.until(target.exists)
    day.settle(window)

    written = target.read_text(encoding="utf-8")
    assert NOTE in written
    assert "中国稀金谷" in written
    assert asked[0].endswith(".md")
    assert str(target) in window.toast.text()

    QGuiApplication.clipboard().clear()
    key(window, Qt.Key.Key_C, held=CTRL | Qt.KeyboardModifier.AltModifier)
    assert NOTE in QGuiApplication.clipboard().text()


def test_undo_and_redo_say_what_they_did(day: Day) -> None:
    window = day.open()
    start = text_of(window).index("受区人民政府委托")
    drag(window, start, start + 4)
    key(window, Qt.Key.Key_2)
    day.settle(window)
    assert len(day.stored()) == 1

    key(window, Qt.Key.Key_Z, held=CTRL)
    day.settle(window)
    assert day.stored() == []
    assert window.toast.text() == "已撤销"
    assert not window.reader.marking.highlights.spans.at(
        window.reader.sheet.built.positions.start(start + 1)
    )

    key(window, Qt.Key.Key_Y, held=CTRL)
    day.settle(window)
    assert [one.colour for one in day.stored()] == [Colour.GREEN]
    assert window.toast.text() == "已重做"

    key(window, Qt.Key.Key_Y, held=CTRL)
    day.settle(window)
    assert window.toast.text() == "没有可以重做的改动"


def test_a_deleted_note_comes_back_from_the_toast(day: Day) -> None:
    with library(day.profile) as stored:
        report_id = stored.reports()[0].id
        stored.annotate_quote(report_id, "受区人民政府委托", note=NOTE)
    window = day.open()
    start = text_of(window).index("受区人民政府委托")
    QTest.mouseClick(window.reader.sheet.viewport(), LEFT, pos=point_of(window, start + 2))
    day.qtbot.wait(5)
    window.reader.setFocus()
    key(window, Qt.Key.Key_Delete)
    day.settle(window)
    assert day.stored() == []
    assert window.toast.text() == "已删除批注"

    QTest.mouseClick(window.toast.button, LEFT)
    day.settle(window)
    assert [one.note for one in day.stored()] == [NOTE]


def test_the_next_day_begins_where_the_last_one_ended(day: Day) -> None:
    window = day.open()
    text = text_of(window)
    start = text.index("三、2021年全区国民经济和社会发展的主要任务")
    window.reader.sheet.scroll_to(start)
    day.qtbot.wait(150)
    place = window.reader.place()
    quote = text[place + 30 : place + 40]
    window.desk.notes.annotate(place + 30, place + 40, {"note": NOTE})
    before = set(threading.enumerate())
    assert day.close(window)
    day.until(lambda: not {t for t in before if t.name in {"writer", "pool-0", "pool-1"}
                           and t.is_alive()})  # fmt: skip

    window = day.open()

    assert window.reader.place() == place
    assert window.reader.sheet.top_offset() == place
    [shown] = window.desk.current.annotations.values()
    assert shown.note == NOTE
    assert text[shown.placement.start : shown.placement.end] == quote
    assert card_of(window, shown.id) is not None


def test_a_note_still_being_typed_is_committed_when_the_window_closes(day: Day) -> None:
    window = day.open()
    start = text_of(window).index("受区人民政府委托")
    drag(window, start, start + 4)
    key(window, Qt.Key.Key_N)
    day.until(lambda: window.findChild(QPlainTextEdit, "noteWords") is not None)
    type_note(window, NOTE)

    assert day.close(window)

    assert [one.note for one in day.stored()] == [NOTE]
    window = day.open()
    assert [one.note for one in window.desk.current.annotations.values()] == [NOTE]


def test_a_click_on_a_value_shows_it_beside_the_text(day: Day) -> None:
    window = day.open()
    report = window.desk.current.report
    assert report is not None
    value = report.indicators[3].values[0]
    start = report.offset(value.block, value.start)
    tab = next(b for b in window.charts.findChildren(QToolButton) if b.text() == "表格")
    QTest.mouseClick(tab, LEFT)
    window.reader.go_to(start, start + 1)
    day.settle(window)

    QTest.mouseClick(window.reader.sheet.viewport(), LEFT, pos=point_of(window, start))

    table = window.charts.findChild(QTableView)
    chosen = {index.siblingAtColumn(0).data() for index in table.selectedIndexes()}
    assert chosen == {report.indicators[3].name}
