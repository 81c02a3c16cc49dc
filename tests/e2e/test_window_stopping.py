"""Files into the window that take long or break off: stopped, fallen, closed upon."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from core.library.reading_process import ReadingProcess
from tests.support.files import FILE, write
from tests.support.windows import (
    Day,
    dialog,
    drop,
    library,
    press,
)
from ui.library.import_preview import ImportPreview
from ui.library.import_results import ImportResults
from ui.main_window import MainWindow
from ui.tasks import Job


def titles(day: Day) -> list[str]:
    with library(day.profile) as read:
        return [entry.meta.title for entry in read.reports()]


def until_title(day: Day, window: MainWindow, words: str) -> None:
    day.until(lambda: words in window.windowTitle())
    day.until_ready(window)


def words(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def test_a_batch_can_be_stopped_and_keeps_what_was_imported(day: Day, tmp_path: Path) -> None:
    window = day.open()
    paths = [write(tmp_path / "青禾.txt"), tmp_path / "永远.txt", tmp_path / "白沙.txt"]
    for path in paths[1:]:
        write(path, FILE.replace("青禾", path.stem))
    understand = window.desk.imports.reader.understand

    def never(path: Path, *rest):
        # The second file is one that takes for ever.
        return Job() if path.stem == "永远" else understand(path, *rest)

    window.desk.imports.reader.understand = never
    drop(window, *paths)
    day.until(lambda: dialog(ImportResults) and "正在导入 2 / 3" in words(dialog(ImportResults)))
    key_target = dialog(ImportResults)
    assert "正在读 永远.txt" in words(key_target)
    press(key_target, "停止")
    day.until(lambda: "还有 2 个文件没有导入" in words(key_target))

    assert len(titles(day)) == 2
    press(key_target, "关闭")
    window.desk.imports.reader.understand = understand
    drop(window, paths[2])
    day.until(lambda: dialog(ImportPreview))


def test_reading_one_file_can_be_stopped(day: Day, tmp_path: Path) -> None:
    window = day.open()
    window.desk.imports.reader.understand = lambda *_asked: Job()
    drop(window, write(tmp_path / "青禾.txt"))
    day.until(lambda: window.toast.text() == "正在读取…")

    press(window, "停止")
    day.settle(window)

    assert dialog(ImportPreview) is None
    assert len(titles(day)) == 1


def test_a_file_that_makes_the_reading_process_fall_is_explained(day: Day, tmp_path: Path) -> None:
    window = day.open()
    reader = window.desk.imports.reader
    reader._process = ReadingProcess([sys.executable, "-c", "import os; os.abort()"])
    before = titles(day)
    drop(window, write(tmp_path / "青禾.txt"))
    day.until(window.message.text)

    assert "没有导入 青禾.txt" in window.message.text()
    assert titles(day) == before

    reader._process = None
    drop(window, tmp_path / "青禾.txt")
    day.until(lambda: dialog(ImportPreview))


def test_closing_the_window_while_a_file_is_read_ends_the_reading(day: Day, tmp_path: Path) -> None:
    window = day.open()
    reader = window.desk.imports.reader
    waits = "import sys; sys.stdin.buffer.read(8); sys.stdin.buffer.read()"
    reader._process = process = ReadingProcess([sys.executable, "-c", waits])
    drop(window, write(tmp_path / "青禾.txt"))
    day.until(lambda: process._busy)
    [running] = process._busy

    assert day.close(window)

    assert running.wait(20) != 0
    assert len(titles(day)) == 1


def test_a_batch_can_be_stopped_in_the_middle_of_a_file(day: Day, tmp_path: Path) -> None:
    window = day.open()
    reader = window.desk.imports.reader
    waits = "import sys; sys.stdin.buffer.read(8); sys.stdin.buffer.read()"
    reader._process = process = ReadingProcess([sys.executable, "-c", waits])
    paths = [write(tmp_path / f"{town}.txt", FILE.replace("青禾", town)) for town in ("甲", "乙")]
    drop(window, *paths)
    day.until(lambda: process._busy and dialog(ImportResults))
    [running] = process._busy

    press(dialog(ImportResults), "停止")

    assert running.wait(20) != 0
    day.until(lambda: "还有 2 个文件没有导入" in words(dialog(ImportResults)))
    assert len(titles(day)) == 1
    press(dialog(ImportResults), "关闭")
    reader._process = None
    drop(window, paths[1])
    day.until(lambda: dialog(ImportPreview))
