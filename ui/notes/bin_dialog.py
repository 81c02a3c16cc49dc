"""What was deleted from a report, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.annotations import Annotation
from ui.markdown.words import words_of
from ui.panes.dialog import Dialog
from ui.panes.parts import EmptyState
from ui.panes.times import local_time
from ui.widgets.theme import Theme

_ID = Qt.ItemDataRole.UserRole


class BinDialog(Dialog):
    """Lists deleted annotations, the last deleted first; stays open while some are restored.

    Signals:
        restore_requested(list): ids.
    """

    restore_requested = Signal(list)

    def __init__(
        self, theme: Theme, deleted: Sequence[Annotation], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("批注回收站"), parent)
        told = QLabel(_("删除的批注都留在这里，随时可以恢复。"), self)
        told.setProperty("quiet", True)
        told.setWordWrap(True)
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("删除的批注"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for annotation in deleted:
            item = QListWidgetItem(bin_words(annotation))
            item.setData(_ID, annotation.id)
            self._list.addItem(item)
        empty = EmptyState(theme, "delete", self)
        empty.say(_("回收站是空的"), _("删除的批注会先放到这里。"))
        self._stack = QStackedWidget(self)
        self._stack.setObjectName("sheet")
        self._stack.addWidget(self._list)
        self._stack.addWidget(empty)
        sheet = QWidget(self)
        sheet.setObjectName("sheet")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        self.body.addWidget(told)
        self.body.addWidget(sheet, 1)
        self._restore = self.add_button(_("恢复选中的"), sticky=True)
        self._restore.clicked.connect(lambda _on: self._tell())
        # Enter belongs to the list, Esc closes.
        for button in (self._restore, self.add_button(_("关闭"), primary=True)):
            button.setAutoDefault(False)
            button.setDefault(False)
        self._list.itemSelectionChanged.connect(self._show_state)
        self._list.itemActivated.connect(lambda _item: self._tell())
        if deleted:
            self._list.setCurrentRow(0)
        self.resize(520, 440)
        self._show_state()

    def ids(self) -> list[str]:
        """What is listed."""
        return [str(self._list.item(row).data(_ID)) for row in range(self._list.count())]

    def take_out(self, identities: Sequence[str]) -> None:
        """These were restored."""
        for row in reversed(range(self._list.count())):
            if self._list.item(row).data(_ID) in identities:
                self._list.takeItem(row)
        self._show_state()

    def _tell(self) -> None:
        chosen = [str(item.data(_ID)) for item in self._list.selectedItems()]
        if chosen:
            self.restore_requested.emit(chosen)

    def _show_state(self) -> None:
        self._stack.setCurrentIndex(0 if self._list.count() else 1)
        self._restore.setEnabled(bool(self._list.selectedItems()))


def bin_words(annotation: Annotation) -> str:
    """The quote, the note, and when it was deleted."""
    anchor = annotation.anchor
    quote = " ".join(anchor.quote.split()) if anchor is not None else ""
    lines = [_("“{quote}”").format(quote=quote[:60])] if quote else []
    note = " ".join(words_of(annotation.note).split())
    if note:
        lines.append(note[:120])
    lines.append(_("{time} 删除").format(time=local_time(annotation.deleted)))
    return "\n".join(lines)
