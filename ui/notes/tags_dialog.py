"""Tidying the tags of the whole library: one renamed, several made one, one taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from ui.panes.dialog import Dialog
from ui.panes.parts import EmptyState
from ui.panes.tags import TagField
from ui.widgets.theme import Theme

_TAG = Qt.ItemDataRole.UserRole


class TagsDialog(Dialog):
    """Lists the tags with how often they are used; stays open while some are changed.

    Signals:
        retag_requested(list, str): tags, and the one that is to stand for them; empty: none.
        undo_requested(): the last change made here is to be taken back.
    """

    retag_requested = Signal(list, str)
    undo_requested = Signal()

    def __init__(
        self, theme: Theme, counts: Sequence[tuple[str, int]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("整理标签"), parent)
        told = QLabel(_("改动对报告库里的所有批注生效。选中几个标签，可以合并成一个。"), self)
        told.setProperty("quiet", True)
        told.setWordWrap(True)
        self._list = QTreeWidget(self)
        self._list.setAccessibleName(_("标签"))
        self._items: list[QTreeWidgetItem] = []
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setColumnCount(2)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        empty = EmptyState(theme, "tag", self)
        empty.say(_("还没有标签"), _("写批注时可以加标签，例如“企业”“民生”。"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(empty)
        self._field = TagField("", self)
        self._rename = self._beside(_("改名"))
        self._remove = self._beside(_("去掉"))
        self._words = QLabel(self)
        self._words.setProperty("quiet", True)
        self._words.setWordWrap(True)
        self._undo = self._beside(_("撤销"))
        self.body.addWidget(told)
        self.body.addWidget(self._sheet(), 1)
        self.body.addLayout(_row(self._field, self._rename, self._remove))
        self.body.addLayout(_row(self._words, self._undo))
        # Enter belongs to list and field, Esc closes.
        close = self.add_button(_("关闭"), primary=True)
        close.setAutoDefault(False)
        close.setDefault(False)
        self._list.itemSelectionChanged.connect(self._show_chosen)
        self._list.itemActivated.connect(lambda _item, _column: self._begin())
        self._field.textChanged.connect(lambda _text: self._show_acts())
        self._field.returnPressed.connect(self._tell)
        self._rename.clicked.connect(lambda _on: self._tell())
        self._remove.clicked.connect(lambda _on: self.retag_requested.emit(self.chosen(), ""))
        self._undo.clicked.connect(lambda _on: self.undo_requested.emit())
        self.resize(440, 460)
        self.say("")
        self.set_counts(counts)

    def set_counts(self, counts: Sequence[tuple[str, int]], choose: str = "") -> None:
        """Show these tags; `choose` names the one to be chosen, by default the first."""
        self._list.clear()
        self._items.clear()
        for tag, count in counts:
            words = [f"#{tag}", _("{count} 条").format(count=count)]
            item = QTreeWidgetItem(self._list, words)
            item.setData(0, _TAG, tag)
            self._items.append(item)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if tag == choose:
                self._list.setCurrentItem(item)
        if counts and not self._list.selectedItems():
            self._list.setCurrentItem(self._items[0])
        self._field.set_known([tag for tag, _count in counts])
        self._stack.setCurrentIndex(0 if counts else 1)
        self._show_chosen()

    def say(self, words: str, *, undo: bool = False) -> None:
        """Say what was done, and offer the way back."""
        self._words.setText(words)
        self._undo.setVisible(undo)

    def tags(self) -> list[str]:
        """What is listed."""
        return [tag for tag, _chosen in self._rows()]

    def chosen(self) -> list[str]:
        """What is chosen, in the order of the list."""
        return [tag for tag, chosen in self._rows() if chosen]

    def choose(self, *tags: str) -> None:
        """Choose these tags and no others."""
        for item in self._items:
            item.setSelected(item.data(0, _TAG) in tags)

    def _rows(self) -> list[tuple[str, bool]]:
        return [(str(item.data(0, _TAG)), item.isSelected()) for item in self._items]

    def _sheet(self) -> QWidget:
        sheet = QWidget(self)
        sheet.setObjectName("sheet")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        return sheet

    def _beside(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "beside")
        button.setAutoDefault(False)
        return button

    def _begin(self) -> None:
        """Write the new name."""
        self._field.setFocus()
        self._field.selectAll()

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        several = len(chosen) > 1
        # The most used name is most likely the one to keep.
        self._field.setText(chosen[0] if chosen else "")
        self._field.setAccessibleName(_("合并成的标签") if several else _("新的名字"))
        self._field.setPlaceholderText(self._field.accessibleName())
        self._show_acts()

    def _show_acts(self) -> None:
        chosen, wanted = self.chosen(), self._wanted()
        joins = len(chosen) > 1 or wanted in set(self.tags()) - set(chosen)
        self._rename.setText(_("合并") if joins else _("改名"))
        self._rename.setEnabled(bool(chosen and wanted) and chosen != [wanted])
        self._field.setEnabled(bool(chosen))
        self._remove.setEnabled(bool(chosen))

    def _wanted(self) -> str:
        """The name typed, empty where it is none or more than one."""
        tags = self._field.tags()
        return tags[0] if len(tags) == 1 else ""

    def _tell(self) -> None:
        if self._rename.isEnabled():
            self.retag_requested.emit(self.chosen(), self._wanted())


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1)
    for one in others:
        row.addWidget(one)
    return row
