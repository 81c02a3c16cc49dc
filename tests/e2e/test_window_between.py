"""Notes of other people, and links between notes, in the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QMenu, QPlainTextEdit

from core.library import Library
from core.model.annotations import Colour, TargetKind
from core.model.links import LinkKind
from core.text.links import link_text
from tests.support.libraries import add, note_on
from tests.support.windows import (
    CTRL,
    LEFT,
    SHIFT,
    Day,
    card_of,
    dialog,
    drop,
    key,
    library,
    point_of,
    press,
)
from ui.main_window import MainWindow
from ui.notes.merge_dialog import MergeDialog
from ui.panes.parts import IconButton
from ui.reader.note_words import NoteWords

QUOTE = "受区人民政府委托"


def sent(folder: Path) -> Path:
    """The notes of a colleague on the bundled report, in a file."""
    with Library(folder / "theirs") as theirs:
        theirs.set_setting("author", "李代表")
        entry = theirs.ensure_bundled()
        theirs.annotate_quote(entry.id, QUOTE, note="同事的话", colour=Colour.PINK)
        content = theirs.export(entry.id, "jsonld")
    file = folder / "同事.jsonld"
    file.write_bytes(content)
    return file


def write_note(day: Day, window: MainWindow, quote: str) -> NoteWords:
    """Select words and open a new note on them."""
    report = window.desk.current.report
    assert report is not None
    start = report.text.index(quote)
    window.reader.go_to(start, start + 1)
    window.reader.setFocus()
    window.reader.sheet.select(start, start + len(quote))
    key(window, Qt.Key.Key_N)
    day.settle(window)
    editor = window.findChild(QPlainTextEdit, "noteWords")
    assert isinstance(editor, NoteWords)
    return editor


def test_notes_of_a_colleague_are_dropped_on_the_list(day: Day, tmp_path: Path) -> None:
    file = sent(tmp_path)
    window = day.open()
    window.show_room("notes")

    drop(window.notes, file)
    day.until(lambda: dialog(MergeDialog))
    day.settle(window)

    [one] = day.stored()
    assert (one.author, one.note, one.colour) == ("李代表", "同事的话", Colour.PINK)
    assert one.id in window.desk.current.annotations
    shown = dialog(MergeDialog)
    assert shown is not None
    shown.annotation_chosen.emit(one.id)
    assert [a.id for a in window.notes._list.chosen()] == [one.id]
    press(shown, "撤销收入")
    day.settle(window)
    assert day.stored() == []


def test_notes_are_taken_in_by_the_menu_and_twice_is_once(day: Day, tmp_path: Path) -> None:
    file = sent(tmp_path)
    window = day.open()
    window.desk.merging.chooser = lambda _parent: [str(file)]

    key(window, Qt.Key.Key_O, held=CTRL | SHIFT)
    day.until(lambda: dialog(MergeDialog))
    press(dialog(MergeDialog), "关闭")
    window.command.emit("merge_notes")
    day.until(lambda: dialog(MergeDialog))
    press(dialog(MergeDialog), "关闭")

    assert len(day.stored()) == 1


def test_a_file_without_notes_says_why(day: Day, tmp_path: Path) -> None:
    file = tmp_path / "别的.jsonld"
    file.write_text("不是批注", encoding="utf-8")
    window = day.open()

    drop(window.notes, file)
    day.settle(window)

    assert window.message.text() != ""
    assert day.stored() == []


def test_a_link_is_offered_while_it_is_typed_and_leads_to_the_term(day: Day) -> None:
    window = day.open()
    editor = write_note(day, window, QUOTE)
    editor.insertPlainText("参看[[六稳")
    popup = editor.completer_.popup()
    assert popup is not None
    day.until(popup.isVisible)
    assert popup.model().index(0, 0).data() == "六稳"

    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert editor.toPlainText() == "参看[[六稳]]"
    key(window, Qt.Key.Key_Return, held=CTRL)
    day.settle(window)
    [one] = day.stored()
    assert one.note == "参看[[六稳]]"

    card = card_of(window, one.id)
    assert card is not None
    [link] = card.links()
    window.reader.link_activated.emit(link.target)
    day.settle(window)
    report = window.desk.current.report
    assert report is not None
    pinned = window.glossary.pinned
    assert pinned is not None
    assert report.terms[pinned].term == "六稳"


def test_a_note_links_to_another_and_is_found_from_there(day: Day) -> None:
    with library(day.profile) as stored:
        first = stored.annotate_quote(stored.reports()[0].id, "六保", note="第一条").ids[0]
    window = day.open()
    window.notes.link_wanted.emit(first)
    assert "第一条" in QGuiApplication.clipboard().text()
    editor = write_note(day, window, QUOTE)
    editor.paste()
    key(window, Qt.Key.Key_Return, held=CTRL)
    day.settle(window)
    second = next(one for one in day.stored() if one.id != first)

    card = card_of(window, second.id)
    assert card is not None
    window.reader.link_activated.emit(card.links()[0].target)
    day.settle(window)
    assert [a.id for a in window.notes._list.chosen()] == [first]

    window.notes.backlinks_requested.emit(first)
    day.settle(window)
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    menu.actions()[0].trigger()
    assert [a.id for a in window.notes._list.chosen()] == [second.id]


def test_a_link_and_a_backlink_lead_to_notes_of_another_report(day: Day) -> None:
    with library(day.profile) as stored:
        home = stored.reports()[0].id
        there = note_on(
            stored, add(stored, title="青禾区去年的报告"), "企业用工成本", note="那一条"
        )
        words = f"比一比 {link_text(LinkKind.NOTE, there.id, '那一条')}"
        here = stored.annotate_quote(home, QUOTE, note=words).ids[0]
        stored.mark_opened(home)
    window = day.open()
    card = card_of(window, here)
    assert card is not None
    window.reader.link_activated.emit(card.links()[0].target)
    day.until(lambda: [one.id for one in window.notes._list.chosen()] == [there.id])
    day.until_ready(window)
    assert window.desk.current.report_id == there.report
    report = window.desk.current.report
    viewport = window.reader.sheet.viewport()
    at = point_of(window, report.text.index("企业用工成本"))
    assert viewport.rect().contains(at)

    window.notes.backlinks_requested.emit(there.id)
    day.settle(window)
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    day.until(lambda: [one.id for one in window.notes._list.chosen()] == [here])
    assert window.desk.current.report_id == home
    day.until_ready(window)


def test_a_note_asked_for_while_its_window_still_fills_is_shown(day: Day) -> None:
    with library(day.profile) as stored:
        home = stored.reports()[0].id
        there = note_on(stored, add(stored, title="青禾区去年的报告"), "企业用工成本", note="那条")
        stored.mark_opened(home)
    window = day.open()
    day.until_ready(window)
    window.desk.links.show(there.id, there.report)
    window.desk.ready.emit()  # the report that is left is in every pane only now
    day.until(lambda: [one.id for one in window.notes._list.chosen()] == [there.id])
    assert window.desk.current.report_id == there.report


def test_a_link_out_of_the_program_is_only_copied(day: Day) -> None:
    window = day.open()
    window.reader.link_activated.emit("http://example.org/x")

    assert QGuiApplication.clipboard().text() == "http://example.org/x"
    assert window.toast.text() == "网址已复制；审阅不连网"
    window.reader.link_activated.emit("shenyue:term/没有这个词")
    day.settle(window)
    assert window.toast.text() == "这个链接找不到去处"


def test_a_term_is_noted_in_the_glossary(day: Day) -> None:
    window = day.open()
    window.glossary.show_term(0)
    button = next(
        b for b in window.glossary.findChildren(IconButton) if b.toolTip() == "批注这个名词"
    )

    QTest.mouseClick(button, LEFT)
    day.settle(window)
    editor = window.findChild(QPlainTextEdit, "noteWords")
    editor.insertPlainText("口径要统一")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    day.settle(window)

    [one] = day.stored()
    assert (one.target.kind, one.note) == (TargetKind.TERM, "口径要统一")
    view = window.notes.findChild(QListView)
    assert view.model().rowCount() > 0
