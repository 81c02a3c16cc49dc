"""The queue of notes whose words changed in a corrected edition, below the sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _, listed
from core.model.annotations import AnchorState
from core.model.editions import ReviewItem
from core.naming import role_name, state_name
from ui.markdown.words import words_of
from ui.panes.dialog import dialog_style
from ui.panes.elided import ElidedLabel
from ui.panes.naming import colour_name, state_sign
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, IconButton, hairline
from ui.review.words_view import WordsView
from ui.widgets.theme import Theme

_HEIGHT = 252
_AROUND = 30
"""So many characters around the words are enough to know the place."""


class ReviewPanel(Pane):
    """One note at a time: its old words, the new ones, and what is to become of it.

    Signals:
        accept_requested(list): ids of annotations that stand right where they were found.
        replace_requested(str): an annotation is to stand on the words selected on the sheet.
        orphan_requested(str): an annotation is to be kept without words.
        item_shown(ReviewItem): this one is looked at now.
        changes_requested(): what changed between the versions is wanted.
        left(): the panel is to be closed.
    """

    accept_requested = Signal(list)
    replace_requested = Signal(str)
    orphan_requested = Signal(str)
    item_shown = Signal(object)
    changes_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[ReviewItem] = []
        self._at = 0
        self._decided = 0
        self._headline = QLabel(self)
        self._headline.setProperty("role", "headline")
        self._told = ElidedLabel(self)
        self._told.setProperty("quiet", True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._back = IconButton(theme, "up", _("上一条 (Alt+P)"), self)
        self._on = IconButton(theme, "down", _("下一条 (Alt+N)"), self)
        self._close = IconButton(theme, "close", _("收起"), self)
        self._old_head, self._new_head = ElidedLabel(self), ElidedLabel(self)
        self.old = WordsView(theme, old=True, parent=self)
        self.new = WordsView(theme, old=False, parent=self)
        self.old.setAccessibleName(_("原来的文字"))
        self.new.setAccessibleName(_("现在的文字"))
        self.accept_button = self._button(_("就在这里"), _("批注留在现在的文字上 (Alt+Enter)"))
        self.replace_button = self._button(_("放到选中的文字"), _("先在正文里选中 (Alt+R)"))
        self.orphan_button = self._button(_("保留，不放回"), _("作为没有原文的批注保留 (Alt+K)"))
        self.accept_button.setProperty("role", "primary")
        self._more = IconButton(theme, "more", _("更多"), self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._rest = self._more.menu().addAction(_("其余都留在找到的地方"))
        self._more.menu().addAction(_("看两版的变化")).triggered.connect(
            lambda _on: self.changes_requested.emit()
        )
        self._changes = self._button(_("看两版的变化"), "")
        self._done = EmptyState(theme, "check", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._work())
        self._stack.addWidget(self._done)
        self._arrange()
        self._connect()
        self.setFixedHeight(_HEIGHT)
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.setStyleSheet(dialog_style(theme))
        for part in (self._back, self._on, self._more, self._close, self._done):
            part.set_theme(theme)
        self.old.set_theme(theme)
        self.new.set_theme(theme)

    @property
    def item(self) -> ReviewItem | None:
        """The one that is looked at."""
        return self._items[self._at] if self._at < len(self._items) else None

    @property
    def decided(self) -> int:
        """How many were decided since the queue was opened."""
        return self._decided

    def start(self, items: Sequence[ReviewItem]) -> None:
        """Begin with a queue."""
        self._items, self._at, self._decided = list(items), 0, 0
        self._show()

    def update_items(self, items: Sequence[ReviewItem]) -> None:
        """Take the queue as it is now: what was decided has gone, what was undone is back."""
        whole = len(self._items) + self._decided
        before = self.item
        ids = [item.annotation.id for item in items]
        self._items = list(items)
        self._decided = max(0, whole - len(items))
        if before is not None and before.annotation.id in ids:
            self._at = ids.index(before.annotation.id)
        self._at = min(self._at, max(0, len(items) - 1))
        self._show()

    def step(self, by: int) -> None:
        """Look at the next one (1) or the one before (-1), round the end."""
        if self._items:
            self._at = (self._at + by) % len(self._items)
            self._show()

    def accept(self) -> None:
        """Let the note stand on the new words."""
        item = self.item
        if item is not None and item.start >= 0:
            self.accept_requested.emit([item.annotation.id])

    def put_on_selection(self) -> None:
        """Put the note on the words selected on the sheet."""
        if self.item is not None:
            self.replace_requested.emit(self.item.annotation.id)

    def keep(self) -> None:
        """Keep the note without words."""
        if self.item is not None:
            self.orphan_requested.emit(self.item.annotation.id)

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "beside")
        button.setToolTip(tip)
        return button

    def _work(self) -> QWidget:
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (head, view) in enumerate(
            ((self._old_head, self.old), (self._new_head, self.new))
        ):
            head.setProperty("quiet", True)
            sheet = QWidget(page)
            sheet.setObjectName("sheet")
            sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            inside = QVBoxLayout(sheet)
            inside.setContentsMargins(5, 1, 1, 1)
            inside.addWidget(view)
            grid.addWidget(head, 0, column)
            grid.addWidget(sheet, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        return page

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._headline)
        top.addWidget(self._told, 1)
        for icon in (self._back, self._on, self._more, self._close):
            top.addWidget(icon)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.accept_button, self.replace_button, self.orphan_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline(self))
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 8, 12, 10)
        inside.setSpacing(6)
        inside.addLayout(top)
        inside.addWidget(self._bar)
        inside.addWidget(self._stack, 1)
        inside.addLayout(foot)
        column.addLayout(inside)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda _on: self.step(-1))
        self._on.clicked.connect(lambda _on: self.step(1))
        self._close.clicked.connect(lambda _on: self.left.emit())
        self.accept_button.clicked.connect(lambda _on: self.accept())
        self.replace_button.clicked.connect(lambda _on: self.put_on_selection())
        self.orphan_button.clicked.connect(lambda _on: self.keep())
        self._rest.triggered.connect(lambda _on: self.accept_requested.emit(self._found()))
        self._changes.clicked.connect(lambda _on: self.changes_requested.emit())
        for keys, act in (
            ("Alt+Return", self.accept),
            ("Alt+Enter", self.accept),
            ("Alt+R", self.put_on_selection),
            ("Alt+K", self.keep),
            ("Alt+N", lambda: self.step(1)),
            ("Alt+P", lambda: self.step(-1)),
        ):
            # For the whole window, as long as the panel is there: the hand is on the sheet.
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _found(self) -> list[str]:
        return [item.annotation.id for item in self._items if item.start >= 0]

    def _show(self) -> None:
        item = self.item
        whole = len(self._items) + self._decided
        self._bar.setMaximum(max(1, whole))
        self._bar.setValue(self._decided)
        self._stack.setCurrentIndex(0 if item is not None else 1)
        for part in (self.accept_button, self.replace_button, self.orphan_button):
            part.setVisible(item is not None)
        for button in (self._back, self._on):
            button.setEnabled(len(self._items) > 1)
        self._rest.setEnabled(len(self._found()) > 1)
        self._changes.setVisible(item is None)
        if item is None:
            self._headline.setText(_("复核批注"))
            self._told.setText("")
            self._done.say(
                _("都看过了"),
                _("{count} 条批注已有着落。").format(count=self._decided)
                if self._decided
                else _("没有需要复核的批注。"),
            )
            return
        self._headline.setText(
            _("复核批注 {number} / {whole}").format(number=self._at + 1, whole=len(self._items))
        )
        self._told.setText(note_words(item))
        self._told.setToolTip(item.annotation.note)
        self._old_head.setText(_("原来的文字"))
        self._new_head.setText(new_head(item))
        old_spans = [(span.start, span.end) for span in item.differences]
        new_spans = [(span.new_start, span.new_end) for span in item.differences]
        self.old.set_words(ahead(item.before), item.quote, behind(item.after), old_spans)
        if item.start >= 0:
            self.new.set_words(
                ahead(item.words_before), item.words, behind(item.words_after), new_spans
            )
        else:
            self.new.set_words(_("新版本里没有找到这段文字。可以在正文里选中新的文字。"), "", "")
        self.accept_button.setEnabled(item.start >= 0)
        self.item_shown.emit(item)


def note_words(item: ReviewItem) -> str:
    """The note that is looked at, in one line."""
    annotation = item.annotation
    parts = [colour_name(annotation.colour)] if annotation.colour is not None else []
    if annotation.role is not None:
        parts.append(role_name(annotation.role))
    note = " ".join(words_of(annotation.note).split())
    if note:
        parts.append(note)
    return listed(parts)


def new_head(item: ReviewItem) -> str:
    """Where the new words stand and how sure that is."""
    state = f"{state_sign(item.state)} {state_name(item.state)}"
    if item.state is AnchorState.ORPHAN or not item.address:
        return state
    return _("现在的文字　{address}　{state}").format(address=item.address, state=state)


def ahead(words: str) -> str:
    """The end of what stands in front, within its paragraph."""
    line = words.rsplit("\n", 1)[-1]
    return line if len(line) <= _AROUND else "…" + line[-_AROUND:]


def behind(words: str) -> str:
    """The beginning of what stands behind, within its paragraph."""
    line = words.split("\n", 1)[0]
    return line if len(line) <= _AROUND else line[:_AROUND] + "…"
