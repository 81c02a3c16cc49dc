"""The profile folder, and the one window that may have it open."""

from __future__ import annotations

from pathlib import Path

from core.store.lock import WindowLock

__all__ = ["default_profile", "lock_window"]


def default_profile() -> Path:
    """The system's folder for this user's data of this program."""
    from platformdirs import user_data_path

    return user_data_path("shenyue", appauthor=False)


def lock_window(profile: Path) -> WindowLock:
    """Take the profile for this window; keep the result until the window closes.

    Raises:
        UserError: another window has it, or the folder cannot be written.
    """
    return WindowLock(profile)
