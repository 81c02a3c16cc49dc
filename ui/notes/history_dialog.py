"""The log of one annotation: every state it had, and the way back to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _, listed
from core.model.annotations import Annotation, Style
from core.model.changes import Revision, Verb
from core.naming import role_name
from ui.panes.dialog import Dialog
from ui.panes.naming import colour_name
from ui.panes.times import local_time
from ui.widgets.theme import Theme


class HistoryDialog(Dialog):
    """Shows revisions, the newest on top.

    Signals:
        restore_requested(int): the change whose state is to come back.
    """

    restore_requested = Signal(int)

    def __init__(
        self, theme: Theme, revisions: Sequence[Revision], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("这条批注的历史"), parent)
        self._revisions = list(reversed(revisions))
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("历史"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for revision in self._revisions:
            self._list.addItem(revision_words(revision))
        self._quote = QLabel(self)
        self._quote.setWordWrap(True)
        self._quote.setProperty("role", "reading")
        self._note = QTextEdit(self)
        self._note.setReadOnly(True)
        self._note.setAcceptRichText(False)
        self._note.setFrameShape(QFrame.Shape.NoFrame)
        self._note.setTabChangesFocus(True)
        self._note.setAccessibleName(_("批注文字"))
        self._look = QLabel(self)
        self._look.setWordWrap(True)
        self._look.setProperty("quiet", True)
        left = _sheet(self._list)
        left.setFixedWidth(230)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._quote)
        right.addWidget(_sheet(self._note), 1)
        right.addWidget(self._look)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(left)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self.add_button(_("关闭"))
        self._restore = self.add_button(_("恢复到这一版"), primary=True)
        self.accepted.connect(self._tell)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self.resize(680, 420)
        self._list.setFocus()

    @property
    def restore_button(self) -> QWidget:
        """The button that brings the chosen state back; off for the present one."""
        return self._restore

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._revisions):
            return
        state = self._revisions[row].annotation
        present = self._revisions[0].annotation
        anchor = state.anchor
        quote = " ".join(anchor.quote.split()) if anchor is not None else ""
        self._quote.setText(_("“{quote}”").format(quote=quote[:80]) if quote else "")
        self._quote.setVisible(bool(quote))
        self._note.setPlainText(state.note or _("（没有文字）"))
        differing = differences(state, present)
        words = [look_words(state)]
        if row and differing:
            words.append(_("与现在不同：{parts}").format(parts=listed(differing)))
        elif row:
            words.append(_("与现在相同"))
        self._look.setText("\n".join(part for part in words if part))
        self._restore.setEnabled(bool(row and (differing or present.deleted)))

    def _tell(self) -> None:
        row = self._list.currentRow()
        if row > 0:
            self.restore_requested.emit(self._revisions[row].change)


def _sheet(view: QWidget) -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("sheet")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(view)
    return sheet


def revision_words(revision: Revision) -> str:
    """When, by whom and by what a state came about, on two lines."""
    words = _("撤销了一步") if revision.undone else verb_words(revision.verb)
    if revision.annotation.deleted and not revision.undone:
        words = _("放进回收站")
    line = _("{time}\n{what}").format(time=local_time(revision.time), what=words)
    return f"{line} · {revision.author}" if revision.author else line


def verb_words(verb: Verb) -> str:
    """What a change did."""
    return {
        Verb.ANNOTATE: _("写下"),
        Verb.EDIT: _("修改"),
        Verb.DELETE: _("放进回收站"),
        Verb.IMPORT: _("导入报告"),
        Verb.CORRECT: _("更正报告"),
        Verb.REMOVE: _("移除报告"),
        Verb.MERGE: _("从他人处收入"),
        Verb.RANGE: _("改了范围"),
        Verb.JOIN: _("合并"),
        Verb.SPLIT: _("分成两条"),
        Verb.REVIEW: _("复核了位置"),
        Verb.RETAG: _("改了标签"),
        Verb.REVISE: _("恢复了旧的一版"),
    }[verb]


def look_words(annotation: Annotation) -> str:
    """Colour, role and tags in one line."""
    parts = []
    if annotation.style is Style.BOOKMARK:
        parts.append(_("书签"))
    elif annotation.colour is not None:
        parts.append(colour_name(annotation.colour))
    if annotation.role is not None:
        parts.append(role_name(annotation.role))
    parts += [f"#{tag}" for tag in annotation.tags]
    return "  ".join(parts)


def differences(old: Annotation, new: Annotation) -> list[str]:
    """Which parts of two states differ, in words."""
    found = []
    if old.note != new.note:
        found.append(_("文字"))
    if (old.colour, old.style) != (new.colour, new.style):
        found.append(_("颜色"))
    if old.role is not new.role:
        found.append(_("意见类型"))
    if old.tags != new.tags:
        found.append(_("标签"))
    if old.anchor != new.anchor:
        found.append(_("范围"))
    return found
