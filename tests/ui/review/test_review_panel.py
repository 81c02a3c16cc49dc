from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.model.annotations import AnchorState, Role
from core.model.editions import DiffSpan, ReviewItem
from tests.support.annotations import make_annotation
from tests.support.reports import make_report
from ui.panes.parts import EmptyState, IconButton
from ui.review.review_panel import ReviewPanel, ahead, behind
from ui.review.words_view import WordsView
from ui.widgets.theme import THEMES

REPORT = make_report()
ALT = Qt.KeyboardModifier.AltModifier


def item(number: int, state: AnchorState, words: str = "增长9.5%") -> ReviewItem:
    note = make_annotation(
        REPORT, number, "同比增长5.5%", f"第{number}条 **请看**", state=state, role=Role.QUESTION
    )
    lost = state is AnchorState.ORPHAN
    return ReviewItem(
        note,
        state,
        "增长5.5%",
        "上一段\n同比",
        "。\n下一段",
        "" if lost else words,
        "" if lost else "同比",
        "" if lost else "。",
        -1 if lost else 40,
        -1 if lost else 46,
        "一2",
        () if lost else (DiffSpan(2, 5, 2, 5),),
    )


ITEMS = [item(1, AnchorState.CHANGED), item(2, AnchorState.AMBIGUOUS), item(3, AnchorState.ORPHAN)]


@pytest.fixture
def panel(qtbot: QtBot) -> ReviewPanel:
    made = ReviewPanel(THEMES["light"])
    qtbot.addWidget(made)
    made.resize(680, 252)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def told(panel: ReviewPanel) -> list[tuple[str, object]]:
    asked: list[tuple[str, object]] = []
    panel.accept_requested.connect(lambda ids: asked.append(("accept", ids)))
    panel.replace_requested.connect(lambda one: asked.append(("replace", one)))
    panel.orphan_requested.connect(lambda one: asked.append(("keep", one)))
    panel.item_shown.connect(lambda one: asked.append(("shown", int(one.annotation.id, 16))))
    panel.changes_requested.connect(lambda: asked.append(("changes", None)))
    panel.left.connect(lambda: asked.append(("left", None)))
    return asked


def words(panel: ReviewPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_old_and_new_words_stand_side_by_side_with_the_note(
    panel: ReviewPanel, told: list[tuple[str, object]]
) -> None:
    panel.start(ITEMS)

    assert panel.old.toPlainText() == "同比增长5.5%。"
    assert panel.new.toPlainText() == "同比增长9.5%。"
    assert "复核批注 1 / 3" in words(panel)
    assert "黄色、追问、第1条 请看" in words(panel)
    assert "一2" in words(panel)
    assert "≠ 文字有变" in words(panel)
    assert told == [("shown", 1)]


def test_what_differs_is_struck_out_or_underlined(panel: ReviewPanel) -> None:
    panel.start(ITEMS)

    def marked(view: WordsView) -> str:
        block = view.document().begin()
        found, run = "", block.begin()
        while not run.atEnd():
            form = run.fragment().charFormat()
            if form.fontStrikeOut() or form.fontUnderline():
                found += run.fragment().text()
            run += 1
        return found

    assert marked(panel.old) == "5.5"
    assert marked(panel.new) == "9.5"


def test_keys_walk_and_decide(panel: ReviewPanel, told: list[tuple[str, object]]) -> None:
    panel.start(ITEMS)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_R, Qt.Key.Key_N, Qt.Key.Key_Return):
        QTest.keyClick(panel, key, ALT)
    QTest.keyClick(panel, Qt.Key.Key_K, ALT)
    QTest.keyClick(panel, Qt.Key.Key_P, ALT)

    ids = [one.annotation.id for one in ITEMS]
    assert told == [
        ("shown", 1),
        ("accept", [ids[0]]),
        ("shown", 2),
        ("replace", ids[1]),
        ("shown", 3),
        ("keep", ids[2]),
        ("shown", 2),
    ]


def test_buttons_ask_for_what_they_say(panel: ReviewPanel, told: list[tuple[str, object]]) -> None:
    panel.start(ITEMS)
    told.clear()
    buttons = {button.text(): button for button in panel.findChildren(QPushButton)}
    for name in ("就在这里", "放到选中的文字", "保留，不放回"):
        QTest.mouseClick(buttons[name], Qt.MouseButton.LeftButton)
    more = next(b for b in panel.findChildren(IconButton) if b.toolTip() == "更多")
    for action in more.menu().actions():
        action.trigger()

    first, second = ITEMS[0].annotation.id, ITEMS[1].annotation.id
    assert told == [
        ("accept", [first]),
        ("replace", first),
        ("keep", first),
        ("accept", [first, second]),
        ("changes", None),
    ]


def test_an_orphan_cannot_be_accepted(panel: ReviewPanel) -> None:
    panel.start(ITEMS[2:])

    assert not panel.accept_button.isEnabled()
    assert "没有找到这段文字" in panel.new.toPlainText()


def test_what_is_decided_leaves_the_queue_and_undo_brings_it_back(panel: ReviewPanel) -> None:
    panel.start(ITEMS)
    panel.step(1)
    panel.update_items([ITEMS[0], ITEMS[2]])
    assert panel.decided == 1
    assert panel.item is ITEMS[2]

    panel.update_items(ITEMS)
    assert panel.decided == 0
    panel.update_items([])
    assert panel.item is None
    empty = panel.findChild(EmptyState)
    assert empty.isVisible()
    assert empty.text() == "都看过了\n3 条批注已有着落。"
    assert not panel.accept_button.isVisible()


def test_surroundings_end_with_the_paragraph() -> None:
    assert ahead("上一段\n同比") == "同比"
    assert behind("。\n下一段") == "。"
    assert ahead("甲" * 50) == "…" + "甲" * 30
    assert behind("乙" * 50) == "乙" * 30 + "…"


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_shows_the_marks(panel: ReviewPanel, theme: str) -> None:
    panel.start(ITEMS)
    panel.set_theme(THEMES[theme])

    image = panel.grab().toImage()
    found = {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert THEMES[theme].highlight("pink") in found
    assert THEMES[theme].highlight("green") in found
