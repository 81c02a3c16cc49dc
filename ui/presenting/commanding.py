"""What each command of the menu and the keys does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from ui.main_window import MainWindow
    from ui.presenting.presenters import Presenters
    from ui.shell.docks import Dock

_LONGEST_QUERY = 40


def run_command(window: MainWindow, desk: Presenters, name: str) -> None:
    """Do what the command `name` of `ui.shell.actions` says.

    Raises:
        KeyError: there is no such command.
    """
    _table(window, desk)[name]()


def _table(window: MainWindow, desk: Presenters) -> dict[str, Callable[[], object]]:
    def find(everywhere: bool) -> None:
        window.show_room("search")
        window.search.search_everywhere(everywhere)
        window.search.search_for(_selected_words(window) or window.search.query)

    def step(by: int) -> None:
        if window.search.query:
            window.search.step(by)
        else:
            find(window.search.is_everywhere)

    def room(name: str, pane: QWidget) -> None:
        window.show_room(name)
        pane.setFocus()

    def dock(which: Dock, pane: QWidget) -> None:
        window.show_dock(which)
        pane.setFocus()

    def back() -> None:
        # In an entry of the glossary the way back leads to the list first.
        glossary, focus = window.glossary, window.focusWidget()
        if glossary.pinned is not None and focus is not None and glossary.isAncestorOf(focus):
            glossary.show_list()
        else:
            window.reader.go_back()

    def full() -> None:
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def quit_() -> None:
        window.close()

    return {
        "open": desk.imports.choose,
        "sample": desk.imports.open_sample,
        "library": lambda: room("library", window.library),
        "correct": desk.correcting.correct_open,
        "undo": desk.notes.undo,
        "redo": desk.notes.redo,
        "find": lambda: find(everywhere=False),
        "find_all": lambda: find(everywhere=True),
        "next": lambda: step(1),
        "previous": lambda: step(-1),
        "bookmark": desk.marks.toggle_bookmark,
        "next_bookmark": lambda: desk.marks.step_bookmark(1),
        "previous_bookmark": lambda: desk.marks.step_bookmark(-1),
        "note_report": desk.marks.note_report,
        "merge_notes": desk.merging.take,
        "review": desk.review.start,
        "changes": desk.review.show_changes,
        "bin": desk.records.show_bin,
        "colour_names": desk.records.name_colours,
        "tags": desk.records.tags.tidy,
        "export": desk.exports.export_notes,
        "copy_notes": desk.exports.copy_notes,
        "outline": lambda: room("outline", window.outline),
        "notes": lambda: room("notes", window.notes),
        "checks": lambda: room("checks", window.checks),
        "figures": lambda: room("figures", window.figures),
        "side": window.toggle_side,
        "back": back,
        "charts": lambda: dock(window.charts_dock, window.charts),
        "glossary": lambda: dock(window.glossary_dock, window.glossary),
        "read": window.reader.setFocus,
        "larger": lambda: desk.appearance.zoom(1),
        "smaller": lambda: desk.appearance.zoom(-1),
        "plain": lambda: desk.appearance.zoom(0),
        "full": full,
        "text": lambda: _drop(window, "text", desk.appearance.size_menu()),
        "theme": lambda: _drop(window, "theme", desk.appearance.theme_menu()),
        "menu": lambda: _pop_up(window, window.actions_.menu(window)),
        "settings": desk.appearance.show_settings,
        "help": desk.appearance.show_keys,
        "quit": quit_,
    }


def _selected_words(window: MainWindow) -> str:
    """The selected words, if they are few enough to be a query."""
    span = window.reader.selected_span()
    report = window.desk.current.report
    if span is None or report is None:
        return ""
    words = report.text[span[0] : span[1]]
    return words if len(words) <= _LONGEST_QUERY and "\n" not in words else ""


def _drop(window: MainWindow, name: str, menu: QMenu) -> None:
    """Show a menu under a button of the header."""
    button = window.header.button(name)
    _show(
        menu, button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height()))
    )


def _pop_up(window: MainWindow, menu: QMenu) -> None:
    """Show a menu beside its button at the foot of the rail."""
    button = window.rail.button("menu")
    top = button.height() - menu.sizeHint().height()
    _show(menu, button.mapToGlobal(QPoint(button.width() + 4, top)))


def _show(menu: QMenu, place: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
