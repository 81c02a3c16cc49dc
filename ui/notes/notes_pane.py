"""The pane with the list of annotations."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.annotations import Annotation
from core.model.report import Report
from ui.notes.bulk_bar import BulkBar
from ui.notes.filter_bar import FilterBar
from ui.notes.filtering import Wanted
from ui.notes.notes_list import NotesList
from ui.notes.notes_model import NotesModel
from ui.panes.dropping import DropCover, paths_of
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, IconButton
from ui.panes.tags import TagField
from ui.widgets.theme import Theme


class NotesPane(Pane):
    """Annotations of one report.

    Signals:
        place_chosen(int, int): the canonical span of an annotation that was chosen.
        edit_requested(str, dict): the id of an annotation and the fields to change (`note`,
            `colour`, `style`, `tags`, `role`).
        edit_many_requested(list, dict): ids and the fields to change on all of them.
        tag_many_requested(list, list, list): ids, tags to add, tags to take away.
        merge_requested(list): ids of highlights that are to become one.
        delete_requested(list): ids.
        left_blank(str): a note was begun in its row and left empty.
        history_requested(str): the log of an annotation is wanted.
        link_wanted(str): a link to an annotation is to be copied.
        backlinks_requested(str): the notes that lead to an annotation are wanted.
        bin_requested(): what was deleted is wanted.
        names_requested(): the colours are to be named.
        tags_requested(): the tags of the library are to be tidied.
        review_requested(): the notes whose words changed are to be looked at.
        report_note_requested(): a note on the report as a whole is to be written.
        merge_files_requested(list): paths of files with annotations of others; empty: ask which.
        speech_requested(): the notes are wanted as the outline of a speech.
        export_requested(str): `md`, `pdf` or `jsonld`.
        copy_requested(): all notes, as Markdown, onto the clipboard.
    """

    place_chosen = Signal(int, int)
    edit_requested = Signal(str, dict)
    edit_many_requested = Signal(list, dict)
    tag_many_requested = Signal(list, list, list)
    merge_requested = Signal(list)
    delete_requested = Signal(list)
    left_blank = Signal(str)
    history_requested = Signal(str)
    link_wanted = Signal(str)
    backlinks_requested = Signal(str)
    bin_requested = Signal()
    names_requested = Signal()
    tags_requested = Signal()
    review_requested = Signal()
    report_note_requested = Signal()
    merge_files_requested = Signal(list)
    export_requested = Signal(str)
    speech_requested = Signal()
    copy_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._model = NotesModel(self)
        self._bar = FilterBar(theme, self)
        self._list = NotesList(self._model, theme, self)
        self._count = QLabel(self)
        self._count.setProperty("quiet", True)
        self._all = QToolButton(self)
        self._all.setText(_("看全部"))
        self._all.setProperty("chip", True)
        self._add = IconButton(theme, "plus", _("批注整份报告"), self)
        self._more = IconButton(theme, "more", _("更多"), self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._more_menu())
        self._tag = TagField(_("标签，Enter 加上"), self)
        self._tag.setAccessibleName(_("新标签"))
        self._tag.hide()
        self._bulk = BulkBar(theme, self._list.menu, self._list.chosen, self)
        self._bulk.hide()
        self._review = QPushButton(self)
        self._review.setObjectName("toReview")
        self._review.clicked.connect(lambda _on: self.review_requested.emit())
        self._review.hide()
        self._empty = EmptyState(theme, "notes", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list)
        self._cover = DropCover(theme, self, _("松开即收入他人的批注"))
        self.setAcceptDrops(True)
        self._foot = self._arrange()
        self._connect()
        self.setFocusProxy(self._bar.field)
        self.set_theme(theme)
        self._show_state()

    def _arrange(self) -> QWidget:
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self._count)
        row.addWidget(self._all)
        row.addStretch(1)
        row.addWidget(self._add)
        row.addWidget(self._more)
        tag_row = QHBoxLayout()
        tag_row.setContentsMargins(8, 0, 8, 0)
        tag_row.addWidget(self._tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._review)
        column.addWidget(foot)
        column.addWidget(self._bulk)
        column.addLayout(tag_row)
        column.addWidget(self._stack, 1)
        return foot

    def _connect(self) -> None:
        self._model.filled.connect(self._show_state)
        self._bar.changed.connect(self._on_wanted)
        self._bar.order_chosen.connect(self._model.arrange)
        self._bar.moved.connect(self._list.walk)
        self._bar.confirmed.connect(self._list.go_to_current)
        self._all.clicked.connect(self._bar.clear)
        self._add.clicked.connect(lambda _on: self.report_note_requested.emit())
        self._list.place_chosen.connect(self.place_chosen)
        self._list.edit_requested.connect(self.edit_requested)
        self._list.delete_requested.connect(self.delete_requested)
        self._list.left_blank.connect(self.left_blank)
        self._list.edit_many_requested.connect(self.edit_many_requested)
        self._list.tag_wanted.connect(self._ask_tag)
        menu = self._list.menu
        menu.tags_changed.connect(self.tag_many_requested)
        menu.merge_wanted.connect(self.merge_requested)
        menu.history_wanted.connect(self.history_requested)
        menu.link_wanted.connect(self.link_wanted)
        menu.backlinks_wanted.connect(self.backlinks_requested)
        menu.names_wanted.connect(self.names_requested)
        self._list.selection_changed.connect(lambda _count: self._show_count())
        self._tag.returnPressed.connect(self._take_tag)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        for part in (self._bar, self._list, self._add, self._more, self._bulk):
            part.set_theme(theme)
        self._empty.set_theme(theme)
        self._cover.set_theme(theme)

    def set_author(self, author: str) -> None:
        """The delegate at this desk; only annotations of others carry a name."""
        self._list.set_author(author)

    def set_report(self, report: Report | None) -> None:
        """Take the sections of `report`; its annotations come with `set_annotations`."""
        self._report = report
        self._tag.hide()
        self._model.set_report(report)
        self._bar.clear()
        self._show_state()

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show all annotations of the report."""
        self._model.set_annotations(annotations)
        self._show_state()

    def apply_annotation(self, annotation_id: str, annotation: Annotation | None) -> None:
        """Show one annotation that is new, changed or (None) deleted."""
        self._model.apply(annotation_id, annotation)
        self._show_state()

    def show_annotation(self, annotation_id: str) -> None:
        """Choose one annotation; a filter that hides it is lifted."""
        self._model.settle()
        if not self._list.choose(annotation_id):
            self._bar.clear()
            self._list.choose(annotation_id)

    def edit_annotation(self, annotation_id: str) -> None:
        """Open the note of one annotation in its row; a filter that hides it is lifted."""
        self.show_annotation(annotation_id)
        self._list.edit_note(annotation_id)

    def set_to_review(self, count: int) -> None:
        """How many notes wait to be looked at since the report has a new version."""
        self._review.setText(_("{count} 条批注待复核 ›").format(count=count))
        self._review.setVisible(count > 0)

    def take_colour_names(self) -> None:
        """The colours are called otherwise now."""
        self._bar.take_names()
        self._list.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files dropped here hold annotations, not reports."""
        if self._report is not None and paths_of(event.mimeData()):
            event.acceptProposedAction()
            self._cover.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The hand went elsewhere."""
        self._cover.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        self._cover.hide()
        self.merge_files_requested.emit(paths_of(event.mimeData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the tag field leaves it, elsewhere it lifts the filter."""
        if event.key() == Qt.Key.Key_Escape and self._tag.isVisible():
            self._tag.hide()
            self._list.setFocus()
        elif event.key() == Qt.Key.Key_Escape and not self._model.wanted.is_all:
            self._bar.clear()
        else:
            super().keyPressEvent(event)

    def _on_wanted(self, wanted: Wanted) -> None:
        self._model.want(wanted)
        self._show_state()

    def _show_state(self) -> None:
        """The list, or why there is none."""
        total = self._model.total
        self._bar.setVisible(total > 0)
        self._bar.offer(self._model.facets())
        self._show_count()
        if self._model.shown or self._model.is_filling:
            self._stack.setCurrentWidget(self._list)
            return
        if self._report is None:
            self._empty.say(_("批注"), _("打开一份报告，划线和批注都收在这里。"))
        elif total:
            self._empty.say(_("没有这样的批注"), _("换个条件，或按 Esc 看全部。"))
        else:
            self._empty.say(
                _("还没有批注"), _("在正文里选中一段话，按 1 到 5 划线，再写上想说的话。")
            )
        self._stack.setCurrentWidget(self._empty)

    def _show_count(self) -> None:
        total, shown = self._model.total, self._model.shown
        chosen = self._list.chosen()
        if shown != total and not self._model.is_filling:
            words = _("{shown} / {total}").format(shown=shown, total=total)
        else:
            words = _("{total} 条").format(total=total)
        self._count.setText(words if total else "")
        self._all.setVisible(not self._model.wanted.is_all)
        several = len(chosen) > 1
        self._bulk.show_chosen(chosen)
        self._bulk.setVisible(several)
        self._foot.setVisible(self._report is not None and not several)

    def _more_menu(self) -> QMenu:
        menu = QMenu(self._more)
        for words, signal in (
            (_("复制全部批注"), self.copy_requested),
            (_("给颜色取名…"), self.names_requested),
            (_("整理标签…"), self.tags_requested),
            (_("回收站…"), self.bin_requested),
        ):
            menu.addAction(words).triggered.connect(lambda _on, signal=signal: signal.emit())
        menu.addSeparator()
        menu.addAction(_("收入他人的批注…")).triggered.connect(
            lambda _on: self.merge_files_requested.emit([])
        )
        menu.addAction(_("导出发言提纲…")).triggered.connect(
            lambda _on: self.speech_requested.emit()
        )
        for words, name in (
            (_("导出 Markdown…"), "md"),
            (_("导出 PDF…"), "pdf"),
            (_("导出 JSON-LD…"), "jsonld"),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _on, name=name: self.export_requested.emit(name))
        return menu

    def _ask_tag(self) -> None:
        self._tag.set_known(self._model.facets().tags)
        self._tag.clear()
        self._tag.show()
        self._tag.setFocus()

    def _take_tag(self) -> None:
        self._list.menu.put_tags(self._list.chosen(), self._tag.tags())
        self._tag.hide()
        self._list.setFocus()
