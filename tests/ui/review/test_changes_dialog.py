from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from core.model.editions import DiffKind, DiffRow, DiffSpan, VersionDiff, VersionEntry
from ui.review.changes_dialog import ChangesDialog
from ui.widgets.theme import THEMES

VERSIONS = [
    VersionEntry(name, f"2026-01-0{day}T01:00:00+00:00", f"{name}.txt", 900, name == "丙")
    for day, name in enumerate(("甲", "乙", "丙"), 1)
]
ROWS = (
    DiffRow(DiffKind.SAME, 0, 0, "题目", "题目"),
    DiffRow(DiffKind.REMOVED, 1, None, "删去的一段", ""),
    DiffRow(DiffKind.ADDED, None, 1, "", "加上的一段"),
    DiffRow(
        DiffKind.CHANGED, 2, 2, "增长5.5%。", "增长9.5%。", (DiffSpan(2, 5, 2, 5),), ("a", "b")
    ),
)
DIFF = VersionDiff(VERSIONS[1], VERSIONS[2], ROWS)


@pytest.fixture
def shown(qtbot: QtBot) -> ChangesDialog:
    dialog = ChangesDialog(THEMES["light"])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.set_diff(DIFF, VERSIONS)
    return dialog


def test_passages_under_notes_come_first(shown: ChangesDialog) -> None:
    assert [row.kind for row in shown.rows()] == [
        DiffKind.CHANGED,
        DiffKind.REMOVED,
        DiffKind.ADDED,
    ]
    assert shown.old.toPlainText() == "增长5.5%。"
    assert shown.new.toPlainText() == "增长9.5%。"
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert "改 1 段、增 1 段、删 1 段" in texts
    listed = shown.findChild(QListWidget)
    assert listed.item(0).text().startswith("改　✎ 2　增长9.5%")


def test_only_those_under_notes(shown: ChangesDialog) -> None:
    shown.findChild(QCheckBox).click()

    assert [row.kind for row in shown.rows()] == [DiffKind.CHANGED]


def test_a_row_leads_to_its_place_in_the_new_version(shown: ChangesDialog) -> None:
    listed = shown.findChild(QListWidget)
    places: list[int] = []
    shown.place_chosen.connect(places.append)
    listed.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(listed, key)
    rect = listed.visualItemRect(listed.item(2))
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    QTest.keyClick(listed, Qt.Key.Key_Return)

    assert places == [1, 1]
    assert shown.isVisible()
    assert shown.new.toPlainText() == "加上的一段"
    assert shown.old.toPlainText() == ""


def test_two_other_versions_can_be_chosen(shown: ChangesDialog) -> None:
    older, newer = shown.findChildren(QComboBox)
    asked: list[tuple[str, str]] = []
    shown.versions_chosen.connect(lambda old, new: asked.append((old, new)))
    assert [older.currentData(), newer.currentData()] == ["乙", "丙"]

    older.setCurrentIndex(0)
    older.activated.emit(0)
    newer.setCurrentIndex(0)
    newer.activated.emit(0)

    assert asked == [("甲", "丙")]


def test_two_versions_that_are_the_same_say_so(shown: ChangesDialog) -> None:
    shown.set_diff(VersionDiff(VERSIONS[0], VERSIONS[1], ROWS[:1]), VERSIONS[:2])

    assert shown.rows() == []
    assert "两版没有不同" in [label.text() for label in shown.findChildren(QLabel)]
    assert not shown.findChild(QCheckBox).isEnabled()
    assert not shown.findChildren(QComboBox)[0].isEnabled()
