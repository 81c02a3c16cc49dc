"""Files and folders that only their owner may read: reports and notes may be confidential."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

_FILE, _FOLDER, _OTHERS = 0o600, 0o700, 0o077


def make_folder(path: Path) -> None:
    """Make a folder with its parents, the last one open to its owner only.

    One that is there stays as it is: it may be a folder that the user shares with others.

    Raises:
        OSError: it cannot be made.
    """
    if not path.is_dir():
        path.mkdir(mode=_FOLDER, parents=True, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file for the owner only, or close one that is there to others.

    SQLite gives the files beside a library the rights of the library.

    Raises:
        OSError: it cannot be made.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _FILE))
    close_to_others(path)


def close_to_others(path: Path) -> None:
    """Take from others the right to read a file; where the file is not ours it stays."""
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode
        if mode & _OTHERS:
            path.chmod(mode & ~_OTHERS & 0o7777)


def copy_file(source: Path, target: Path) -> None:
    """Copy the bytes of a file into one for the owner only.

    Raises:
        OSError: it cannot be read or written.
    """
    make_file(target)
    shutil.copyfile(source, target)
