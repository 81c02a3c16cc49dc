"""Setting right a report that is in the library already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Library
from core.library.reading import Understood, understand
from core.model.annotations import AnchorState
from core.model.errors import UserError
from core.model.report import Corrections, ReportKind
from tests.support.files import FILE, GAZETTE, write
from tests.support.libraries import add, note_on


def read(path: Path, given: Corrections | None = None) -> Understood:
    source, report = understand(path, given)
    return Understood(source, (report,))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "profile") as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "a.txt")


def test_title_kind_region_and_year_are_set_right(library: Library, path: Path) -> None:
    entry = library.import_file(path).report
    assert entry is not None
    note = note_on(library, entry, "新开工亿元以上项目36个", note="哪些")
    given = Corrections(title="新题", region="新禾区", year=2022, kind=ReportKind.OTHER)

    corrected = library.correct(entry.id, read(path, given), given)

    assert corrected.id == entry.id
    assert corrected.version == entry.version
    meta = corrected.meta
    assert (meta.title, meta.region, meta.year, meta.kind) == (
        "新题",
        "新禾区",
        2022,
        ReportKind.OTHER,
    )
    kept = library.corrections(entry.id)
    assert kept == given
    assert library.report(entry.id).meta == meta
    assert library.page(entry.id).version == entry.version
    assert [one.id for one in library.annotations(entry.id)] == [note.id]
    assert len(library.reports()) == 1
    assert library.verify() == []


def test_another_start_is_a_version_that_can_be_undone(library: Library, path: Path) -> None:
    entry = library.import_file(path).report
    assert entry is not None
    note_on(library, entry, "新开工亿元以上项目36个", note="哪些")
    source, _report = understand(path)
    start = next(n for n, block in enumerate(source.blocks) if block.text.startswith("(一)"))
    given = Corrections(body_start=start)

    corrected = library.correct(entry.id, read(path, given), given)

    assert corrected.version != entry.version
    assert "运行总体平稳" not in library.report(entry.id).text
    [note] = library.annotations(entry.id)
    assert note.placement is not None
    assert note.placement.state in (AnchorState.EXACT, AnchorState.MOVED)
    library.undo()
    assert library.entry(entry.id).version == entry.version
    assert library.corrections(entry.id) is None
    assert "运行总体平稳" in library.report(entry.id).text
    assert [hit.report for hit in library.search("总体平稳")] == [entry.id]


def test_one_report_of_several_in_a_file(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "公报.txt", GAZETTE)
    entries = [one.report for one in library.import_all(path)]
    budget = entries[1]
    assert budget is not None
    given = Corrections(region="新禾县", part=1)

    library.correct(budget.id, read(path, given), given)

    assert [one.meta.region for one in library.reports()].count("新禾县") == 1
    assert library.entry(budget.id).meta.region == "新禾县"


def test_what_is_not_possible_changes_nothing(library: Library, tmp_path: Path) -> None:
    first = library.import_file(write(tmp_path / "a.txt")).report
    other = write(tmp_path / "b.txt", FILE.replace("36", "37"))
    [second] = library.import_all(other)
    assert first is not None
    assert second.report is not None
    without = add(library, region="别处", year=1999)
    with library._store.writing():
        library._store.connection.db.execute(
            "UPDATE version SET original = NULL WHERE report = ?", (without.id,)
        )
    before = library.reports()
    found = read(other)

    for entry in (first, without):
        if entry.id != second.report.id:
            with pytest.raises(UserError):
                library.correct(entry.id, found, None)
    with pytest.raises(UserError):
        library.correct("r-unknown", found, None)
    assert library.reports() == before
