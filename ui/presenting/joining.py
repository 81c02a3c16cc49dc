"""What leads from one pane to another, and from the buttons and keys to the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.presenting.commanding import run_command

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.presenting.presenters import Presenters
    from ui.presenting.showing import Showing

_BUTTONS = {"search": "find"}
"""The buttons of the header that are called otherwise than their command."""


def join_panes(window: MainWindow, desk: Presenters, showing: Showing) -> None:
    """Join the signals that concern no single presenter."""

    def command(name: str) -> None:
        run_command(window, desk, name)

    def press(button: str) -> None:
        command(_BUTTONS.get(button, button))

    reader = window.reader
    for pane in (window.outline, window.glossary, window.charts, window.figures, window.checks):
        pane.place_chosen.connect(reader.go_to)
    reader.place_changed.connect(showing.show_place)
    window.header.pressed.connect(press)
    window.rail.pressed.connect(command)
    reader.mark_clicked.connect(showing.show_term)
    reader.caret_moved.connect(window.charts.show_place)
    reader.annotation_activated.connect(window.notes.show_annotation)
    reader.copied.connect(window.toast.say)
    window.glossary.note_requested.connect(desk.notes.annotate_term)
    window.charts.told.connect(window.toast.say)
    window.command.connect(command)
    desk.ready.connect(desk.links.go_on)
