"""The library as the window holds it: with the lock that keeps a second window out."""

from __future__ import annotations

from pathlib import Path

from core.library import Library
from core.library.profile import lock_window


class WindowLibrary(Library):
    """A library that only one window has at a time.

    Args:
        profile: the folder of the library.
        passphrase: of a sealed one.

    Raises:
        UserError: another window has it, or it cannot be opened; nothing was changed.
    """

    def __init__(self, profile: Path, passphrase: str | None = None) -> None:
        self._lock = lock_window(profile)
        try:
            super().__init__(profile, passphrase)
        except BaseException:
            self._lock.release()
            raise

    def close(self) -> None:
        """Close the library and let the next window in."""
        try:
            super().close()
        finally:
            self._lock.release()
