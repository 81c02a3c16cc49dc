"""The reports of a file that holds several, to choose which of them to import."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from core.i18n import _
from core.model.report import Report
from ui.library.words import title_of

ROW = 30
_MOST_ROWS = 5


class PartsList(QListWidget):
    """A line with a tick for each report.

    Args:
        reports: the reports, in the order of the file.
        there: the numbers of those that are in the library already; they have no tick at first.
        file_name: stands for the title of a report that has none.
        parent: the dialog.

    Signals:
        part_chosen(int): the number of the report to look at.
        ticked(): other reports are to be imported now.
    """

    part_chosen = Signal(int)
    ticked = Signal()

    def __init__(
        self, reports: Sequence[Report], there: Collection[int], file_name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("文件里的报告"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, report in enumerate(reports):
            title = title_of(report.meta, file_name)
            size = _("{count} 字").format(count=f"{len(''.join(report.text.split())):,}")
            known = number in there
            if known:
                size = _("已在报告库中")
            item = QListWidgetItem(f"{title} · {size}")
            item.setToolTip(title)
            item.setCheckState(Qt.CheckState.Unchecked if known else Qt.CheckState.Checked)
            self.addItem(item)
        self.setFixedHeight(min(len(reports), _MOST_ROWS) * ROW + 4)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self.part_chosen)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def chosen(self) -> list[int]:
        """The numbers of the reports that have a tick."""
        on = Qt.CheckState.Checked
        return [row for row in range(self.count()) if self.item(row).checkState() == on]
