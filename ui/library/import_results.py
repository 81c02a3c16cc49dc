"""What becomes of many files while they are imported, and afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from core.i18n import _
from core.model.library import ImportResult
from ui.library.results_list import ResultsList, ResultsModel, State
from ui.panes.dialog import Dialog
from ui.panes.elided import ElidedLabel
from ui.widgets.theme import Theme


class ImportResults(Dialog):
    """A progress bar and a line a file; stays until it is closed.

    Closing it while files are read only hides it: the import goes on.

    Signals:
        cancel_requested(): no further file is to be read.
        report_chosen(str): the id of a report to open.
    """

    cancel_requested = Signal()
    report_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("导入报告"), parent)
        self.setModal(False)
        self._total = 0
        self._done = 0
        self._running = False
        self._file = ""
        self._model = ResultsModel(self)
        self._headline = QLabel(self)
        self._headline.setProperty("role", "headline")
        self._told = ElidedLabel(self)
        self._told.setProperty("quiet", True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._list = ResultsList(self._model, theme, self)
        self._list.clicked.connect(self._open)
        sheet = QWidget(self)
        sheet.setObjectName("sheet")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._list)
        for part in (self._headline, self._bar, self._told):
            self.body.addWidget(part)
        self.body.addWidget(sheet, 1)
        self._copy = self.add_button(_("复制失败清单"), left=True, sticky=True)
        self._copy.clicked.connect(lambda _on: self._to_clipboard())
        self._stop = self.add_button(_("停止"), sticky=True)
        self._stop.clicked.connect(lambda _on: self._ask_to_stop())
        self._close = self.add_button(_("关闭"), primary=True)
        self.resize(560, 480)
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        self._list.set_theme(theme)

    def start(self, total: int) -> None:
        """Begin with `total` files; former results go."""
        self._total, self._done, self._running = total, 0, True
        self._model.clear()
        self._stop.setEnabled(True)
        self._stop.setText(_("停止"))
        self._copy.setText(_("复制失败清单"))
        self._show_state()
        self._stop.setFocus()

    def tell_file(self, path: Path) -> None:
        """Say which file is being read."""
        self._file = path.name
        self._show_state()

    def add(self, *results: ImportResult) -> None:
        """One more file is done; a result for each report in it."""
        self._done += 1
        bar = self._list.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        for result in results:
            self._model.add(result)
        if at_end:
            self._list.scrollToBottom()
        self._show_state()

    def finish(self) -> None:
        """No more files come; the first that failed comes into sight."""
        self._running = False
        failed = self._model.first(State.FAILED)
        if failed.isValid():
            self._list.scrollTo(failed, ResultsList.ScrollHint.PositionAtCenter)
        self._show_state()
        self._close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a file opens its report."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._list.hasFocus() and self._list.report_at(self._list.currentIndex()):
            self._open(self._list.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        report = self._list.report_at(index)
        if report:
            self.report_chosen.emit(report)

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText(_("正在停止…"))
        self.cancel_requested.emit()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._model.failures())
        self._copy.setText(_("已复制"))

    def _show_state(self) -> None:
        count, total = self._done, self._total
        if self._running:
            words = _("正在导入 {count} / {total}").format(
                count=f"{min(count + 1, total):,}", total=f"{total:,}"
            )
        elif count < total:
            words = _("已停止，还有 {count} 个文件没有导入").format(count=f"{total - count:,}")
        else:
            words = _("导入完成") if total else _("没有要导入的文件")
        self._headline.setText(words)
        # A bar from 0 to 0 would move to and fro without an end.
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(count)
        self._bar.setVisible(self._running)
        parts = (
            (State.DONE, _("新导入 {count} 份")),
            (State.THERE, _("已有 {count} 份")),
            (State.FAILED, _("失败 {count} 个")),
        )
        counts = [(self._model.count(state), text) for state, text in parts]
        told = [text.format(count=n) for n, text in counts if n]
        if self._running and self._file:
            told.append(_("正在读 {name}").format(name=self._file))
        self._told.setText(" · ".join(told))
        self._copy.setVisible(self._model.count(State.FAILED) > 0)
        self._stop.setVisible(self._running)
        self._close.setVisible(not self._running)
