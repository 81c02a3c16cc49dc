"""Where the library lies and by what its file is known; imports next to nothing.

The first paint reads this module, so it stays free of anything that costs time.
"""

from __future__ import annotations

from pathlib import Path

LIBRARY = "library.db"
"""The library's file in the profile folder."""

WINDOW_LOCK = "window.lock"
BACKUPS = "backups"
DAMAGED = "damaged"
"""Folder for damaged and replaced libraries, never emptied by the program."""

APPLICATION_ID = 0x53484E59
"""`SHNY`, in the header of every library and backup."""

SCHEMA_VERSION = 3
"""The newest `user_version` that this program understands."""


def default_profile() -> Path:
    """The system's folder for this user's data of this program; not made yet."""
    from platformdirs import user_data_path

    return user_data_path("shenyue", appauthor=False)


def library_file(profile: Path) -> Path:
    """The library's file in `profile`."""
    return profile / LIBRARY
