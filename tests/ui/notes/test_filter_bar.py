from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from core.model.annotations import AnchorState, Role
from tests.ui.notes.conftest import count, numbers
from ui.notes.filter_bar import FilterBar
from ui.notes.filtering import Wanted
from ui.notes.notes_pane import NotesPane


@pytest.mark.parametrize(
    ("narrow", "kept", "words"),
    [
        (lambda bar: bar.colours[2].click(), [2], "1 / 4"),
        (lambda bar: bar.want(Wanted(tags=frozenset({"就业"}))), [3], "1 / 4"),
        (lambda bar: bar.want(Wanted(roles=frozenset({Role.QUESTION}))), [1], "1 / 4"),
        (lambda bar: bar.want(Wanted(states=frozenset({AnchorState.CHANGED}))), [3], "1 / 4"),
        (lambda bar: bar.want(Wanted(group=1)), [2], "1 / 4"),
        (lambda bar: (bar.field.setText("工业"), bar.field.send()), [1], "1 / 4"),
    ],
)
def test_the_list_is_narrowed_and_widened_again(
    pane: NotesPane, narrow: Any, kept: list[int], words: str
) -> None:
    before = numbers(pane)

    narrow(pane.findChild(FilterBar))

    assert [row for row in numbers(pane) if isinstance(row, int)] == kept
    assert count(pane) == words
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert numbers(pane) == before


def submenu(bar: FilterBar, words: str) -> dict[str, QAction]:
    """The choices under one head of the filter menu, as it opens now."""
    menu = bar.filter_button.menu()
    menu.aboutToShow.emit()
    [head] = [action for action in menu.actions() if action.text() == words]
    return {action.text(): action for action in head.menu().actions()}


def test_the_menu_offers_what_there_is_and_says_what_is_chosen(pane: NotesPane) -> None:
    bar = pane.findChild(FilterBar)
    assert list(submenu(bar, "标签")) == ["就业", "工业"]
    assert list(submenu(bar, "意见类型")) == ["追问", "没有意见类型"]
    assert list(submenu(bar, "原文状态")) == ["原处原文", "文字有变"]

    submenu(bar, "章节")["二 2021年主要预期目标"].trigger()
    assert [row for row in numbers(pane) if isinstance(row, int)] == [3]
    submenu(bar, "原文状态")["原处原文"].trigger()
    assert [row for row in numbers(pane) if isinstance(row, int)] == []
    submenu(bar, "章节")["二 2021年主要预期目标"].trigger()
    submenu(bar, "标签")["工业"].trigger()

    assert [row for row in numbers(pane) if isinstance(row, int)] == [1]
    shown = [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
    assert shown == ["原处原文、#工业"]


def test_the_list_can_be_sorted_otherwise_and_back(pane: NotesPane) -> None:
    bar = pane.findChild(FilterBar)

    def sort(words: str) -> list[int | str]:
        menu = bar.order_button.menu()
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == words).trigger()
        return numbers(pane)

    before = numbers(pane)
    assert sort("最近修改的在前") == [4, 3, 2, 1]
    assert sort("按意见类型") == ["追问", 1, "没有意见类型", 4, 2, 3]
    assert sort("按颜色") == ["黄色", 1, 3, "蓝色", 2, "没有划线", 4]
    assert sort("按原文顺序") == before
