"""What 10,000 annotations add to opening a report of 200,000 characters.

From the library's file to the painted highlights, as the window opens it: the words and the marks
first, the notes with all they hold afterwards, away from the GUI thread.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter

from pytestqt.qtbot import QtBot

from core.library import Library
from tests.bench.test_storage import large  # noqa: F401 - a fixture
from ui.presenting.loading import glance
from ui.reader.reader_view import ReaderView
from ui.widgets.theme import THEMES

ROUNDS = 9


def opening(view: ReaderView, library: Library, report: str) -> float:
    before = perf_counter()
    seen = glance(library, report)
    assert seen is not None
    view.show_page(seen.page, seen.place)
    view.marking.foreshow(seen.marks)
    view.sheet.viewport().repaint()
    return perf_counter() - before


def test_opening_with_and_without_ten_thousand_annotations(
    qtbot: QtBot,
    large: tuple[Path, str],  # noqa: F811
) -> None:
    profile, report = large
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(700, 740)
    view.show()
    with Library(profile) as library:
        full, bare = [], []
        for _ in range(ROUNDS):
            full.append(opening(view, library, report))
            assert len(view.marking.highlights.spans)
            store = library._store
            with suppress(RuntimeError), store.writing():
                # Without its annotations the same report, for a moment.
                store.connection.db.execute("UPDATE annotation SET deleted = 'x'")
                bare.append(opening(view, library, report))
                assert not len(view.marking.highlights.spans)
                raise RuntimeError
    # The least of several: on a shared machine the rest measures the others.
    added = min(full) - min(bare)
    print(
        f"\nopening, least: without {min(bare) * 1e3:.0f} ms, with {min(full) * 1e3:.0f} ms,"
        f" added {added * 1e3:.0f} ms; median added {(median(full) - median(bare)) * 1e3:.0f} ms"
    )
    assert added < 0.060
