"""The one window that may have a profile open."""

from __future__ import annotations

from pathlib import Path

from core.store.lock import WindowLock


def lock_window(profile: Path) -> WindowLock:
    """Take the profile for this window; keep the result until the window closes.

    Raises:
        UserError: another window has it, or the folder cannot be written.
    """
    return WindowLock(profile)
