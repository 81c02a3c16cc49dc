"""Tags of the whole library, tidied in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.support.libraries import add, note_on
from tests.support.windows import Day, dialog, library, press
from ui.main_window import MainWindow
from ui.notes.tags_dialog import TagsDialog

QUOTE = "受区人民政府委托"


def tagged(day: Day) -> tuple[str, str]:
    """A note on the open report, and one on another; their ids."""
    with library(day.profile) as stored:
        home = stored.reports()[0]
        here = stored.annotate_quote(home.id, QUOTE, tags=["企业用工", "企业"]).ids[0]
        there = note_on(stored, add(stored), "生产总值", tags=["用工", "财政"]).id
        stored.mark_opened(home.id)
    return here, there


def tags_of(day: Day, *identities: str) -> list[tuple[str, ...]]:
    with library(day.profile) as read:
        return [read.annotation(one).tags for one in identities]


def open_tags(day: Day, window: MainWindow) -> TagsDialog:
    window.actions_["tags"].trigger()
    day.until(lambda: dialog(TagsDialog))
    shown = dialog(TagsDialog)
    assert shown is not None
    return shown


def write(shown: TagsDialog, name: str) -> None:
    field = shown.findChild(QLineEdit)
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_tag_is_renamed_in_every_report_and_taken_back(day: Day) -> None:
    here, there = tagged(day)
    window = day.open()
    shown = open_tags(day, window)
    assert sorted(shown.tags()) == sorted(["企业", "企业用工", "用工", "财政"])
    shown.choose("用工")
    write(shown, "劳动力")
    day.settle(window)

    assert tags_of(day, there) == [("劳动力", "财政")]
    assert shown.chosen() == ["劳动力"]
    assert shown.isVisible()
    press(shown, "撤销")
    day.settle(window)
    assert tags_of(day, here, there) == [("企业用工", "企业"), ("用工", "财政")]
    assert "用工" in shown.tags()
    press(shown, "关闭")


def test_tags_are_joined_and_the_open_report_shows_it(day: Day) -> None:
    here, there = tagged(day)
    window = day.open()
    shown = open_tags(day, window)
    shown.choose("企业用工", "用工")
    write(shown, "企业")
    day.settle(window)

    assert tags_of(day, here, there) == [("企业",), ("企业", "财政")]
    assert sorted(shown.tags()) == ["企业", "财政"]
    assert window.desk.current.annotations[here].tags == ("企业",)
    assert window.desk.current.tags[0] == "企业"
    press(shown, "关闭")
    window.actions_["undo"].trigger()
    day.settle(window)
    assert tags_of(day, here, there) == [("企业用工", "企业"), ("用工", "财政")]


def test_a_tag_is_taken_away_everywhere(day: Day) -> None:
    here, _there = tagged(day)
    window = day.open()
    shown = open_tags(day, window)
    shown.choose("企业用工")
    press(shown, "去掉")
    day.settle(window)
    assert tags_of(day, here) == [("企业",)]
    assert "企业用工" not in shown.tags()
    press(shown, "关闭")


def test_names_that_are_no_tag_are_not_taken(day: Day) -> None:
    here, there = tagged(day)
    window = day.open()
    shown = open_tags(day, window)
    shown.choose("用工")
    for name in ("", "用工", "两个 标签"):
        write(shown, name)
        day.settle(window)
    assert tags_of(day, here, there) == [("企业用工", "企业"), ("用工", "财政")]
    press(shown, "关闭")
