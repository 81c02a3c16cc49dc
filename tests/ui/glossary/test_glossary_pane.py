from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QListView, QToolButton
from pytestqt.qtbot import QtBot

from core.model.glossary import TermUse
from core.model.report import Report
from tests.support.reports import make_report
from ui.glossary.entry_view import EntryView
from ui.glossary.glossary_pane import GlossaryPane
from ui.glossary.terms import TermModel
from ui.glossary.uses import places_of
from ui.panes.parts import EmptyState, SearchField
from ui.widgets.theme import THEMES

LINES = """\
一、工作回顾
扫黑除恶深入开展，“打财断血”^{1}102.4亿元。中国稀金谷^{2}建设提速，引进项目。
二、主要任务
加快中国稀金谷建设。实施两新两高^{3}行动。
@ 打财断血: 打击财路、断绝血液。
@ 中国稀金谷: 以稀土和钨为主的<b>产业</b>集聚区。
@ 两高两新: 高端要素、高端产业，新业态、新生态。
@ 四最: 政策最优。
"""


@pytest.fixture
def report() -> Report:
    """The second term is used twice, once without a mark; the last one never."""
    made = make_report(LINES)
    block = next(b for b in made.blocks if b.text.startswith("加快"))
    terms = list(made.terms)
    use = TermUse(block.index, block.address, 2, 7, marked=False)
    terms[1] = replace(terms[1], uses=(*terms[1].uses, use), aliases=("稀金谷",))
    return replace(made, terms=tuple(terms))


@pytest.fixture
def pane(qtbot: QtBot, report: Report) -> GlossaryPane:
    made = GlossaryPane(THEMES["light"])
    qtbot.addWidget(made)
    made.resize(400, 330)
    made.show()
    made.set_report(report)
    return made


def term_list(pane: GlossaryPane) -> QListView:
    return next(v for v in pane.findChildren(QListView) if v.accessibleName() == "名词")


def rows(pane: GlossaryPane) -> list[str]:
    model = term_list(pane).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def words(pane: GlossaryPane) -> str:
    """Everything that the open entry says."""
    entry = pane.findChild(EntryView)
    return "\n".join(label.text() for label in entry.findChildren(QLabel) if label.isVisible())


def search(pane: GlossaryPane, text: str) -> SearchField:
    field: SearchField = pane.findChild(SearchField)
    field.setText(text)
    field.send()
    return field


def button(pane: GlossaryPane, tip: str) -> QToolButton:
    return next(b for b in pane.findChildren(QToolButton) if tip in (b.toolTip(), b.text()))


def test_all_terms_are_listed_in_their_order(pane: GlossaryPane) -> None:
    assert rows(pane) == ["打财断血", "中国稀金谷", "两高两新", "四最"]


def test_a_click_opens_the_entry_with_its_uses(pane: GlossaryPane) -> None:
    view = term_list(pane)
    rect = view.visualRect(view.model().index(1, 0))

    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center()
    )

    assert pane.pinned == 1
    said = words(pane)
    assert "中国稀金谷" in said
    assert "文中也作：稀金谷" in said
    assert "2 处" in said


def test_markup_in_a_definition_is_shown_as_it_is_printed(pane: GlossaryPane) -> None:
    pane.show_term(1)

    assert "&lt;b&gt;产业&lt;/b&gt;" in words(pane)


def test_uses_are_walked_with_the_buttons_around_the_end(
    pane: GlossaryPane, report: Report
) -> None:
    places: list[tuple[int, int]] = []
    pane.place_chosen.connect(lambda start, end: places.append((start, end)))
    pane.show_term(1)

    for _time in range(3):
        QTest.mouseClick(button(pane, "下一处"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(pane, "上一处"), Qt.MouseButton.LeftButton)

    starts = [found for found, _end in places]
    assert [report.text[s:e] for s, e in places] == ["中国稀金谷"] * 4
    assert starts[0] == starts[2] < starts[1] == starts[3]
    assert "2 / 2 处" in words(pane)


def test_a_click_on_a_use_leads_there(pane: GlossaryPane, report: Report) -> None:
    places: list[str] = []
    pane.place_chosen.connect(lambda start, end: places.append(report.text[start - 2 : end]))
    pane.show_term(1)
    view = pane.findChild(EntryView).list_view

    rect = view.visualRect(view.model().index(1, 0))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center()
    )
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert places == ["加快中国稀金谷", "元。中国稀金谷"]


def test_context_begins_with_its_sentence_and_tells_marked_from_unmarked(report: Report) -> None:
    places = places_of(report, report.terms[1])

    assert [(place.before, place.words, place.marked) for place in places] == [
        ("", "中国稀金谷", True),
        ("加快", "中国稀金谷", False),
    ]
    assert places[0].after.startswith("建设提速，引进项目。")


def test_the_audit_is_heard_quietly(pane: GlossaryPane) -> None:
    pane.show_term(2)
    assert "待核：正文的说法与名词注释的条目不同。" in words(pane)
    pane.show_term(3)
    assert "待核" in words(pane)
    assert "正文里没有找到" in words(pane)
    pane.show_term(0)
    assert "待核" not in words(pane)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("xjg", ["中国稀金谷"]),
        ("稀金", ["中国稀金谷"]),
        ("3", ["两高两新"]),
        ("断绝", ["打财断血"]),
        ("zg", ["中国稀金谷"]),
    ],
)
def test_terms_are_found_by_words_pinyin_number_and_definition(
    pane: GlossaryPane, query: str, found: list[str]
) -> None:
    search(pane, query)

    assert rows(pane) == found


def test_the_keyboard_alone_is_enough(pane: GlossaryPane) -> None:
    field = search(pane, "")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(field, key)
    assert pane.pinned == 1
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert pane.pinned is None
    term_list(pane).setFocus()
    QTest.keyClick(term_list(pane), Qt.Key.Key_End)
    QTest.keyClick(term_list(pane), Qt.Key.Key_Return)
    assert pane.pinned == 3
    QTest.keyClick(pane, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pane.pinned is None


def test_entries_are_turned_like_pages(pane: GlossaryPane) -> None:
    pane.show_term(3)
    QTest.mouseClick(button(pane, "下一条"), Qt.MouseButton.LeftButton)
    assert pane.pinned == 0
    QTest.mouseClick(button(pane, "上一条"), Qt.MouseButton.LeftButton)
    assert pane.pinned == 3
    QTest.mouseClick(button(pane, "全部名词"), Qt.MouseButton.LeftButton)
    assert pane.pinned is None
    assert term_list(pane).isVisible()


def test_a_mark_opens_its_term_even_while_a_filter_hides_it(pane: GlossaryPane) -> None:
    search(pane, "四最")

    pane.show_term(0)

    assert pane.pinned == 0
    assert pane.findChild(SearchField).text() == ""
    pane.show_term(99)
    assert pane.pinned == 0


def test_a_note_without_term_is_shown_as_a_sentence(qtbot: QtBot, report: Report) -> None:
    terms = (replace(report.terms[0], term=None, number=None), *report.terms[1:])
    pane = GlossaryPane(THEMES["dark"])
    qtbot.addWidget(pane)
    pane.show()
    pane.set_report(replace(report, terms=terms))

    pane.show_term(0)

    assert rows(pane)[0] == "打击财路、断绝血液。"
    assert "打击财路、断绝血液。" in words(pane)


def test_empty_states_tell_the_next_step(pane: GlossaryPane) -> None:
    empty = pane.findChild(EmptyState)
    search(pane, "没有这个")
    assert "没有这个名词" in empty.text()
    pane.set_report(make_report("一、工作\n正文。"))
    assert "没有名词注释" in empty.text()
    pane.set_report(None)
    assert "注释号" in empty.text()
    pane.show_term(0)
    assert pane.pinned is None


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_contract(report: Report) -> None:
    model = TermModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_terms(report.terms)
    model.set_terms(report.terms[2:])

    assert model.row_of(2) == 0
    assert model.row_of(0) == -1
    del tester


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_paints_on_its_own_ground(pane: GlossaryPane, theme: str) -> None:
    pane.set_theme(THEMES[theme])

    assert pane.grab().toImage().pixelColor(2, 328).name() == THEMES[theme].panel.lower()


@pytest.mark.parametrize("words", ["打击财路、断绝血液。", "打击财路、断绝血液，" * 9])
def test_an_entry_without_a_name_begins_on_the_line_of_its_number(
    pane: GlossaryPane, report: Report, words: str
) -> None:
    terms = (replace(report.terms[0], term="", definition=words), *report.terms[1:])
    pane.set_report(replace(report, terms=terms))
    shown = term_list(pane)
    picture = shown.viewport().grab().toImage()
    ground = picture.pixelColor(1, 1)

    def top(left: int, right: int, row: int) -> int:
        """Where the ink begins between two places of a row, in pixels below its top."""
        area = shown.visualRect(shown.model().index(row, 0))
        return next(
            y - area.top()
            for y in range(area.top(), area.bottom())
            if any(picture.pixelColor(x, y) != ground for x in range(left, right))
        )

    for row in (0, 1):
        number, name = top(14, 24, row), top(30, 60, row)
        assert abs(number - name) <= 5, (row, number, name)
