"""What can be done with a value and its indicator, over the chart and over the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from core.i18n import _
from ui.charts.model import Mark


def show_value_menu(
    parent: QWidget,
    place: QPoint,
    marks: Sequence[Mark],
    indicator: int,
    chosen: SignalInstance,
    note: SignalInstance,
    whole: SignalInstance,
) -> None:
    """Pop the menu up; nothing to choose, no menu.

    Args:
        parent: over which it opens.
        place: where, on the screen.
        marks: the values there; the first is meant.
        indicator: its index in the open report, -1 for none.
        chosen: told the value whose place in the text is wanted.
        note: told the value that is to get a note.
        whole: told the index of the indicator that is to get a note.
    """
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    if marks:
        mark = marks[0]
        menu.addAction(_("看原文")).triggered.connect(lambda _on: chosen.emit(mark))
        menu.addAction(_("批注这个数")).triggered.connect(lambda _on: note.emit(mark))
    if indicator >= 0:
        menu.addAction(_("批注这项指标")).triggered.connect(lambda _on: whole.emit(indicator))
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(place)
