"""The button that tells whose indicators are drawn: those of all places, or of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.i18n import _
from ui.charts.choice_button import ChoiceButton
from ui.charts.model import Chart, Variant

if TYPE_CHECKING:
    from core.model.report import Report

_ALL = -1
_OWN = "*"
"""Stands for a place without a name where a scope is remembered."""


class ScopeChoice(ChoiceButton):
    """Hidden where a picture has the values of one place only.

    Signals:
        scope_taken(str): words by which `scope_of` knows the place again; empty for all.
    """

    scope_taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("全市、市本级等范围"))
        self._scopes: tuple[str, ...] = ()
        self.taken.connect(self._take)

    def offer_scopes(self, chart: Chart, report: Report) -> None:
        """Offer the places of a picture, where it has several."""
        from ui.charts.building import scope_name

        self._scopes = chart.scopes
        if len(self._scopes) < 2:
            self.hide()
            return
        names = [scope_name(report, scope) for scope in self._scopes]
        offers = [Variant(_ALL, _("全部范围"), _("全部范围"))]
        offers += [Variant(place, name, name) for place, name in enumerate(names)]
        self.offer(offers, _ALL if chart.scope is None else self._scopes.index(chart.scope))

    def _take(self, place: int) -> None:
        # The own place may have no name in the report.
        self.scope_taken.emit("" if place == _ALL else self._scopes[place] or _OWN)


def scope_of(words: str) -> str | None:
    """The place that `ScopeChoice.scope_taken` told; None for all."""
    return words.removeprefix(_OWN) if words else None
