"""The window on a library under a passphrase: nothing before it, everything after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from core.library import Library, seal
from tests.support.sealing import quick_keys  # noqa: F401 - a fixture
from tests.support.windows import LEFT, Day, dialog
from ui.shell.passphrase import PassphraseDialog

pytest.importorskip("sqlcipher3", reason="the extra crypt (sqlcipher3) is not installed")

WORD = "only for us 2021"


@pytest.fixture
def sealed(quick_keys: None, day: Day) -> Path:  # noqa: F811, ARG001 - the keys come first
    seal(day.profile, None, WORD)
    return day.profile


def asked_for(day: Day) -> PassphraseDialog:
    day.until(lambda: dialog(PassphraseDialog))
    found = dialog(PassphraseDialog)
    assert found is not None
    return found


def type_in(day: Day, word: str) -> None:
    asked = asked_for(day)
    [line] = asked.findChildren(QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    line.setText(word)
    QTest.keyClick(line, Qt.Key.Key_Return)
    day.until(lambda: not asked.isVisible())


@pytest.mark.usefixtures("sealed")
def test_nothing_is_shown_before_the_passphrase_and_all_after_it(day: Day) -> None:
    window = day.open_any()
    asked_for(day)
    assert window.reader.page is None
    type_in(day, "not the word")
    words = [label.text() for label in asked_for(day).findChildren(QLabel)]
    assert any("口令不对" in one for one in words)
    assert window.reader.page is None
    type_in(day, WORD)
    day.until(lambda: window.desk.current.report is not None)
    day.until_ready(window)
    assert window.reader.page is not None
    assert day.close(window)


def test_giving_up_leaves_the_library_alone_and_a_button_asks_again(day: Day, sealed: Path) -> None:
    before = (sealed / "library.db").read_bytes()
    window = day.open_any()
    asked_for(day).reject()
    day.until(lambda: window.is_filled and window.message.text())
    assert "口令" in window.message.text()
    assert window.reader.page is None
    assert (sealed / "library.db").read_bytes() == before
    QTest.mouseClick(window.message.button, LEFT)
    type_in(day, WORD)
    day.until(lambda: window.desk.current.report is not None)
    day.until_ready(window)
    assert day.close(window)
    with Library(sealed, WORD) as library:
        assert library.verify() == []
