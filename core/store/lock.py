"""One window per profile: a lock of the operating system, gone with the process that held it."""

from __future__ import annotations

from pathlib import Path

from core.i18n import _
from core.store.errors import LockedLibraryError, told_to_people
from core.store.names import WINDOW_LOCK
from core.store.private import make_folder


class WindowLock:
    """Held from its making until `release` or the end of the process, however that comes.

    The command line does not take it: its single writes beside an open window are safe.

    Raises:
        LockedLibraryError: another window has the profile.
        UserError: the folder cannot be written.
    """

    def __init__(self, profile: Path) -> None:
        from filelock import FileLock, Timeout

        with told_to_people(profile):
            make_folder(profile)
            self._lock = FileLock(profile / WINDOW_LOCK, mode=0o600)
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise LockedLibraryError(
                    _("这个报告库已经在另一个审阅窗口里打开。"),
                    where=str(profile),
                    remedy=_("请使用那个窗口，或者先把它关闭。"),
                ) from error

    def release(self) -> None:
        """Give the profile free; safe to call twice."""
        self._lock.release()
