"""The results of importing many files, as they come in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QListView, QProgressBar, QPushButton

from core.model.library import ImportResult, ReportEntry
from core.model.report import ReportKind, ReportMeta
from ui.library.import_results import ImportResults
from ui.library.results_list import ResultsModel, State
from ui.widgets.theme import THEMES


def entry(identity: str, title: str) -> ReportEntry:
    return ReportEntry(identity, "v", ReportMeta(title, ReportKind.OTHER), 1, 0, 0.0, "a.txt", "")


NEW = ImportResult("/home/li/新.txt", entry("n", "新报告"))
OLD = ImportResult("/home/li/旧.txt", entry("o", "旧报告"), already_there=True)
NEWER = ImportResult("/home/li/更正.txt", entry("e", "新报告"), new_version=True)
BAD = ImportResult("/home/li/坏.pdf", None, error="里面没有文字。", remedy="请先识别文字。")
WARNED = ImportResult("/home/li/缺.docx", entry("w", "缺页"), warnings=("第 3 页没有文字。",))


@pytest.fixture
def results(qtbot) -> ImportResults:
    dialog = ImportResults(THEMES["light"])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start(4)
    qtbot.waitExposed(dialog)
    return dialog


def shown(dialog: ImportResults) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def button(dialog: ImportResults, words: str) -> QPushButton | None:
    found = [b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    return found[0] if found else None


def rows(dialog: ImportResults) -> list[str]:
    model = dialog.findChild(QListView).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_progress(results: ImportResults) -> None:
    bar = results.findChild(QProgressBar)
    assert "正在导入 1 / 4" in shown(results)
    results.add(NEW)
    assert (bar.value(), bar.maximum(), bar.isVisible()) == (1, 4, True)
    assert "正在导入 2 / 4" in shown(results)
    assert button(results, "关闭") is None


def test_a_line_for_every_file(results: ImportResults) -> None:
    for result in (NEW, OLD, NEWER, BAD, WARNED):
        results.add(result)
    results.finish()
    assert rows(results) == [
        "新.txt，已导入：新报告",
        "旧.txt，报告库里已有：旧报告",
        "更正.txt，已收为新版本：新报告",
        "坏.pdf，里面没有文字。请先识别文字。",
        "缺.docx，已导入：缺页。提醒：第 3 页没有文字。",
    ]
    assert "导入完成" in shown(results)
    assert "新导入 3 份 · 已有 1 份 · 失败 1 个" in shown(results)
    assert not results.findChild(QProgressBar).isVisible()
    assert button(results, "停止") is None
    button(results, "关闭").click()
    assert not results.isVisible()


def test_the_file_that_is_read_is_named(results: ImportResults) -> None:
    results.tell_file(Path("/home/li/很长的报告.pdf"))
    assert "正在读 很长的报告.pdf" in shown(results)
    results.add(NEW)
    results.finish()
    assert "正在读" not in shown(results)


def test_what_was_not_recognised_is_told(results: ImportResults) -> None:
    meta = ReportMeta("某地预算报告", ReportKind.BUDGET)
    one = ImportResult("/home/li/a.txt", replace(entry("b", ""), meta=meta))
    results.add(one)
    assert rows(results)[-1].endswith("提醒：没有认出地区、年份，可在报告库里更正。")


def test_a_stop_is_asked_for_once(results: ImportResults) -> None:
    asked: list[bool] = []
    results.cancel_requested.connect(lambda: asked.append(True))
    results.add(NEW)
    QTest.mouseClick(button(results, "停止"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(results, "正在停止…"), Qt.MouseButton.LeftButton)
    assert asked == [True]
    results.finish()
    assert "已停止，还有 3 个文件没有导入" in shown(results)


def test_a_report_is_opened_by_mouse_and_by_key(results: ImportResults, qtbot) -> None:
    for result in (NEW, BAD, OLD):
        results.add(result)
    view = results.findChild(QListView)
    with qtbot.waitSignal(results.report_chosen) as told:
        rect = view.visualRect(view.model().index(2, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told.args == ["o"]
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(results.report_chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["n"]
    assert results.isVisible()


def test_a_failed_file_opens_nothing(results: ImportResults, qtbot) -> None:
    results.add(BAD)
    view = results.findChild(QListView)
    with qtbot.assertNotEmitted(results.report_chosen):
        rect = view.visualRect(view.model().index(0, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_the_failures_can_be_taken_along(results: ImportResults) -> None:
    results.add(NEW)
    assert button(results, "复制失败清单") is None
    results.add(BAD)
    button(results, "复制失败清单").click()
    assert QGuiApplication.clipboard().text() == "坏.pdf\t里面没有文字。请先识别文字。"


def test_the_first_failure_comes_into_sight(results: ImportResults) -> None:
    results.start(60)
    results.add(BAD)
    for _file in range(59):
        results.add(NEW)
    view = results.findChild(QListView)
    assert view.indexAt(view.rect().center()).row() > 40
    results.finish()
    assert view.visualRect(view.model().index(0, 0)).intersects(view.viewport().rect())


def test_a_second_import_begins_anew(results: ImportResults) -> None:
    results.add(BAD)
    results.finish()
    results.start(1)
    assert rows(results) == []
    assert "正在导入 1 / 1" in shown(results)
    assert button(results, "停止").isEnabled()
    assert button(results, "复制失败清单") is None


def test_nothing_to_import(results: ImportResults) -> None:
    results.start(0)
    results.finish()
    assert "没有要导入的文件" in shown(results)


def test_the_model_keeps_the_rules_of_models() -> None:
    model = ResultsModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    for result in (NEW, OLD, BAD):
        model.add(result)
    assert [model.count(state) for state in State] == [1, 1, 1]
    assert model.first(State.FAILED).row() == 2
    model.clear()
    assert not model.first(State.FAILED).isValid()
    assert tester.model() is model


def test_a_file_with_two_reports_has_two_lines_and_counts_once(results: ImportResults) -> None:
    results.add(NEW, OLD)
    assert "正在导入 2 / 4" in shown(results)
    assert len(rows(results)) == 2
    assert "新导入 1 份 · 已有 1 份" in shown(results)
