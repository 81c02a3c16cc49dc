from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from core.model.annotations import AnchorState
from core.model.changes import Change, Verb
from core.model.exchange import MergeItem, MergeKind, MergeResult
from tests.support.windows import press
from ui.notes.merge_dialog import MergeDialog
from ui.widgets.theme import THEMES

ITEMS = (
    MergeItem(MergeKind.ADDED, "a", "r", "稀金谷", "**好**", "李代表", AnchorState.CHANGED),
    MergeItem(MergeKind.SAME, "b", "r", "就业", "", "王代表", AnchorState.EXACT),
    MergeItem(MergeKind.BAD, reason="没有引文，不知道批在哪里。"),
    MergeItem(MergeKind.CONFLICT, "c", "r", "财政", "两样", "王代表", AnchorState.EXACT),
)


@pytest.fixture
def shown(qtbot: QtBot) -> MergeDialog:
    change = Change(7, Verb.MERGE, ("r",), ("a", "c"))
    dialog = MergeDialog(THEMES["light"], MergeResult("jsonld", ITEMS, change), "同事.jsonld")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def lines(dialog: MergeDialog) -> list[str]:
    listed = dialog.findChild(QListWidget)
    return [listed.item(row).text() for row in range(listed.count())]


def test_every_item_says_what_became_of_it_and_troubles_come_first(shown: MergeDialog) -> None:
    assert lines(shown) == [
        "！没有收入\n没有引文，不知道批在哪里。",
        "⇄ 与已有的不同，两条都保留　王代表\n“财政”\n两样",
        "✓ 收入　李代表　文字有变\n“稀金谷”\n好",
        "＝ 已有　王代表\n“就业”",
    ]
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert "收入 1 条、与已有的不同 1 条、已有 1 条、没有收入 1 条" in texts
    assert any("同事.jsonld" in text for text in texts)


def test_a_row_leads_to_its_annotation_and_a_bad_one_nowhere(shown: MergeDialog) -> None:
    chosen: list[str] = []
    shown.annotation_chosen.connect(chosen.append)
    listed = shown.findChild(QListWidget)
    for row in (0, 2):
        place = listed.visualItemRect(listed.item(row)).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen == ["a"]


def test_the_list_can_be_copied_and_all_taken_back(shown: MergeDialog) -> None:
    undone: list[bool] = []
    shown.undo_requested.connect(lambda: undone.append(True))

    press(shown, "复制清单")
    assert QGuiApplication.clipboard().text() == "\n\n".join(lines(shown))
    press(shown, "撤销收入")

    assert undone == [True]
    assert not shown.isVisible()
