"""The backups that are made by themselves, as far as the window has a part in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.tasks import Tasks

_HOUR_MS = 3_600_000


class Keeping(QObject):
    """Has the daily backup made while the window stays open, and tells when one failed.

    Args:
        tell: tells a trouble; nothing is lost by a missing backup, but the user must know.
    """

    def __init__(self, tasks: Tasks, tell: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._tell = tell
        self._timer = QTimer(self)
        self._timer.setInterval(_HOUR_MS)
        self._timer.timeout.connect(self.back_up)

    def begin(self) -> None:
        """The library is open: tell if the backup at its opening failed."""
        self._timer.start()
        self._tasks.write(lambda library: library.backup_problem, self._show)

    def back_up(self) -> None:
        """Make the daily backup if it is due."""
        if not self._tasks.is_closed:
            self._tasks.write(lambda library: library.back_up_if_due(), failed=self._tell)

    def _show(self, problem: Exception | None) -> None:
        if problem is not None:
            self._tell(problem)
