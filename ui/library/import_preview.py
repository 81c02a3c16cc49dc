"""What a file holds, shown before it is stored, and set right where it was misunderstood."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from core.i18n import _
from core.model.report import Corrections, Report
from core.model.source import Source
from ui.library.parts_list import PartsList
from ui.library.report_preview import ReportPreview
from ui.panes.dialog import Dialog
from ui.widgets.theme import Theme


class ImportPreview(Dialog):
    """The report of a file or, of several, those to import, each to be looked at and set right.

    Args:
        theme: the colours.
        reports: the reports as understood, not yet stored, in the order of the file.
        file_name: the file's name without its folder.
        parent: the window.
        source: the lines of the file; with them one can say where body and glossary begin.
        there: the numbers of the reports that the library has already.
        remembered: by number, the reports as their former editions were set right, and how.
        correcting: these are reports of the library, to be set right.

    Signals:
        reparse_requested(Corrections): something was set that a report is understood by; `part`
            says which. Answer with `set_report`, or with `say_failed`.
    """

    reparse_requested = Signal(object)

    def __init__(
        self,
        theme: Theme,
        reports: Sequence[Report],
        file_name: str,
        parent: QWidget | None = None,
        source: Source | None = None,
        there: Collection[int] = (),
        remembered: Mapping[int, tuple[Report, Corrections]] | None = None,
        correcting: bool = False,
    ) -> None:
        super().__init__(theme, _("更正报告") if correcting else _("导入报告"), parent)
        self._correcting = correcting
        self._theme = theme
        self._reports = reports
        self._source = source
        self._remembered = dict(remembered or {})
        self._previews: dict[int, ReportPreview] = {}
        self._parts: PartsList | None = None
        name = QLabel(file_name, self)
        name.setProperty("role", "headline")
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        self.body.addWidget(name)
        self.add_button(_("取消"))
        self._import = self.add_button(_("保存") if correcting else _("导入"), primary=True)
        if len(reports) > 1:
            self._parts = PartsList(theme, reports, there, file_name, self)
            self._add_parts(self._parts)
        self._stack = QStackedWidget(self)
        self.body.addWidget(self._stack, 1)
        self._preview(0)
        self._import.setFocus()
        self.resize(760, 680 if self._parts is None else 760)

    def _add_parts(self, parts: PartsList) -> None:
        told = QLabel(
            _("这个文件里有 {count} 份报告，勾选的会分别导入。").format(count=len(self._reports)),
            self,
        )
        told.setProperty("quiet", True)
        sheet = QWidget(self)
        sheet.setObjectName("sheet")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(parts)
        self.body.addWidget(told)
        self.body.addWidget(sheet)
        parts.part_chosen.connect(self._look_at)
        parts.ticked.connect(self._count)
        self._count()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        self._theme = theme
        if self._parts is not None:
            self._parts.set_theme(theme)
        for preview in self._previews.values():
            preview.set_theme(theme)

    def corrections(self, number: int = 0) -> Corrections:
        """What was set right of a report; all unset where it is right as it was understood."""
        preview = self._previews.get(number)
        if preview is not None:
            return preview.corrections()
        if number in self._remembered:
            return self._remembered[number][1]
        return Corrections(part=self._part(number))

    def report(self, number: int = 0) -> Report:
        """A report as it is understood now."""
        preview = self._previews.get(number)
        if preview is not None:
            return preview.report
        return self._remembered[number][0] if number in self._remembered else self._reports[number]

    def chosen(self) -> list[int]:
        """The numbers of the reports to import."""
        return [0] if self._parts is None else self._parts.chosen()

    def set_report(self, report: Report, number: int = 0) -> None:
        """Show how a report is understood with the corrections asked for."""
        self._previews[number].set_report(report)

    def say_failed(self, words: str, number: int = 0) -> None:
        """Say why a report could not be understood anew; what is shown stays."""
        self._previews[number].say_failed(words)

    def _part(self, number: int) -> int:
        if self._correcting and number in self._remembered:
            return self._remembered[number][1].part
        return -1 if self._parts is None else number

    def fill(self) -> None:
        """Put the first report in: a piece of work of its own, done at the latest when it shows."""
        if not self._stack.count():
            self._look_at(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Never without a report."""
        self.fill()
        super().showEvent(event)

    def _preview(self, number: int) -> ReportPreview:
        preview = self._previews.get(number)
        if preview is None:
            report, part = self._reports[number], self._part(number)
            remembered = self._remembered.get(number)
            preview = ReportPreview(
                self._theme, report, self._source, part, self, remembered, self._correcting
            )
            preview.reparse_requested.connect(self.reparse_requested)
            # Parts that are in no layout stand out, until they are put in.
            preview.hide()
            self._previews[number] = preview
        return preview

    def _look_at(self, number: int) -> None:
        preview = self._preview(number)
        if self._stack.indexOf(preview) < 0:
            self._stack.addWidget(preview)
        self._stack.setCurrentWidget(preview)

    def _count(self) -> None:
        count = len(self.chosen())
        self._import.setEnabled(count > 0)
        self._import.setText(_("导入 {count} 份").format(count=count))
