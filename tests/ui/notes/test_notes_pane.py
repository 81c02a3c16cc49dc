from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from core.model.annotations import Annotation, Colour, Role, Style, TargetKind
from core.model.report import Report
from tests.support.annotations import make_annotation
from tests.ui.notes.conftest import (
    REPORT,
    Told,
    click,
    count,
    note,
    numbers,
    view_of,
)
from ui.notes.bulk_bar import BulkBar
from ui.notes.entries import Entry
from ui.notes.filter_bar import FilterBar
from ui.notes.filtering import Order, Wanted
from ui.notes.notes_model import ROW, NotesModel
from ui.notes.notes_pane import NotesPane
from ui.panes.parts import EmptyState
from ui.widgets.theme import THEMES


def test_notes_are_grouped_by_section(pane: NotesPane) -> None:
    assert numbers(pane) == [
        "整份报告",
        4,
        "一 2020年计划执行情况",
        1,
        "一(一) 存在的问题",
        2,
        "二 2021年主要预期目标",
        3,
    ]
    assert count(pane) == "4 条"


def test_a_click_and_enter_lead_to_the_place(pane: NotesPane, told: Told) -> None:
    click(pane, 2)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Down)
    QTest.keyClick(view_of(pane), Qt.Key.Key_Return)
    click(pane, 4)

    assert [REPORT.text[s:e] for s, e in told.places] == ["中国稀金谷", "城镇登记失业率"]


def test_choosing_several_and_deleting_them(pane: NotesPane, told: Told) -> None:
    click(pane, 1)
    click(pane, 3, Qt.KeyboardModifier.ControlModifier)
    assert count(pane) == "已选 2 条"

    QTest.keyClick(view_of(pane), Qt.Key.Key_Delete)

    assert told.deleted == [[note(1).id, note(3).id]]
    assert len(told.places) == 1
    for one in (1, 3):
        pane.apply_annotation(note(one).id, None)
    assert count(pane) == "2 条"


def test_digits_change_the_colour_where_it_is_another(pane: NotesPane, told: Told) -> None:
    click(pane, 1)
    click(pane, 2, Qt.KeyboardModifier.ShiftModifier)

    QTest.keyClick(view_of(pane), Qt.Key.Key_3)

    assert told.many == [([1], {"colour": Colour.BLUE})]


def test_a_note_is_edited_in_its_row(pane: NotesPane, told: Told) -> None:
    click(pane, 1)
    QTest.keyClick(view_of(pane), Qt.Key.Key_F2)
    editor = view_of(pane).findChild(QPlainTextEdit)
    assert editor.toPlainText() == "去年多少？"

    editor.setPlainText("一")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "5G")
    assert told.edits == []
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert told.edits == [(1, {"note": "一\n5G"})]


def test_escape_ends_the_writing_and_loses_nothing(pane: NotesPane, told: Told) -> None:
    click(pane, 3)
    QTest.keyClick(view_of(pane), Qt.Key.Key_F2)
    editor = view_of(pane).findChild(QPlainTextEdit)
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert told.edits == [(3, {"note": "口径x"})]


def test_a_change_from_elsewhere_does_not_disturb_typing(pane: NotesPane) -> None:
    click(pane, 1)
    QTest.keyClick(view_of(pane), Qt.Key.Key_F2)
    editor = view_of(pane).findChild(QPlainTextEdit)
    QTest.keyClicks(editor, "abc")

    pane.apply_annotation(note(1).id, replace(note(1), tags=("新",)))

    assert editor.toPlainText() == "去年多少？abc"


def test_what_is_being_typed_is_kept_when_the_list_is_built_anew(
    pane: NotesPane, told: Told
) -> None:
    click(pane, 1)
    QTest.keyClick(view_of(pane), Qt.Key.Key_F2)
    QTest.keyClicks(view_of(pane).findChild(QPlainTextEdit), "abc")

    new = make_annotation(REPORT, 9, "全区上下")
    pane.apply_annotation(new.id, new)

    assert told.edits == [(1, {"note": "去年多少？abc"})]


def test_a_longer_note_gets_a_higher_row(qtbot: QtBot, pane: NotesPane) -> None:
    model = view_of(pane).model()
    assert isinstance(model, NotesModel)
    index = model.index(model.row_of(note(2).id), 0)
    before = view_of(pane).visualRect(index).height()

    pane.apply_annotation(note(2).id, replace(note(2), note="很长的批注文字" * 9))

    qtbot.waitUntil(lambda: view_of(pane).visualRect(index).height() >= before + 50)


def test_only_the_notes_of_others_carry_a_name(pane: NotesPane) -> None:
    pane.set_author("甲")
    own = view_of(pane).grab().toImage()
    heights = [view_of(pane).visualRect(view_of(pane).model().index(5, 0)).height()]

    pane.set_author("乙")

    assert view_of(pane).grab().toImage() != own
    heights.append(view_of(pane).visualRect(view_of(pane).model().index(5, 0)).height())
    assert heights[1] > heights[0]


def test_a_new_note_appears_in_its_place_and_a_filter_holds_for_it(pane: NotesPane) -> None:
    new = make_annotation(REPORT, 9, "规上工业增加值", colour=Colour.PINK)
    pane.apply_annotation(new.id, new)
    assert numbers(pane)[-3:] == ["二 2021年主要预期目标", 9, 3]

    pane.findChild(FilterBar).want(Wanted(tags=frozenset({"就业"})))
    pane.apply_annotation(new.id, replace(new, tags=("就业",)))

    assert [row for row in numbers(pane) if isinstance(row, int)] == [9, 3]


def test_the_chosen_note_stays_chosen_when_another_comes(pane: NotesPane) -> None:
    click(pane, 3)
    new = make_annotation(REPORT, 9, "全区上下")
    pane.apply_annotation(new.id, new)

    assert [int(a.id, 16) for a in view_of(pane).chosen()] == [3]
    assert view_of(pane).currentIndex().data(ROW).annotation.id == note(3).id


def menu_of(pane: NotesPane) -> dict[str, QAction]:
    menu = view_of(pane).menu.build(view_of(pane).chosen(), pane)
    actions = {}
    for action in menu.actions():
        actions[action.text()] = action
        if action.menu() is not None:
            actions |= {inner.text(): inner for inner in action.menu().actions()}
    return actions


def test_the_menu_changes_role_style_and_tags_of_all_chosen(pane: NotesPane, told: Told) -> None:
    view_of(pane).selectAll()

    actions = menu_of(pane)
    actions["追问"].trigger()
    actions["下划线"].trigger()
    actions["去掉 #就业"].trigger()

    assert told.many == [
        ([4, 2, 3], {"role": Role.QUESTION}),
        ([4, 1, 3], {"style": Style.UNDERLINE}),
    ]
    assert told.tagged == [([3], [], ["就业"])]
    assert not actions["写批注"].isEnabled()


def test_a_tag_is_added_where_it_lacks(pane: NotesPane, told: Told) -> None:
    view_of(pane).selectAll()
    menu_of(pane)["加标签…"].trigger()
    field = next(f for f in pane.findChildren(QLineEdit) if f.accessibleName() == "新标签")
    assert field.isVisible()

    field.setText("#工业，民生")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert told.tagged == [([4, 1, 2, 3], ["工业", "民生"], [])]
    assert not field.isVisible()


def test_the_menu_of_the_pane_asks_for_what_it_says(pane: NotesPane, told: Told) -> None:
    buttons = {button.toolTip(): button for button in pane.findChildren(QToolButton)}
    for action in buttons["更多"].menu().actions():
        action.trigger()
    QTest.mouseClick(buttons["批注整份报告"], Qt.MouseButton.LeftButton)

    assert told.other == ["copy", "names", "bin", "speech", "md", "pdf", "jsonld", "report"]


def test_one_note_has_a_history_and_a_link(pane: NotesPane, told: Told) -> None:
    click(pane, 2)
    menu_of(pane)["历史…"].trigger()
    menu_of(pane)["复制链接"].trigger()

    assert told.other == ["history 2", "link 2"]


def test_several_chosen_notes_get_a_bar_of_their_own(pane: NotesPane, told: Told) -> None:
    bar = pane.findChild(BulkBar)
    click(pane, 1)
    assert not bar.isVisible()
    click(pane, 3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.isVisible()
    assert count(pane) == "已选 3 条"

    for name, words in (("highlight", "绿色"), ("role", "肯定"), ("tag", "去掉 #工业")):
        menu = bar.button(name).menu()
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == words).trigger()
    QTest.mouseClick(bar.button("merge"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.button("delete"), Qt.MouseButton.LeftButton)

    assert told.many == [
        ([1, 2, 3], {"colour": Colour.GREEN}),
        ([1, 2, 3], {"role": Role.AFFIRM}),
    ]
    assert told.tagged == [([1], [], ["工业"])]
    assert told.other == ["merge [1, 2, 3]"]
    assert told.deleted == [[note(1).id, note(2).id, note(3).id]]


def test_only_coloured_words_can_be_merged(pane: NotesPane) -> None:
    click(pane, 4)
    click(pane, 1, Qt.KeyboardModifier.ControlModifier)

    assert not pane.findChild(BulkBar).button("merge").isEnabled()


def test_bookmarks_are_listed_and_can_be_alone(pane: NotesPane) -> None:
    mark = replace(
        make_annotation(REPORT, 8, "工业倍增升级", kind=TargetKind.PARAGRAPH, colour=None),
        style=Style.BOOKMARK,
    )
    pane.apply_annotation(mark.id, mark)
    bar = pane.findChild(FilterBar)

    bar.want(Wanted(bookmarks=True))

    assert [row for row in numbers(pane) if isinstance(row, int)] == [8]
    assert "书签" in view_of(pane).model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_chosen_notes_are_copied_as_words(pane: NotesPane) -> None:
    click(pane, 1)
    QTest.keyClick(view_of(pane), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "黄色，“工业倍增升级”，去年多少？，追问，#工业，甲"


def test_a_note_can_be_shown_from_elsewhere_through_a_filter(pane: NotesPane) -> None:
    pane.findChild(FilterBar).want(Wanted(tags=frozenset({"就业"})))

    pane.show_annotation(note(2).id)

    assert [int(a.id, 16) for a in view_of(pane).chosen()] == [2]


def test_empty_states_tell_the_next_step(pane: NotesPane) -> None:
    empty = pane.findChild(EmptyState)
    pane.findChild(FilterBar).colours[4].click()
    assert empty.isVisible()
    assert "没有这样的批注" in empty.text()
    pane.set_report(REPORT)
    assert "选中一段话" in empty.text()
    pane.set_report(None)
    assert "打开一份报告" in empty.text()


def ten_thousand(report: Report) -> list[Annotation]:
    made = []
    for number in range(10_000):
        start = number * 7 % (len(report.text) - 8)
        base = make_annotation(report, 1, report.text[start : start + 8], f"批注{number}")
        made.append(replace(base, id=f"{number:032x}", tags=(f"标签{number % 7}",)))
    return made


def fill(qtbot: QtBot, pane: NotesPane) -> None:
    model = view_of(pane).model()
    assert isinstance(model, NotesModel)
    with qtbot.waitSignal(model.filled):
        pane.set_annotations(ten_thousand(REPORT))


def test_ten_thousand_notes_are_filtered(qtbot: QtBot, pane: NotesPane) -> None:
    fill(qtbot, pane)
    bar = pane.findChild(FilterBar)
    for text in ("9", "99", "999", "", "批注12"):
        bar.field.setText(text)
        bar.field.send()

    assert view_of(pane).model().rowCount() > 100


def test_ten_thousand_chosen_notes_stay_chosen_in_another_order(
    qtbot: QtBot, pane: NotesPane
) -> None:
    fill(qtbot, pane)
    view_of(pane).selectAll()
    told: list[int] = []
    view_of(pane).selection_changed.connect(told.append)

    for order in Order:
        view_of(pane).model().arrange(order)

    assert len(view_of(pane).chosen()) == 10_000
    assert len(told) < 20


def test_what_changes_while_thousands_are_on_their_way_is_shown_as_it_is_now(
    qtbot: QtBot, pane: NotesPane
) -> None:
    notes = ten_thousand(REPORT)
    model = view_of(pane).model()
    assert isinstance(model, NotesModel)
    new = make_annotation(REPORT, 20_000, "同心聚力", "刚写的")
    with qtbot.waitSignal(model.filled):
        pane.set_annotations(notes)
        assert model.is_filling
        assert model.total == len(notes)
        pane.apply_annotation(notes[0].id, replace(notes[0], note="改过的"))
        pane.apply_annotation(notes[1].id, None)
        pane.apply_annotation(new.id, new)
    assert model.total == model.shown == len(notes)
    shown = {
        row.annotation.id: row.annotation.note
        for number in range(model.rowCount())
        if isinstance(row := model.index(number).data(ROW), Entry)
    }
    assert shown[notes[0].id] == "改过的"
    assert notes[1].id not in shown
    assert shown[new.id] == "刚写的"


def test_a_note_that_is_asked_for_while_thousands_are_on_their_way_is_chosen(
    pane: NotesPane,
) -> None:
    notes = ten_thousand(REPORT)
    pane.set_annotations(notes)
    pane.show_annotation(notes[5].id)
    assert [one.id for one in view_of(pane).chosen()] == [notes[5].id]


def test_another_report_takes_the_place_of_thousands_on_their_way(
    qtbot: QtBot, pane: NotesPane
) -> None:
    pane.set_annotations(ten_thousand(REPORT))
    pane.set_report(REPORT)
    note = make_annotation(REPORT, 1, "同心聚力", "只有这一条")
    pane.set_annotations([note])
    model = view_of(pane).model()
    assert isinstance(model, NotesModel)
    with qtbot.assertNotEmitted(model.filled, wait=50):
        pass
    assert (model.total, model.shown) == (1, 1)


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_paints_every_kind_of_note(pane: NotesPane, theme: str) -> None:
    pane.set_theme(THEMES[theme])

    image = view_of(pane).grab().toImage()
    found = {
        image.pixelColor(x, y).name().upper() for x in range(8, 40) for y in range(image.height())
    }
    assert THEMES[theme].highlight("yellow") in found
    assert THEMES[theme].underline("blue").upper() in found
