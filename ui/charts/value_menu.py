"""What can be done with a value and its indicator, over the chart and over the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from core.i18n import _
from ui.charts.model import Point


def show_value_menu(
    parent: QWidget,
    place: QPoint,
    points: Sequence[Point],
    indicator: int,
    chosen: SignalInstance,
    note: SignalInstance,
    whole: SignalInstance,
) -> None:
    """Pop the menu up; nothing to choose, no menu.

    Args:
        parent: over which it opens.
        place: where, on the screen.
        points: the values there; the first is meant.
        indicator: its index in the open report, -1 for none.
        chosen: told the value whose place in the text is wanted.
        note: told the value that is to get a note.
        whole: told the index of the indicator that is to get a note.
    """
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    if points:
        point = points[0]
        menu.addAction(_("看原文")).triggered.connect(lambda _on: chosen.emit(point))
        menu.addAction(_("批注这个数")).triggered.connect(lambda _on: note.emit(point))
    if indicator >= 0:
        menu.addAction(_("批注这项指标")).triggered.connect(lambda _on: whole.emit(indicator))
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(place)
