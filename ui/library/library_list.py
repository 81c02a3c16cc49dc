"""The list of reports as a widget: choosing, keys, context menu."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from core.i18n import _
from core.model.library import ReportEntry
from ui.library.library_delegate import LibraryDelegate
from ui.library.library_model import ROW, LibraryModel
from ui.widgets.theme import Theme


class LibraryList(QListView):
    """Shows a `LibraryModel`.

    Signals:
        report_chosen(str), correct_requested(str), original_requested(str), remove_requested(str):
            ids of reports.
        left(): Escape; the keyboard goes back to where it was.
        typed(str): letters typed here, which belong to the field above.
    """

    report_chosen = Signal(str)
    correct_requested = Signal(str)
    original_requested = Signal(str)
    remove_requested = Signal(str)
    left = Signal()
    typed = Signal(str)

    def __init__(self, model: LibraryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = LibraryDelegate(theme, self)
        self.setAccessibleName(_("报告库"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._kept = ""
        self._kept_scroll = 0

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles may need another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def entry(self, index: QModelIndex | None = None) -> ReportEntry | None:
        """The report at `index` or, without one, the one with the keyboard."""
        row = (self.currentIndex() if index is None else index).data(ROW)
        return row if isinstance(row, ReportEntry) else None

    def choose(self, report_id: str) -> bool:
        """Put the keyboard on a report and bring it into sight; False if it is not shown."""
        model = self.model()
        assert isinstance(model, LibraryModel)
        row = model.row_of(report_id)
        if row < 0:
            return False
        self.setCurrentIndex(model.index(row, 0))
        self.scrollTo(model.index(row, 0))
        return True

    def walk(self, rows: int) -> None:
        """Walk the reports from elsewhere, headings passed over."""
        row, target = self.currentIndex().row(), self.currentIndex().row()
        step, left = (1 if rows > 0 else -1), abs(rows)
        while left and 0 <= row + step < self.model().rowCount():
            row += step
            if self.entry(self.model().index(row, 0)) is not None:
                target = row
                left -= 1
        if target >= 0:
            self.setCurrentIndex(self.model().index(target, 0))

    def open_current(self) -> None:
        """Open the report with the keyboard, or the first."""
        if self.entry() is None:
            self.walk(1)
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        entry = self.entry(index)
        if entry is not None:
            self.report_chosen.emit(entry.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 corrects, Delete removes, Escape leaves, letters go to the field."""
        entry, key = self.entry(), event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F2 and entry is not None:
            self.correct_requested.emit(entry.id)
        elif event.matches(QKeySequence.StandardKey.Delete) and entry is not None:
            self.remove_requested.emit(entry.id)
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the report under the pointer or, asked for by key, of the current one."""
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        entry = self.entry(self.indexAt(at))
        if entry is not None:
            self.choose(entry.id)
            self.menu(entry).popup(self.viewport().mapToGlobal(QPoint(at)))
        event.accept()

    def menu(self, entry: ReportEntry) -> QMenu:
        """What can be done with a report."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = menu.addAction(_("打开"))
        shown.setShortcut(QKeySequence(Qt.Key.Key_Return))
        shown.triggered.connect(lambda _on: self.report_chosen.emit(entry.id))
        correct = menu.addAction(_("更正…"))
        correct.setShortcut(QKeySequence(Qt.Key.Key_F2))
        correct.setEnabled(bool(entry.source_name))
        correct.triggered.connect(lambda _on: self.correct_requested.emit(entry.id))
        original = menu.addAction(_("打开原件"))
        original.setEnabled(bool(entry.source_name))
        original.triggered.connect(lambda _on: self.original_requested.emit(entry.id))
        menu.addSeparator()
        remove = menu.addAction(_("移除"))
        remove.setShortcut(QKeySequence.StandardKey.Delete)
        remove.triggered.connect(lambda _on: self.remove_requested.emit(entry.id))
        return menu

    def _remember(self) -> None:
        entry = self.entry()
        self._kept = entry.id if entry is not None else ""
        self._kept_scroll = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """Keep the place in the list while its rows change."""
        model = self.model()
        assert isinstance(model, LibraryModel)
        row = model.row_of(self._kept)
        if row >= 0:
            self.setCurrentIndex(model.index(row, 0))
        self.verticalScrollBar().setValue(self._kept_scroll)
