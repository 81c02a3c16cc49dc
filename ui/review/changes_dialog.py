"""What changed between two versions of a report, changed passages under one's notes first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _, listed
from core.model.editions import DiffKind, DiffRow, VersionDiff, VersionEntry
from ui.panes.dialog import Dialog
from ui.panes.times import local_time
from ui.review.words_view import WordsView
from ui.widgets.theme import Theme

_ROW = Qt.ItemDataRole.UserRole
_SHORT = 40


class ChangesDialog(Dialog):
    """Two versions side by side, one changed paragraph after another; leaves the window awake.

    Signals:
        versions_chosen(str, str): two other versions are to be compared, old and new.
        place_chosen(int): the index of a block in the new version.
    """

    versions_chosen = Signal(str, str)
    place_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("两版的变化"), parent)
        self.setModal(False)
        self._diff: VersionDiff | None = None
        self._older, self._newer = QComboBox(self), QComboBox(self)
        for box, name in ((self._older, _("旧版本")), (self._newer, _("新版本"))):
            box.setAccessibleName(name)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.activated.connect(lambda _index: self._choose_versions())
        self._counts = QLabel(self)
        self._counts.setProperty("role", "headline")
        self._only = QCheckBox(_("只看我批注过的"), self)
        self._only.toggled.connect(lambda _on: self._fill())
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("有变化的段落"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.currentRowChanged.connect(self._show)
        self._list.itemActivated.connect(lambda _item: self._go())
        self._list.itemClicked.connect(lambda _item: self._go())
        self.old = WordsView(theme, old=True, parent=self)
        self.new = WordsView(theme, old=False, parent=self)
        self._arrange()
        # Enter belongs to the list, Esc closes.
        for button in (self.add_button(_("关闭"), primary=True),):
            button.setAutoDefault(False)
            button.setDefault(False)
        self.resize(860, 560)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        self.old.set_theme(theme)
        self.new.set_theme(theme)

    def set_diff(self, diff: VersionDiff, versions: Sequence[VersionEntry]) -> None:
        """Show a comparison."""
        self._diff = diff
        for box, chosen in ((self._older, diff.old), (self._newer, diff.new)):
            box.clear()
            for version in versions:
                box.addItem(version_words(version), version.id)
            box.setCurrentIndex(box.findData(chosen.id))
            box.setEnabled(len(versions) > 2)
        self._counts.setText(counts_words(diff))
        noted = any(row.annotations for row in diff.changes())
        self._only.setEnabled(noted)
        self._only.setChecked(self._only.isChecked() and noted)
        self._fill()

    def rows(self) -> list[DiffRow]:
        """What is listed."""
        return [self._list.item(row).data(_ROW) for row in range(self._list.count())]

    def _arrange(self) -> None:
        chooser = QHBoxLayout()
        chooser.setSpacing(8)
        chooser.addWidget(self._older, 1)
        chooser.addWidget(QLabel("→", self))
        chooser.addWidget(self._newer, 1)
        line = QHBoxLayout()
        line.addWidget(self._counts, 1)
        line.addWidget(self._only)
        views = QGridLayout()
        views.setHorizontalSpacing(12)
        for column, (words, view) in enumerate(((_("旧"), self.old), (_("新"), self.new))):
            head = QLabel(words, self)
            head.setProperty("role", "section")
            views.addWidget(head, 0, column)
            views.addWidget(_sheet(view), 1, column)
            views.setColumnStretch(column, 1)
            view.setAccessibleName(words)
        self.body.addLayout(chooser)
        self.body.addLayout(line)
        self.body.addWidget(_sheet(self._list), 2)
        self.body.addLayout(views, 3)

    def _fill(self) -> None:
        self._list.clear()
        if self._diff is None:
            return
        for row in self._diff.changes():
            if self._only.isChecked() and not row.annotations:
                continue
            item = QListWidgetItem(row_words(row))
            item.setData(_ROW, row)
            item.setSizeHint(QSize(80, 28))
            self._list.addItem(item)
        if self._list.count():
            self._list.setCurrentRow(0)
        else:
            self.old.set_words("", "", "")
            self.new.set_words("", "", "")

    def _current(self) -> DiffRow | None:
        item = self._list.currentItem()
        row = item.data(_ROW) if item is not None else None
        return row if isinstance(row, DiffRow) else None

    def _show(self, _row: int) -> None:
        row = self._current()
        if row is None:
            return
        old = [(span.start, span.end) for span in row.spans]
        new = [(span.new_start, span.new_end) for span in row.spans]
        if row.kind is DiffKind.ADDED:
            new = [(0, len(row.new_text))]
        elif row.kind is DiffKind.REMOVED:
            old = [(0, len(row.old_text))]
        self.old.set_words("", row.old_text, "", old)
        self.new.set_words("", row.new_text, "", new)

    def _go(self) -> None:
        row = self._current()
        if row is not None and row.new is not None:
            self.place_chosen.emit(row.new)

    def _choose_versions(self) -> None:
        old, new = self._older.currentData(), self._newer.currentData()
        if old != new:
            self.versions_chosen.emit(old, new)


def _sheet(view: QWidget) -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("sheet")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(5, 1, 1, 1)
    inside.addWidget(view)
    return sheet


def kind_words(kind: DiffKind) -> str:
    """What became of a paragraph."""
    return {
        DiffKind.SAME: _("未变"),
        DiffKind.CHANGED: _("改"),
        DiffKind.ADDED: _("增"),
        DiffKind.REMOVED: _("删"),
        DiffKind.MOVED: _("移"),
    }[kind]


def row_words(row: DiffRow) -> str:
    """What became of a paragraph, how many notes are on it, and how it begins."""
    words = " ".join((row.new_text or row.old_text).split())
    short = words if len(words) <= _SHORT else words[:_SHORT] + "…"
    if row.annotations:
        return _("{kind}　✎ {count}　{words}").format(
            kind=kind_words(row.kind), count=len(row.annotations), words=short
        )
    return _("{kind}　{words}").format(kind=kind_words(row.kind), words=short)


def counts_words(diff: VersionDiff) -> str:
    """How many paragraphs of each kind there are."""
    counts = diff.counts()
    parts = [
        _("{kind} {count} 段").format(kind=kind_words(kind), count=counts[kind])
        for kind in DiffKind
        if kind is not DiffKind.SAME and counts[kind]
    ]
    return listed(parts) or _("两版没有不同")


def version_words(version: VersionEntry) -> str:
    """When a version was imported, from which file."""
    time = local_time(version.created)
    words = _("{time}　{name}").format(time=time, name=version.source_name)
    return _("{version}（当前）").format(version=words) if version.shown else words
