"""Errors that nobody caught: a report without private words, one calm dialog."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from core.model.errors import UserError
from core.model.page import page_from_json
from ui.crash import install
from ui.crash_dialog import CrashDialog
from ui.crash_report import describe, write_report

SECRET = "代表写下的一句心里话"


def raised(act: Callable[[], object]) -> BaseException:
    """The error of `act`, with its traceback."""
    try:
        act()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def fail(error: BaseException) -> None:
    """Raise `error`, a private word in a local variable."""
    words = SECRET
    assert words
    raise error


@pytest.fixture(autouse=True)
def _same_hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


@pytest.fixture
def window(qtbot, profile: Path) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    install(profile, lambda: window)
    return window


def dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)
            and w.isVisible()]  # fmt: skip


def words(dialog: CrashDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog: CrashDialog, name: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == name).click()


def turn() -> None:
    """Let the event loop run as it runs in the program (`qWait` would raise what slots raise)."""
    loop = QEventLoop()
    QTimer.singleShot(20, loop.quit)
    loop.exec()


def throw(error: BaseException) -> None:
    """Let `error` escape from a slot, as a real mistake does."""
    QTimer.singleShot(0, lambda: fail(error))
    turn()


def files(profile: Path) -> list[Path]:
    return sorted((profile / "crash").glob("*.txt"))


def test_a_report_tells_the_place_and_nothing_private(profile: Path, tmp_path: Path) -> None:
    path = write_report(raised(lambda: page_from_json(SECRET)), profile)
    text = path.read_text(encoding="utf-8")
    assert path.parent == profile / "crash"
    assert "core/model/page.py:" in text
    assert "page_from_json" in text
    assert 'raise ValueError("not a page") from error' in text
    assert "JSONDecodeError" in text
    assert "which led to:" in text
    assert "Shenyue 0.1.0" in text
    assert "Python: 3." in text
    assert "Qt: 6." in text
    assert SECRET not in text
    assert str(Path(__file__).resolve().parents[2]) not in text
    assert str(tmp_path) not in text
    assert str(Path.home()) not in text


def test_messages_of_errors_are_left_out_but_for_our_own() -> None:
    assert SECRET not in describe(raised(lambda: fail(ValueError(SECRET))))
    assert SECRET not in describe(raised(lambda: {}[SECRET]))
    group = ExceptionGroup(SECRET, [KeyError(SECRET), ValueError(SECRET)])
    told = describe(raised(lambda: fail(group)))
    assert SECRET not in told
    assert "  | KeyError" in told
    own = UserError("写不进 /home/li/My Notes/我的笔记.db", where="/home/li/x", remedy="换个地方")
    told = describe(raised(lambda: fail(own)))
    assert "core.model.errors.UserError: 写不进 …" in told
    assert told.endswith("写不进 …\n")


def test_a_missing_file_is_told_by_its_kind_only(tmp_path: Path) -> None:
    told = describe(raised(lambda: (tmp_path / SECRET).read_text(encoding="utf-8")))
    assert "FileNotFoundError [ENOENT]" in told
    assert SECRET not in told


def test_an_error_that_caused_itself_ends() -> None:
    error = ValueError()
    error.__cause__ = KeyError()
    error.__cause__.__cause__ = error
    assert describe(error).count("ValueError") == 1


def test_a_deep_recursion_is_cut() -> None:
    def again() -> None:
        again()

    told = describe(raised(again))
    assert "RecursionError" in told
    assert len(told.splitlines()) < 200


def test_only_the_latest_reports_stay(profile: Path) -> None:
    folder = profile / "crash"
    folder.mkdir(parents=True)
    for number in range(30):
        (folder / f"2020-{number}.txt").write_text("old", encoding="utf-8")
    path = write_report(ValueError(), profile)
    assert len(files(profile)) == 20
    assert path in files(profile)


def test_a_mistake_shows_one_calm_dialog(window: QWidget, profile: Path) -> None:
    throw(ValueError(SECRET))
    (dialog,) = dialogs()
    assert dialog.parentWidget() is window
    told = words(dialog)
    assert "出了意外的问题" in told
    assert "已保存的批注不受影响" in told
    assert str(files(profile)[0]) in told
    assert SECRET not in told
    press(dialog, "复制报告")
    assert QGuiApplication.clipboard().text() == files(profile)[0].read_text(encoding="utf-8")
    assert dialog.isVisible()
    press(dialog, "继续")
    assert not dialogs()


@pytest.mark.usefixtures("window")
def test_the_same_mistake_is_counted_not_shown_again(profile: Path) -> None:
    for _round in range(5):
        throw(ValueError())
    (dialog,) = dialogs()
    press(dialog, "继续")
    throw(ValueError())
    assert not dialogs()
    (file,) = files(profile)
    assert "Count: 4" in file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("window")
def test_another_mistake_meanwhile_opens_no_second_dialog(profile: Path) -> None:
    throw(ValueError())
    throw(KeyError())
    (dialog,) = dialogs()
    assert "另有 1 个问题也已记录" in words(dialog)
    assert len(files(profile)) == 2
    press(dialog, "继续")
    throw(TypeError())
    (dialog,) = dialogs()
    assert "另有" not in words(dialog)


@pytest.mark.usefixtures("window")
def test_a_dialog_gone_with_its_window_does_not_silence_the_next() -> None:
    throw(ValueError())
    dialogs()[0].deleteLater()
    turn()
    throw(KeyError())
    assert len(dialogs()) == 1


@pytest.mark.usefixtures("window")
def test_errors_of_other_threads_are_taken_too(profile: Path) -> None:
    thread = threading.Thread(target=fail, args=(ValueError(SECRET),))
    thread.start()
    thread.join()
    turn()
    assert len(dialogs()) == 1
    quiet = threading.Thread(target=fail, args=(SystemExit(),))
    quiet.start()
    quiet.join()
    turn()
    assert len(files(profile)) == 1


@pytest.mark.usefixtures("window")
def test_a_window_without_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    throw(ValueError())
    assert len(dialogs()) == 1


@pytest.mark.usefixtures("window")
def test_a_user_error_speaks_for_itself() -> None:
    throw(UserError("磁盘满了。", remedy="请腾出一些空间。"))
    told = words(dialogs()[0])
    assert "磁盘满了。" in told
    assert "请腾出一些空间。" in told
    assert "意外" not in told


@pytest.mark.usefixtures("window")
def test_a_profile_that_cannot_be_written(profile: Path) -> None:
    profile.write_text("not a folder", encoding="utf-8")
    throw(ValueError())
    assert "没能写到磁盘上" in words(dialogs()[0])
    press(dialogs()[0], "复制报告")
    assert "ValueError" in QGuiApplication.clipboard().text()


@pytest.mark.usefixtures("qapp")
def test_a_broken_window_and_a_broken_dialog(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(profile, lambda: fail(ValueError()))  # type: ignore[arg-type, func-returns-value]
    throw(KeyError())
    (dialog,) = dialogs()
    assert dialog.parentWidget() is None
    press(dialog, "继续")

    def broken(*_unused: object) -> None:
        # An error inside the handler must not call the handler again.
        sys.excepthook(OSError, OSError(), None)
        raise OSError

    monkeypatch.setattr("ui.crash.CrashDialog", broken)
    throw(TypeError())
    assert not dialogs()
    assert len(files(profile)) == 2


@pytest.mark.usefixtures("window")
def test_leaving_quits_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: asked.append(True))
    throw(ValueError())
    press(dialogs()[0], "退出")
    assert asked == [True]
    assert not dialogs()


@pytest.mark.usefixtures("window")
def test_an_interrupt_is_no_mistake(profile: Path, capsys) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not dialogs()
    assert not files(profile)
    assert "KeyboardInterrupt" in capsys.readouterr().err
