"""A report read by a former edition of the parser is read again from its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.library import Library
from core.library.reading import parser_version
from core.model.report import Report
from tests.support.files import FILE, write
from tests.support.libraries import note_on


def _next_edition(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    """Pretend that the parser has learnt something."""
    import core.parsing

    parse = core.parsing.parse
    monkeypatch.setattr("core.library.base.parser_version", lambda: "next")
    monkeypatch.setattr(core.parsing, "parse", lambda *given: change(parse(*given)))


def _without_first_block(report: Report) -> Report:
    blocks = tuple(replace(b, index=b.index - 1) for b in report.blocks[1:])
    return Report(report.meta, blocks)


def test_the_new_reading_is_taken_with_all_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(write(tmp_path / "a.txt")).report
        assert entry is not None
        note = note_on(library, entry, "企业信心有所恢复")
        first = library.report(entry.id)
    _next_edition(monkeypatch, _without_first_block)
    with Library(tmp_path / "profile") as library:
        page = library.page(entry.id)
        report = library.report(entry.id)
        assert report.blocks[0].text == first.blocks[1].text
        assert page.version == library.entry(entry.id).version != entry.version
        [found] = library.annotations(entry.id)
        assert found.anchor == note.anchor
        assert found.placement is not None
        assert report.text[found.placement.start : found.placement.end] == "企业信心有所恢复"
        assert library.undo() is not None, "the note can still be undone"
        assert library.verify() == []


def _broken(_report: Report) -> Report:
    raise RuntimeError("a fault of the new parser")


def test_a_failing_new_reading_leaves_the_former_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(write(tmp_path / "a.txt")).report
        assert entry is not None
        note = note_on(library, entry, "企业信心有所恢复")
        first = library.report(entry.id)
    _next_edition(monkeypatch, _broken)
    with Library(tmp_path / "profile") as library:
        assert library.report(entry.id) == first
        assert library.annotations(entry.id) == [note]
    monkeypatch.setattr("core.library.base.reread", _broken)
    with Library(tmp_path / "profile") as library:
        assert library.report(entry.id) == first, "not tried again with the same edition"


def test_a_damaged_reading_is_renewed_from_the_original(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(write(tmp_path / "a.txt", FILE)).report
        assert entry is not None
        note = note_on(library, entry, "企业信心有所恢复")
        first = library.report(entry.id)
        with library._store.connection.writing() as db:
            db.execute("UPDATE version SET body = x'00ff', page = 'no'")
        assert any("损坏" in problem for problem in library.verify())
    with Library(tmp_path / "profile") as library:
        assert library.report(entry.id) == first
        assert library.annotations(entry.id) == [note]
        assert library.verify() == []


def test_the_edition_is_a_hash_of_the_sources() -> None:
    assert len(parser_version()) == 16
    assert parser_version() == parser_version()
