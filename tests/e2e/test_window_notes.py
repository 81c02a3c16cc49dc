"""What a delegate does with notes and highlights, by mouse and keys, in the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QListWidget, QPlainTextEdit, QTextEdit

from core.model.annotations import Annotation, Colour, Role, Style, Target, TargetKind
from tests.support.windows import (
    CTRL,
    LEFT,
    SHIFT,
    Day,
    card_of,
    dialog,
    key,
    library,
    point_of,
    press,
)
from ui.main_window import MainWindow
from ui.notes.bin_dialog import BinDialog
from ui.notes.bulk_bar import BulkBar
from ui.notes.history_dialog import HistoryDialog
from ui.notes.names_dialog import NamesDialog
from ui.notes.notes_model import NotesModel
from ui.panes.naming import set_colour_names

ALT = Qt.KeyboardModifier.AltModifier
QUOTE = "受区人民政府委托"


@pytest.fixture(autouse=True)
def _plain_names() -> Iterator[None]:
    yield
    set_colour_names({})


def noted(day: Day, *quotes: str, **look: object) -> list[str]:
    """Notes that are there before the window opens; their ids."""
    with library(day.profile) as stored:
        report = stored.reports()[0].id
        return [stored.annotate_quote(report, quote, **look).ids[0] for quote in quotes]  # type: ignore[arg-type]


def text_of(window: MainWindow) -> str:
    report = window.desk.current.report
    assert report is not None
    return report.text


def place_caret(day: Day, window: MainWindow, offset: int) -> None:
    window.reader.go_to(offset, offset + 1)
    QTest.mouseClick(window.reader.sheet.viewport(), LEFT, pos=point_of(window, offset))
    day.qtbot.wait(5)
    window.reader.setFocus()


def stored_of(day: Day, identity: str) -> Annotation:
    with library(day.profile) as read:
        return read.annotation(identity)


def rows(window: MainWindow) -> NotesModel:
    model = window.notes.findChild(QListView).model()
    assert isinstance(model, NotesModel)
    return model


def type_words(window: MainWindow, words: str) -> None:
    editor = window.findChild(QPlainTextEdit, "noteWords")
    assert editor is not None
    editor.insertPlainText(words)


def test_a_range_is_dragged_and_undone(day: Day) -> None:
    [identity] = noted(day, QUOTE)
    window = day.open()
    text = text_of(window)
    start = text.index(QUOTE)
    place_caret(day, window, start + 2)
    viewport = window.reader.sheet.viewport()
    end = point_of(window, start + len(QUOTE)) - QPoint(2, 0)
    wider = point_of(window, start + len(QUOTE) + 4) - QPoint(2, 0)

    QTest.mousePress(viewport, LEFT, pos=end)
    QTest.mouseMove(viewport, wider)
    QTest.mouseRelease(viewport, LEFT, pos=wider)
    day.settle(window)

    place = stored_of(day, identity).placement
    assert place is not None
    assert (place.start, place.end) == (start, start + len(QUOTE) + 4)
    assert window.toast.text() == "已改划线范围"
    key(window, Qt.Key.Key_Z, held=CTRL)
    day.settle(window)
    place = stored_of(day, identity).placement
    assert place is not None
    assert place.end == start + len(QUOTE)


def test_highlights_are_joined_and_split_by_keys(day: Day) -> None:
    ids = noted(day, QUOTE, "我向大会书面报告")
    window = day.open()
    start = text_of(window).index(QUOTE)
    window.reader.setFocus()
    window.reader.sheet.select(start + 1, text_of(window).index("书面报告"))

    key(window, Qt.Key.Key_M)
    day.settle(window)
    [joined] = day.stored()
    assert joined.id in ids
    assert joined.anchor is not None
    assert joined.anchor.quote.startswith(QUOTE)
    assert joined.anchor.quote.endswith("我向大会书面报告")

    place_caret(day, window, start + len(QUOTE))
    key(window, Qt.Key.Key_X)
    day.settle(window)
    assert next(one.anchor.quote for one in day.stored() if one.anchor) == QUOTE
    assert len(day.stored()) == 2


def test_a_paragraph_a_heading_and_the_report_are_noted(day: Day) -> None:
    window = day.open()
    place_caret(day, window, text_of(window).index(QUOTE))
    key(window, Qt.Key.Key_P)
    day.settle(window)
    type_words(window, "整段再看")
    key(window, Qt.Key.Key_Return, held=CTRL)
    day.settle(window)
    place_caret(day, window, text_of(window).index("2020年全区国民经济和社会发展计划执行情况"))
    key(window, Qt.Key.Key_P)
    day.settle(window)
    type_words(window, "标题")
    key(window, Qt.Key.Key_Escape)
    day.settle(window)
    key(window, Qt.Key.Key_N, held=CTRL | SHIFT)
    day.settle(window)
    day.until(lambda: window.notes.findChildren(QPlainTextEdit))
    editor = window.notes.findChild(QPlainTextEdit)
    editor.insertPlainText("总体赞成")
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    day.settle(window)

    kinds = {one.target.kind: one.note for one in day.stored()}
    assert kinds == {
        TargetKind.PARAGRAPH: "整段再看",
        TargetKind.HEADING: "标题",
        TargetKind.REPORT: "总体赞成",
    }
    # Asked for again, the note that is there opens.
    place_caret(day, window, text_of(window).index(QUOTE))
    key(window, Qt.Key.Key_P)
    day.settle(window)
    opened = window.findChild(QPlainTextEdit, "noteWords")
    assert opened.toPlainText() == "整段再看"
    assert len(day.stored()) == 3


def test_a_note_left_empty_does_not_stay(day: Day) -> None:
    window = day.open()
    place_caret(day, window, text_of(window).index(QUOTE))
    key(window, Qt.Key.Key_P)
    day.settle(window)
    assert len(day.stored()) == 1

    key(window, Qt.Key.Key_Escape)
    day.settle(window)

    assert day.stored() == []
    assert rows(window).total == 0


def test_a_table_cell_is_noted(day: Day) -> None:
    window = day.open()
    report = window.desk.current.report
    assert report is not None
    table = next(t for t in report.tables if any(not c.header and c.end > c.start for c in t.cells))
    cell = next(c for c in table.cells if not c.header and c.column == 2 and c.end > c.start)
    start = report.starts[table.block] + cell.start
    place_caret(day, window, start)

    key(window, Qt.Key.Key_P)
    day.settle(window)
    type_words(window, "口径？")
    key(window, Qt.Key.Key_Escape)
    day.settle(window)

    [one] = day.stored()
    assert one.target.kind is TargetKind.CELL
    assert one.target.key == f"{table.address}R{cell.row}C{cell.column}"
    assert one.placement is not None
    assert one.placement.start == start


def test_bookmarks_are_set_listed_walked_and_taken_away(day: Day) -> None:
    window = day.open()
    text = text_of(window)
    places = [text.index(QUOTE), text.index("三、2021年")]
    key(window, Qt.Key.Key_Down, held=ALT)
    assert window.toast.text() == "还没有书签，按 Ctrl+D 加一个"
    for place in places:
        place_caret(day, window, place)
        key(window, Qt.Key.Key_D, held=CTRL)
        day.settle(window)
    assert [one.style for one in day.stored()] == [Style.BOOKMARK] * 2
    assert rows(window).total == 2

    place_caret(day, window, places[0] + 3)
    key(window, Qt.Key.Key_Down, held=ALT)
    assert window.reader.marking.bookmarks.here() == places[1]
    key(window, Qt.Key.Key_Up, held=ALT)
    assert window.reader.marking.bookmarks.here() == places[0]
    key(window, Qt.Key.Key_D, held=CTRL)
    day.settle(window)

    [left] = day.stored()
    assert left.placement is not None
    assert left.placement.start == places[1]


def test_many_notes_are_changed_in_one_step_of_undo(day: Day) -> None:
    ids = noted(day, QUOTE, "六稳", "六保", tags=("旧",))
    window = day.open()
    window.show_room("notes")
    view = window.notes.findChild(QListView)
    view.setFocus()
    key(window, Qt.Key.Key_A, held=CTRL)
    bar = window.notes.findChild(BulkBar)
    assert bar.isVisible()

    for name, words in (("highlight", "粉色"), ("role", "追问"), ("tag", "去掉 #旧")):
        menu = bar.button(name).menu()
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == words).trigger()
        day.settle(window)
    look = {(one.colour, one.role, one.tags) for one in day.stored()}
    assert look == {(Colour.PINK, Role.QUESTION, ())}

    for _ in range(3):
        key(window, Qt.Key.Key_Z, held=CTRL)
        day.settle(window)
    look = {(one.colour, one.role, one.tags) for one in day.stored()}
    assert look == {(Colour.YELLOW, None, ("旧",))}
    assert {one.id for one in day.stored()} == set(ids)


def test_a_former_state_of_a_note_comes_back(day: Day) -> None:
    [identity] = noted(day, QUOTE, note="第一稿")
    with library(day.profile) as stored:
        stored.edit(identity, note="第二稿", tags=("改",))
    window = day.open()

    window.reader.history_requested.emit(identity)
    day.until(lambda: dialog(HistoryDialog))
    shown = dialog(HistoryDialog)
    assert shown is not None
    listed = shown.findChild(QListWidget)
    assert listed.count() == 2
    assert not shown.restore_button.isEnabled()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert shown.findChild(QTextEdit).toPlainText() == "第一稿"
    QTest.keyClick(listed, Qt.Key.Key_Return)
    day.settle(window)

    assert stored_of(day, identity).note == "第一稿"
    assert window.desk.current.annotations[identity].note == "第一稿"
    assert card_of(window, identity) is not None
    QTest.mouseClick(window.toast.button, LEFT)
    day.settle(window)
    assert stored_of(day, identity).note == "第二稿"


def test_what_was_deleted_comes_back_from_the_bin(day: Day) -> None:
    first, second = noted(day, QUOTE, "六稳", note="要留")
    with library(day.profile) as stored:
        stored.delete([first, second])
    window = day.open()

    window.notes.bin_requested.emit()
    day.until(lambda: dialog(BinDialog))
    shown = dialog(BinDialog)
    assert shown is not None
    assert set(shown.ids()) == {first, second}
    wanted = shown.ids()[0]
    press(shown, "恢复选中的")
    day.settle(window)

    assert [one.id for one in day.stored()] == [wanted]
    assert wanted not in shown.ids()
    assert wanted in window.desk.current.annotations
    press(shown, "关闭")


def test_colours_are_named_and_called_so_everywhere(day: Day) -> None:
    [identity] = noted(day, QUOTE)
    window = day.open()
    window.notes.names_requested.emit()
    day.until(lambda: dialog(NamesDialog))
    shown = dialog(NamesDialog)
    assert shown is not None
    shown.field(Colour.YELLOW).setText("疑问")
    press(shown, "保存")
    day.settle(window)

    row = rows(window).row_of(identity)
    spoken = rows(window).index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("疑问，")
    assert "疑问" in window.reader.marking.toolbar.button("yellow").toolTip()
    day.close(window)
    window = day.open()
    assert "疑问" in window.reader.marking.toolbar.button("yellow").toolTip()


@pytest.mark.parametrize("way", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_note_on_the_report_left_empty_goes_to_the_bin(day: Day, way: Qt.Key) -> None:
    window = day.open()
    window.actions_["note_report"].trigger()
    day.until(lambda: window.notes.findChild(QPlainTextEdit))
    editor = window.notes.findChild(QPlainTextEdit)
    held = Qt.KeyboardModifier.NoModifier if way is Qt.Key.Key_Escape else CTRL
    QTest.keyClick(editor, way, held)
    day.settle(window)

    assert day.stored() == []
    assert rows(window).total == 0
    with library(day.profile) as read:
        assert len(read.deleted_annotations()) == 1
    assert window.toast.text() == ""


def test_a_note_on_the_report_emptied_again_stays(day: Day) -> None:
    with library(day.profile) as stored:
        report = stored.reports()[0].id
        whole = Target(TargetKind.REPORT)
        identity = stored.annotate(report, whole, note="总体赞成", tags=["总评"]).ids[0]
    window = day.open()
    window.show_room("notes")
    for _time in range(2):
        window.notes.edit_annotation(identity)
        day.until(lambda: window.notes.findChild(QPlainTextEdit))
        editor = window.notes.findChild(QPlainTextEdit)
        editor.clear()
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        day.settle(window)
        day.until(lambda: not window.notes.findChild(QPlainTextEdit))

    [kept] = day.stored()
    assert (kept.note, kept.tags) == ("", ("总评",))
