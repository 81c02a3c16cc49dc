"""Where the library lies and by what its file is known; imports next to nothing.

The first paint reads this module, so it stays free of anything that costs time.
"""

from __future__ import annotations

from pathlib import Path

LIBRARY = "library.db"
"""The library's file in the profile folder."""

SUSPECT = "library.suspect"
"""An empty file: damage was found at work, and the next opening is to look for it."""

WINDOW_LOCK = "window.lock"
BACKUPS = "backups"
ORIGINALS = "originals"
"""Folder for the files handed to other programs; may be emptied at any time."""

SEARCH_INDEX = "search.db"
"""What makes searching fast; may be thrown away at any time."""

DAMAGED = "damaged"
"""Folder for damaged and replaced libraries, never emptied by the program."""

APPLICATION_ID = 0x53484E59
"""`SHNY`, in the header of every library and backup."""

SCHEMA_VERSION = 4
"""The newest `user_version` that this program understands."""

_PAGE = 4096
_MAGIC = b"SQLite format 3\0"
_RANDOM = 200
"""A page of cipher text holds nearly all of the 256 values of a byte, one of text or zeros not."""


def default_profile() -> Path:
    """The system's folder for this user's data of this program; not made yet."""
    from platformdirs import user_data_path

    return user_data_path("shenyue", appauthor=False)


def library_file(profile: Path) -> Path:
    """The library's file in `profile`."""
    return profile / LIBRARY


def is_sealed(path: Path) -> bool:
    """Whether a file looks sealed with a passphrase: no mark of SQLite, and random from the start.

    A sealed file has no mark of its own; nothing beside it needs to be kept, and a backup tells
    of itself wherever it is carried.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_PAGE)
    except OSError:
        return False
    return len(head) == _PAGE and not head.startswith(_MAGIC) and len(set(head)) > _RANDOM
