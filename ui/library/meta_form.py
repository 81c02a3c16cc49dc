"""Title, kind, region and year of a report to be imported, to be set right by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from core.i18n import _
from core.model.report import Corrections, ReportKind, ReportMeta
from ui.panes.parts import Segments
from ui.panes.reports import kind_name

_KINDS = tuple(ReportKind)


class MetaForm(QWidget):
    """Shows what was found; what a person writes instead is a correction.

    Signals:
        changed(): a kind, region or year was set that the report is understood by.
        edited(): something was set; `missing` may tell otherwise now.
    """

    changed = Signal()
    edited = Signal()

    def __init__(self, meta: ReportMeta, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = meta
        self._told = Corrections()
        self._title = QLineEdit(self)
        self._kind = Segments([kind_name(kind) for kind in _KINDS], self)
        self._region = QLineEdit(self)
        self._year = QLineEdit(self)
        self._year.setValidator(QIntValidator(1900, 2100, self))
        self._year.setMaxLength(4)
        self._year.setFixedWidth(72)
        self._plan = QLabel(self)
        self._plan.setProperty("quiet", True)
        years = QHBoxLayout()
        years.setSpacing(8)
        years.addWidget(self._region, 1)
        years.addSpacing(12)
        year = QLabel(_("年份"), self)
        years.addWidget(year)
        years.addWidget(self._year)
        years.addWidget(self._plan)
        kinds = QHBoxLayout()
        kinds.addWidget(self._kind)
        kinds.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        title = QHBoxLayout()
        title.addWidget(self._title)
        for row, (words, control, box) in enumerate(
            (
                (_("标题"), self._title, title),
                (_("类型"), self._kind.button(0), kinds),
                (_("地区"), self._region, years),
            )
        ):
            label = QLabel(words, self)
            label.setBuddy(control)
            grid.addWidget(label, row, 0)
            grid.addLayout(box, row, 1)
        for line, name in (
            (self._title, _("标题")),
            (self._region, _("地区")),
            (self._year, _("年份")),
        ):
            line.setAccessibleName(name)
        self._title.editingFinished.connect(self.edited)
        self._kind.chosen.connect(lambda _index: self._tell())
        self._region.editingFinished.connect(self._tell)
        self._year.editingFinished.connect(self._tell)
        self._write(meta, Corrections())

    def give(self, given: Corrections) -> None:
        """Show what was set right before, as if it were written now; nothing is told."""
        for line, mine in ((self._title, given.title), (self._region, given.region)):
            if mine is not None:
                line.setText(mine)
                line.setCursorPosition(0)
        if given.year is not None:
            self._year.setText(str(given.year))
        if given.kind is not None:
            self._kind.set_current(_KINDS.index(given.kind))
        self._told = replace(self.corrections(), title=None)

    def corrections(self) -> Corrections:
        """What differs from what was found."""
        title, region = self._title.text().strip(), self._region.text().strip()
        year = int(self._year.text()) if self._year.hasAcceptableInput() else None
        kind = _KINDS[self._kind.current]
        return Corrections(
            title=title if title and title != self._found.title else None,
            region=region if region and region != self._found.region else None,
            year=year if year != self._found.year else None,
            kind=kind if kind is not self._found.kind else None,
        )

    def missing(self) -> list[str]:
        """What was neither found nor written: `title`, `kind`, `region`, `year`."""
        other = _KINDS[self._kind.current] is ReportKind.OTHER
        nothing = {
            "title": not self._title.text().strip(),
            "kind": other and self._found.kind is ReportKind.OTHER,
            "region": not self._region.text().strip(),
            "year": not self._year.hasAcceptableInput(),
        }
        return [name for name, lacks in nothing.items() if lacks]

    def focus_on(self, name: str) -> None:
        """Bring the keyboard to the place where `title`, `kind`, `region` or `year` is set."""
        places = {
            "title": self._title,
            "kind": self._kind.button(self._kind.current),
            "region": self._region,
            "year": self._year,
        }
        places[name].setFocus()

    def show_meta(self, meta: ReportMeta) -> None:
        """Show what was found now; what a person has set stays."""
        given = self.corrections()
        known: dict[str, Any] = {
            name: getattr(self._found if getattr(given, name) is not None else meta, name)
            for name in ("title", "kind", "region", "year")
        }
        self._found = replace(meta, **known)
        self._write(meta, given)

    def _write(self, meta: ReportMeta, given: Corrections) -> None:
        found = self._found
        for line, mine, word in (
            (self._title, given.title, found.title),
            (self._region, given.region, found.region),
            (self._year, given.year, found.year),
        ):
            # A line in which somebody is writing is left alone.
            if mine is None and not (line.hasFocus() and line.isModified()):
                line.setText("" if word is None else str(word))
                line.setCursorPosition(0)
        self._title.setPlaceholderText(_("没有找到标题，请写一个"))
        self._region.setPlaceholderText(_("没有找到"))
        if given.kind is None:
            self._kind.set_current(_KINDS.index(found.kind))
        plan = meta.plan_year
        shown = plan is not None and plan != meta.year
        self._plan.setVisible(shown)
        self._plan.setText(_("计划 {year} 年").format(year=plan))

    def _tell(self) -> None:
        """Tell a change that the report is understood by, once."""
        self.edited.emit()
        now = replace(self.corrections(), title=None)
        if now != self._told:
            self._told = now
            self.changed.emit()
