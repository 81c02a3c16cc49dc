from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from ui.panes.choices import ChoiceChip
from ui.panes.lines import Group, Line
from ui.panes.listing import Listing
from ui.panes.parts import EmptyState
from ui.widgets.theme import THEMES

EMPTY = ("没有数字", "换一份报告看看。")


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    made = Listing(THEMES["light"], "数字", "figures")
    qtbot.addWidget(made)
    made.resize(240, 300)
    made.show()
    return made


def shown_words(listing: Listing) -> list[str]:
    return [label.text() for label in listing.findChildren(QLabel) if label.isVisible()]


def test_lines_stand_under_their_number(listing: Listing) -> None:
    lines = tuple(Line(str(number)) for number in range(1200))
    listing.show_groups([Group("甲", lines)], "{count} 个数字", EMPTY)
    assert shown_words(listing) == ["1,200 个数字"]
    assert listing.lines.isVisible()


def test_an_empty_list_says_why(listing: Listing) -> None:
    listing.show_groups([Group("甲", ())], "{count} 个数字", EMPTY)
    assert not listing.lines.isVisible()
    assert listing.findChild(EmptyState).text() == "\n".join(EMPTY)
    assert "0 个数字" not in shown_words(listing)


def test_a_chip_tells_what_is_taken_and_stands_out_while_it_narrows(qtbot: QtBot) -> None:
    chip = ChoiceChip([(None, "全部"), (1, "一 & 二"), (2, "三")], "只看一部分")
    qtbot.addWidget(chip)
    chosen: list[object] = []
    chip.chosen.connect(chosen.append)
    assert (chip.text(), chip.isChecked()) == ("全部", False)
    menu = chip.findChild(QMenu)
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    menu.actions()[2].trigger()
    assert (chip.text(), chip.isChecked(), chosen) == ("三", True, [2])
    chip.take(None)
    assert (chip.text(), chip.isChecked(), chosen) == ("全部", False, [2])


def test_a_chip_shows_a_name_with_an_ampersand_as_it_is(qtbot: QtBot) -> None:
    chip = ChoiceChip([(1, "一 & 二")], "只看一部分")
    qtbot.addWidget(chip)
    assert chip.text() == "一 && 二"
