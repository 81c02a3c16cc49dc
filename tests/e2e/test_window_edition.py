"""A corrected edition in the real window: what it asks, and how it is answered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model.annotations import AnchorState, Annotation
from core.model.library import ReportEntry
from tests.support.libraries import add, note_on
from tests.support.reports import SAMPLE
from tests.support.windows import CTRL, LEFT, SHIFT, Day, dialog, key, library, press
from ui.main_window import MainWindow
from ui.review.changes_dialog import ChangesDialog
from ui.review.review_panel import ReviewPanel

ALT = Qt.KeyboardModifier.AltModifier
OLD = "中国稀金谷^{2}建设还需加快，科技创新能力不足，企业用工成本上升较快。"
NEW = "中国稀金谷^{2}建设仍要加快，科技创新的能力仍显不足，企业用工成本上升9.5%。"


def corrected(profile: Path) -> tuple[ReportEntry, list[Annotation]]:
    """A report of two versions: words of one note changed, of one gone, of one as they were."""
    with library(profile) as stored:
        entry = add(stored)
        notes = [
            note_on(stored, entry, "科技创新能力不足，企业用工成本上升较快", note="改"),
            note_on(stored, entry, "高质量发展迈出坚实步伐", note="失"),
            note_on(stored, entry, "地区生产总值增长8%左右", note="在"),
        ]
        text = SAMPLE.replace("高质量发展迈出坚实步伐", "各项事业稳中有进")
        entry = add(stored, text.replace(OLD, NEW))
        stored.mark_opened(entry.id)
    return entry, notes


def panel_of(window: MainWindow) -> ReviewPanel:
    panel = window.desk.review.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def state_of(day: Day, note: Annotation) -> AnchorState:
    with library(day.profile) as read:
        place = read.annotation(note.id).placement
    assert place is not None
    return place.state


def test_the_queue_is_offered_worked_off_and_undone(first_day: Day) -> None:
    day = first_day
    entry, (changed, lost, _kept) = corrected(day.profile)
    window = day.open()
    assert window.message.text() == "报告有了新的版本，2 条批注请您看一看。"
    QTest.mouseClick(window.message.button, LEFT)
    day.until(lambda: window.desk.review.panel is not None)
    day.settle(window)
    panel = panel_of(window)
    assert panel.item is not None
    assert panel.item.annotation.id == changed.id

    QTest.keyClick(panel, Qt.Key.Key_Return, ALT)
    day.settle(window)
    assert state_of(day, changed) is AnchorState.EXACT
    day.until(lambda: panel.item is not None and panel.item.annotation.id == lost.id)

    # Nothing is selected yet: it says so and nothing happens.
    QTest.keyClick(panel, Qt.Key.Key_R, ALT)
    assert window.toast.text() == "请先在正文里选中新的文字"
    report = window.desk.current.report
    assert report is not None
    start = report.text.index("各项事业稳中有进")
    window.reader.sheet.select(start, start + 8)
    window.reader.setFocus()
    key(window, Qt.Key.Key_R, held=ALT)
    day.settle(window)
    day.until(lambda: panel.item is None)
    with library(day.profile) as read:
        again = read.annotation(lost.id)
        assert again.anchor is not None
        assert again.anchor.quote == "各项事业稳中有进"
        assert again.original is not None
        assert read.review(entry.id) == []
    assert panel.decided == 2

    window.reader.setFocus()
    key(window, Qt.Key.Key_Z, held=CTRL)
    day.settle(window)
    day.until(lambda: panel.item is not None)
    assert panel.item is not None
    assert panel.item.annotation.id == lost.id
    panel.left.emit()
    assert not panel.isVisible()


def test_a_note_is_kept_without_words_and_stays_decided(first_day: Day) -> None:
    day = first_day
    _entry, (_changed, lost, _kept) = corrected(day.profile)
    window = day.open()
    key(window, Qt.Key.Key_R, held=CTRL)
    day.until(lambda: window.desk.review.panel is not None)
    day.settle(window)
    panel = panel_of(window)
    panel.step(1)
    press(panel, "保留，不放回")
    day.settle(window)
    assert state_of(day, lost) is AnchorState.ORPHAN
    day.close(window)

    window = day.open()
    assert window.message.text() == "报告有了新的版本，1 条批注请您看一看。"
    assert lost.id in window.desk.current.annotations


def test_what_changed_is_shown_and_leads_to_the_sheet(first_day: Day) -> None:
    day = first_day
    corrected(day.profile)
    window = day.open()

    key(window, Qt.Key.Key_D, held=CTRL | SHIFT)
    day.until(lambda: dialog(ChangesDialog))
    shown = dialog(ChangesDialog)
    assert shown is not None
    assert len(shown.rows()) == 2
    assert all(row.annotations for row in shown.rows())
    report = window.desk.current.report
    assert report is not None
    block = shown.rows()[1].new
    assert block is not None
    shown.place_chosen.emit(block)
    spot = window.reader.marking.spotlight.span
    assert spot is not None
    built = window.reader.sheet.built
    assert built is not None
    assert built.positions.canonical(spot[0]) == report.starts[block]
    press(shown, "关闭")


def test_a_report_of_one_version_has_nothing_to_compare(day: Day) -> None:
    window = day.open()
    key(window, Qt.Key.Key_D, held=CTRL | SHIFT)
    day.settle(window)

    assert window.toast.text() == "这份报告只有一个版本"
    assert window.message.text() == ""
