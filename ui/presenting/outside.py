"""What another process, such as the command line, has written beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from core.library import Library
    from core.model.changes import Change
    from ui.tasks import Tasks

_MS = 2_000


class Outside(QObject):
    """Looks now and then whether the library was written by others, and shows what they changed.

    Args:
        apply: shows a change of annotations.
        reports_changed: shows that reports came or went.
    """

    def __init__(
        self,
        tasks: Tasks,
        apply: Callable[[Change], None],
        reports_changed: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._apply = apply
        self._reports_changed = reports_changed
        # Of the library when it was looked at last, in the writer thread.
        self._version = -1
        self._change = -1
        self._timer = QTimer(self)
        self._timer.setInterval(_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """The library is open: what is in it now is shown, what comes from now on is news."""
        self._change = -1
        self.look()
        self._timer.start()

    def look(self) -> None:
        """Ask for what is new; a window that is busy writing is left alone."""
        if not self._tasks.is_closed and not self._tasks.pending:
            self._tasks.write(self._news, self._show, lambda _error: None)

    def _news(self, library: Library) -> list[Change]:
        """The changes since the last look, if any of them is by another process."""
        version, last = library.data_version(), library.last_change()
        by_others = version != self._version and self._change >= 0
        changes = library.changes_since(self._change) if by_others else []
        self._version, self._change = version, last
        return changes

    def _show(self, changes: list[Change]) -> None:
        for change in changes:
            if change.ids:
                self._apply(change)
        if any(not change.ids for change in changes):
            self._reports_changed()
