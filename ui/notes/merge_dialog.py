"""What became of annotations taken in from others, item by item."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.i18n import _, listed
from core.model.annotations import AnchorState
from core.model.exchange import MergeItem, MergeKind, MergeResult
from core.naming import state_name
from ui.markdown.words import words_of
from ui.panes.dialog import Dialog
from ui.widgets.theme import Theme

_ID = Qt.ItemDataRole.UserRole
_SHORT = 60


class MergeDialog(Dialog):
    """Lists the items of one file; a click leads to an annotation.

    Signals:
        annotation_chosen(str): an annotation that was taken in.
        undo_requested(): all of it is to be taken back.
    """

    annotation_chosen = Signal(str)
    undo_requested = Signal()

    def __init__(
        self, theme: Theme, result: MergeResult, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("收入他人的批注"), parent)
        self.setModal(False)
        self._result = result
        headline = QLabel(counts_words(result), self)
        headline.setProperty("role", "headline")
        headline.setWordWrap(True)
        told = QLabel(_("来自 {name}。已有的批注没有改动，也没有删除。").format(name=name), self)
        told.setProperty("quiet", True)
        told.setWordWrap(True)
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("每条的结果"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for item in sorted(result.items, key=lambda item: _FIRST.index(item.kind)):
            row = QListWidgetItem(item_words(item))
            row.setData(_ID, item.annotation)
            self._list.addItem(row)
        sheet = QWidget(self)
        sheet.setObjectName("sheet")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._list)
        self.body.addWidget(headline)
        self.body.addWidget(told)
        self.body.addWidget(sheet, 1)
        others = []
        copy = self.add_button(_("复制清单"), left=True, sticky=True)
        copy.clicked.connect(lambda _on: self._to_clipboard())
        others.append(copy)
        if result.change.id:
            undo = self.add_button(_("撤销收入"))
            undo.clicked.connect(lambda _on: self.undo_requested.emit())
            others.append(undo)
        # Enter belongs to the list, Esc closes.
        for button in (*others, self.add_button(_("关闭"), primary=True)):
            button.setAutoDefault(False)
            button.setDefault(False)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        self.resize(560, 460)

    def _choose(self, row: QListWidgetItem) -> None:
        identity = str(row.data(_ID) or "")
        if identity:
            self.annotation_chosen.emit(identity)

    def _to_clipboard(self) -> None:
        lines = [self._list.item(row).text() for row in range(self._list.count())]
        QGuiApplication.clipboard().setText("\n\n".join(lines))


_FIRST = (
    MergeKind.BAD,
    MergeKind.ORPHAN,
    MergeKind.CONFLICT,
    MergeKind.ADDED,
    MergeKind.SAME,
)
"""What needs a look comes first."""


def kind_words(kind: MergeKind) -> str:
    """What became of an item."""
    return {
        MergeKind.ADDED: _("✓ 收入"),
        MergeKind.SAME: _("＝ 已有"),
        MergeKind.CONFLICT: _("⇄ 与已有的不同，两条都保留"),
        MergeKind.ORPHAN: _("× 收入，原文中没有找到"),
        MergeKind.BAD: _("！没有收入"),
    }[kind]


def counts_words(result: MergeResult) -> str:
    """How many items there are of each kind."""
    words = {
        MergeKind.ADDED: _("收入 {count} 条"),
        MergeKind.CONFLICT: _("与已有的不同 {count} 条"),
        MergeKind.ORPHAN: _("找不到原文 {count} 条"),
        MergeKind.SAME: _("已有 {count} 条"),
        MergeKind.BAD: _("没有收入 {count} 条"),
    }
    parts = [
        text.format(count=result.count(kind)) for kind, text in words.items() if result.count(kind)
    ]
    return listed(parts) or _("文件里没有批注")


def item_words(item: MergeItem) -> str:
    """What became of one item, whose it is, and what it says."""
    head = [kind_words(item.kind), item.author]
    if item.state not in (None, AnchorState.EXACT, AnchorState.ORPHAN):
        head.append(state_name(item.state))
    lines = ["　".join(part for part in head if part)]
    quote = " ".join(item.quote.split())
    if quote:
        lines.append(_("“{quote}”").format(quote=_cut(quote)))
    note = " ".join(words_of(item.note).split())
    if note:
        lines.append(_cut(note))
    if item.reason:
        lines.append(item.reason)
    return "\n".join(lines)


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else words[:_SHORT] + "…"
