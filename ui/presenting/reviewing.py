"""A corrected edition: the queue of notes to look at, and what changed between two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.i18n import _
from core.model.annotations import AnchorState

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.library import Library
    from core.model.changes import Change
    from core.model.editions import ReviewItem, VersionDiff, VersionEntry
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.presenting.notes import NotesPresenter
    from ui.review.changes_dialog import ChangesDialog
    from ui.review.review_panel import ReviewPanel
    from ui.tasks import Tasks

_UNSURE = (AnchorState.CHANGED, AnchorState.AMBIGUOUS, AnchorState.ORPHAN)


class ReviewPresenter:
    """Joins the review panel and the comparison of versions to the library."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, current: Current, notes: NotesPresenter
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._notes = notes
        self._panel: ReviewPanel | None = None
        self._dialog: ChangesDialog | None = None
        self._told: set[tuple[str, str]] = set()
        notes.applied.append(self._applied)
        window.notes.review_requested.connect(self.start)

    @property
    def panel(self) -> ReviewPanel | None:
        """The panel, once it was needed."""
        return self._panel

    def report_opened(self) -> None:
        """Another report, or another version of it, is shown: say what it asks for."""
        self._hide_panel()
        if self._dialog is not None:
            self._dialog.close()
        count = self._count()
        self._window.notes.set_to_review(count)
        entry = self._current.entry
        if not count or entry is None or (entry.id, entry.version) in self._told:
            return
        self._told.add((entry.id, entry.version))
        self._window.message.say(
            _("报告有了新的版本，{count} 条批注请您看一看。").format(count=count),
            action=_("开始复核"),
            act=self.start,
        )

    def start(self) -> None:
        """Open the queue of the report that is shown."""
        report_id = self._current.report_id
        if not report_id:
            return
        self._window.reader.flush()

        def show(items: list[ReviewItem]) -> None:
            panel = self._made()
            panel.show()
            # Its buttons must stay free.
            self._window.toast.set_lift(panel.height())
            panel.start(items)
            panel.setFocus()
            self._window.message.hide()

        self._tasks.write(lambda library: library.review(report_id), show)

    def show_changes(self) -> None:
        """Compare the version shown with the one before it."""
        report_id = self._current.report_id
        if not report_id:
            return

        def read(library: Library) -> tuple[VersionDiff | None, list[VersionEntry]]:
            # Together with what shows it: importing it here keeps the window awake.
            import ui.review.changes_dialog  # noqa: F401

            versions = library.versions(report_id)
            if len(versions) < 2:
                return None, versions
            return library.compare_versions(report_id), versions

        def show(found: tuple[VersionDiff | None, list[VersionEntry]]) -> None:
            diff, versions = found
            if diff is None:
                self._window.toast.say(_("这份报告只有一个版本"))
                return
            self._dialog_of(report_id).set_diff(diff, versions)

        self._tasks.write(read, show)

    def _dialog_of(self, report_id: str) -> ChangesDialog:
        from ui.review.changes_dialog import ChangesDialog

        if self._dialog is not None:
            self._dialog.raise_()
            return self._dialog
        dialog = ChangesDialog(self._window.theme, self._window)
        dialog.place_chosen.connect(self._go_to_block)
        dialog.versions_chosen.connect(lambda old, new: self._compare(report_id, old, new))
        dialog.finished.connect(self._forget_dialog)
        dialog.show()
        self._dialog = dialog
        return dialog

    def _compare(self, report_id: str, old: str, new: str) -> None:
        def read(library: Library) -> tuple[VersionDiff, list[VersionEntry]]:
            return library.compare_versions(report_id, old, new), library.versions(report_id)

        def show(found: tuple[VersionDiff, list[VersionEntry]]) -> None:
            if self._dialog is not None:
                self._dialog.set_diff(*found)

        self._tasks.write(read, show)

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _go_to_block(self, index: int) -> None:
        report = self._current.report
        if report is not None and index < len(report.blocks):
            start = report.starts[index]
            self._window.reader.go_to(start, start + len(report.blocks[index].text))

    def _made(self) -> ReviewPanel:
        if self._panel is None:
            from ui.review.review_panel import ReviewPanel

            panel = ReviewPanel(self._window.theme, self._window)
            panel.accept_requested.connect(self._accept)
            panel.replace_requested.connect(self._re_place)
            panel.orphan_requested.connect(self._keep)
            panel.item_shown.connect(self._show_place)
            panel.changes_requested.connect(self.show_changes)
            panel.left.connect(self._leave)
            self._window.add_pane("below", panel)
            self._panel = panel
        return self._panel

    def _hide_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._window.toast.set_lift(0)

    def _leave(self) -> None:
        self._hide_panel()
        self._window.reader.setFocus()

    def _accept(self, identities: list[str]) -> None:
        ids = list(identities)
        words = _("已确认 {count} 条批注的位置").format(count=len(ids))
        self._decide(lambda library: library.accept(ids), words)

    def _re_place(self, identity: str) -> None:
        span = self._window.reader.selected_span()
        if span is None:
            self._window.toast.say(_("请先在正文里选中新的文字"))
            return
        self._decide(lambda library: library.re_place(identity, *span), _("批注已放到选中的文字上"))

    def _keep(self, identity: str) -> None:
        self._decide(
            lambda library: library.keep_as_orphan([identity]),
            _("批注已保留，列在“原文中没有找到”"),
        )

    def _decide(self, verb: Callable[[Library], Change], words: str) -> None:
        def done(change: Change) -> None:
            self._notes.apply(change)
            self._window.toast.say(words, _("撤销"), self._notes.undo)

        self._tasks.write(verb, done)

    def _show_place(self, item: ReviewItem) -> None:
        """Bring the new words into view; without any, the paragraph at the old address."""
        report = self._current.report
        if item.start >= 0:
            self._window.reader.go_to(item.start, item.end)
            return
        anchor = item.annotation.anchor
        if report is None or anchor is None:
            return
        for block in report.blocks:
            if block.address and block.address == anchor.address:
                start = report.starts[block.index]
                self._window.reader.go_to(start, start + len(block.text))
                return

    def _applied(self) -> None:
        """Annotations have changed: the queue may have, too."""
        count = self._count()
        self._window.notes.set_to_review(count)
        panel, report_id = self._panel, self._current.report_id
        if panel is None or panel.isHidden() or not report_id:
            return
        self._tasks.write(lambda library: library.review(report_id), panel.update_items)

    def _count(self) -> int:
        entry = self._current.entry
        if entry is None:
            return 0
        return sum(
            one.placement is not None
            and one.placement.state in _UNSURE
            and one.orphaned != entry.version
            for one in self._current.annotations.values()
        )
