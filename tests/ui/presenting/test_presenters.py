"""What the presenters do between library and panes, in a real window on a small report."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from core.model.annotations import Annotation, Colour
from core.model.errors import UserError
from core.model.library import HitSource
from tests.support.libraries import add
from tests.support.windows import Day, library
from ui.main_window import MainWindow
from ui.panes.parts import SearchField
from ui.presenting.commanding import run_command
from ui.presenting.showing import crumb, definitions
from ui.shell.actions import commands

WORDS = "中国稀金谷"


@pytest.fixture
def window(day: Day) -> MainWindow:
    return day.open()


def span(window: MainWindow, words: str = WORDS) -> tuple[int, int]:
    text = window.desk.current.report.text
    return text.index(words), text.index(words) + len(words)


def shown(window: MainWindow) -> dict[str, list[Annotation]]:
    """What reader, list and outline hold."""
    return {
        "reader": list(window.reader.marking._annotations.values()),
        "notes": [entry.annotation for entry in window.notes._model._all.entries.values()],
        "current": list(window.desk.current.annotations.values()),
    }


def test_a_committed_change_is_in_every_pane(day: Day, window: MainWindow) -> None:
    window.desk.notes.annotate(*span(window), {"colour": Colour.BLUE, "tags": ("产业",)})
    day.settle(window)
    held = shown(window)
    assert [one.colour for one in held["current"]] == [Colour.BLUE]
    assert held["reader"] == held["notes"] == held["current"]
    assert window.desk.current.tags == ["产业"]

    identity = held["current"][0].id
    window.desk.notes.edit(identity, {"note": "请说明"})
    day.settle(window)
    assert {one.note for panes in shown(window).values() for one in panes} == {"请说明"}

    window.notes.delete_requested.emit([identity])
    day.settle(window)
    assert shown(window) == {"reader": [], "notes": [], "current": []}
    window.desk.notes.undo()
    day.settle(window)
    assert [one.note for one in shown(window)["reader"]] == ["请说明"]


def test_a_note_on_a_paragraph_as_a_whole(day: Day, window: MainWindow) -> None:
    address = window.desk.current.report.blocks[2].address
    window.desk.notes.annotate(0, 0, {"address": address, "note": "整段", "edit": True})
    day.settle(window)
    [made] = shown(window)["current"]
    assert made.target.key == address
    assert made.note == "整段"


def test_a_change_elsewhere_leaves_the_open_report_alone(day: Day, window: MainWindow) -> None:
    with library(day.profile) as stored:
        other = add(stored, title="白沙市2021年计划报告", region="白沙市", year=2021)
        change = stored.annotate_quote(other.id, WORDS)
    window.desk.notes.apply(change)
    assert shown(window)["current"] == []


def test_an_answer_to_an_older_query_is_dropped(
    day: Day, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    import core.search

    gates = {"稀": threading.Event(), "稀金": threading.Event()}
    real: Callable[..., Any] = core.search.search_report

    def slow(report: Any, report_id: str, query: Any) -> Any:
        gates[query.text].wait(10)
        return real(report, report_id, query)

    monkeypatch.setattr(core.search, "search_report", slow)
    answers: list[str] = []
    real_set = window.search.set_hits
    monkeypatch.setattr(
        window.search, "set_hits", lambda q, hits: (answers.append(q), real_set(q, hits))
    )
    window.search.search_for("稀")
    window.search.search_for("稀金")
    gates["稀金"].set()
    day.until(lambda: answers == ["稀金"])
    gates["稀"].set()
    day.qtbot.wait(50)
    assert answers == ["稀金"]
    assert window.search.query == "稀金"
    assert len(window.reader.marking.hits.hits) == len(
        {(h.start, h.end) for h in window.search._model.shown if h.start >= 0}
    )


def test_search_looks_into_text_glossary_and_notes(day: Day, window: MainWindow) -> None:
    window.desk.notes.annotate(*span(window), {"note": "问问稀金谷的资金"})
    day.settle(window)
    window.show_room("search")
    window.search.findChild(SearchField).insert("稀金谷")
    day.until(lambda: {hit.source for hit in window.search._model.shown} == set(HitSource))
    window.search.search_for("")
    day.until(lambda: window.reader.marking.hits.hits == [])


def test_an_unusable_query_is_told(day: Day, window: MainWindow, monkeypatch) -> None:
    def refuse(_query: str) -> object:
        raise UserError("查找的词太长。")

    monkeypatch.setattr("core.search.parse_query", refuse)
    window.search.search_for("长")
    day.until(lambda: "太长" in window.message.text())


def test_the_path_and_the_definitions(window: MainWindow) -> None:
    report = window.desk.current.report
    start = report.text.index("建设还需加快")
    assert crumb(report, start) == "一、2020年计划执行情况 › (一)存在的问题"
    assert crumb(report, 0) == report.meta.title
    assert definitions(report)[1] == "中国稀金谷：以稀土和钨为主的产业集聚区。"


def test_the_place_is_written_down_once_reading_rests(day: Day, window: MainWindow) -> None:
    writes: list[int] = []
    window.desk.tasks.pending_changed.connect(writes.append)
    window.resize(900, 300)
    day.qtbot.wait(10)
    window.reader.sheet.scroll_to(span(window)[0])
    day.until(lambda: window.reader.place() > 0)
    window.desk.reports.keep_place()
    day.settle(window)
    with library(day.profile) as stored:
        assert stored.reading_place(window.desk.current.report_id) == window.reader.place()
    count = len(writes)
    window.desk.reports.keep_place()
    assert len(writes) == count


def test_two_reports_opened_at_once_end_with_the_second(day: Day, window: MainWindow) -> None:
    with library(day.profile) as stored:
        other = add(stored, title="白沙市2021年计划报告", region="白沙市", year=2021)
    first = window.desk.current.report_id
    ready: list[str] = []
    window.desk.ready.connect(lambda: ready.append(window.desk.current.report_id))
    window.desk.reports.open(other.id)
    window.desk.reports.open(first)
    window.desk.reports.open(other.id)
    # How many of the earlier ones get ready in between depends on the machine; the last one stays.
    day.until(lambda: ready and ready[-1] == other.id and not window.desk.tasks.pending)
    day.settle(window)
    assert window.desk.current.report_id == other.id
    assert ready[-1] == other.id
    for pane in (window.glossary, window.outline, window.notes, window.search):
        assert pane._report is window.desk.current.report
    assert window.charts.report is window.desk.current.report
    assert window.reader.page.report == other.id


def test_an_undone_import_takes_the_open_report_away(day: Day, window: MainWindow, tmp_path):
    from tests.support.files import write

    first = window.desk.current.report_id
    window.desk.imports.import_files([write(tmp_path / "新.txt")])
    day.until(lambda: window.desk.current.report_id not in {"", first})
    day.until_ready(window)
    run_command(window, window.desk, "undo")
    day.until(lambda: window.desk.current.report_id == first)
    day.until_ready(window)
    run_command(window, window.desk, "redo")
    day.settle(window)
    assert window.toast.text() == "已重做"


def test_every_command_of_the_menu_can_be_run(day: Day, window: MainWindow) -> None:
    window.desk.imports.chooser = lambda *_asked: []
    window.desk.merging.chooser = lambda _parent: []
    window.desk.exports.chooser = lambda *_asked: ""
    names = [one.name for group in commands() for one in group if one.name != "quit"]
    for name in [*names, "text", "theme", "menu"]:
        run_command(window, window.desk, name)
        day.settle(window)
    assert window.message.text() == ""
    with pytest.raises(KeyError):
        run_command(window, window.desk, "nonsense")
    window.showNormal()


def test_an_export_that_cannot_be_written_is_told(day: Day, window: MainWindow, tmp_path) -> None:
    window.desk.notes.annotate(*span(window), {"note": "请说明"})
    day.settle(window)
    window.desk.exports.chooser = lambda *_asked: str(tmp_path / "无" / "批注.md")
    window.desk.exports.export_notes()
    day.until(window.message.text)
    assert "批注.md" in window.message.text() or "无" in window.message.text()


def test_notes_are_printed_while_the_window_goes_on(day: Day, window: MainWindow, tmp_path) -> None:
    window.desk.notes.annotate(*span(window), {"note": "请说明"})
    day.settle(window)
    target = tmp_path / "批注.pdf"
    window.desk.exports.chooser = lambda *_asked: str(target)
    window.desk.exports.export_notes("pdf")
    day.until(target.exists)
    assert target.read_bytes().startswith(b"%PDF")
    day.until(lambda: str(target) in window.toast.text())


def test_a_speech_outline_is_written_in_the_format_that_was_typed(
    day: Day, window: MainWindow, tmp_path
) -> None:
    window.desk.notes.annotate(*span(window), {"note": "请说明"})
    day.settle(window)
    target = tmp_path / "提纲.md"
    offered: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, kinds: str) -> str:
        offered.extend((suggested, kinds))
        return str(target)

    window.desk.exports.chooser = choose
    window.desk.exports.export_speech()
    day.until(target.exists)
    assert "请说明" in target.read_text(encoding="utf-8")
    assert offered[0].endswith("发言提纲.docx")
    assert "*.csv" not in offered[1]


def test_the_ending_typed_decides_on_the_format(day: Day, window: MainWindow, tmp_path) -> None:
    window.desk.notes.annotate(*span(window), {"note": "请说明"})
    day.settle(window)
    target = tmp_path / "批注.csv"
    window.desk.exports.chooser = lambda *_asked: str(target)
    window.desk.exports.export_notes("md")
    day.until(target.exists)
    assert "请说明" in target.read_text(encoding="utf-8-sig")
    assert "#" not in target.read_text(encoding="utf-8-sig")[:2]
