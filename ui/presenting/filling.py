"""What the first paint did without: icons, actions and panes, one small step at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ui.presenting.stepping import Step

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.tasks import Tasks


def fill(window: MainWindow, tasks: Tasks) -> Iterator[Step]:
    """The steps that complete the window, in order."""
    yield Step(window.add_messages, "ui.shell.toast")
    yield Step(window.paint_rail, "ui.widgets.icons")
    yield Step(window.paint_docks)
    yield Step(window.paint_icons)
    yield Step(lambda: _add_actions(window), "ui.shell.actions")
    yield Step(lambda: _add_outline(window), "ui.outline.outline_pane")
    yield Step(lambda: _add_glossary(window), "ui.glossary.glossary_pane")
    yield Step(lambda: _add_charts(window, tasks), "ui.charts.charts_pane")
    yield Step(lambda: _add_notes(window), "ui.notes.notes_pane")
    yield Step(lambda: _add_search(window), "ui.search.search_pane")
    yield Step(lambda: _add_figures(window), "ui.figures.figures_pane")
    yield Step(lambda: _add_checks(window), "ui.checks.checks_pane")
    yield Step(lambda: _add_library(window), "ui.library.library_pane")
    # The reader makes its marks on first use: it should not have to wait for them then.
    yield Step(window.finish, "ui.reader.marking")


def _add_actions(window: MainWindow) -> None:
    from ui.shell.actions import Actions

    window.actions_ = Actions(window, window.command.emit)


def _add_outline(window: MainWindow) -> None:
    from ui.outline.outline_pane import OutlinePane

    window.outline = OutlinePane(window.theme, window)
    window.add_pane("outline", window.outline)


def _add_glossary(window: MainWindow) -> None:
    from ui.glossary.glossary_pane import GlossaryPane

    window.glossary = GlossaryPane(window.theme, window)
    window.add_pane("glossary", window.glossary)


def _add_charts(window: MainWindow, tasks: Tasks) -> None:
    from ui.charts.charts_pane import ChartsPane

    window.charts = ChartsPane(window.theme, tasks, window)
    window.add_pane("charts", window.charts)


def _add_notes(window: MainWindow) -> None:
    from ui.notes.notes_pane import NotesPane

    window.notes = NotesPane(window.theme, window)
    window.add_pane("notes", window.notes)


def _add_search(window: MainWindow) -> None:
    from ui.search.search_pane import SearchPane

    window.search = SearchPane(window.theme, window)
    window.add_pane("search", window.search)


def _add_figures(window: MainWindow) -> None:
    from ui.figures.figures_pane import FiguresPane

    window.figures = FiguresPane(window.theme, window)
    window.add_pane("figures", window.figures)


def _add_checks(window: MainWindow) -> None:
    from ui.checks.checks_pane import ChecksPane

    window.checks = ChecksPane(window.theme, window)
    window.add_pane("checks", window.checks)


def _add_library(window: MainWindow) -> None:
    from ui.library.library_pane import LibraryPane

    window.library = LibraryPane(window.theme, window)
    window.add_pane("library", window.library)
