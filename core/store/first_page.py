"""What the first paint needs, by the cheapest way: the last report's page and reading place.

Imports nothing heavier than sqlite3 and `core.model.page`. Whatever is odd about the library ends
in None here: the full library, opened after the first paint, then says what is wrong.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.page import Page, page_from_json
from core.store.names import APPLICATION_ID, SCHEMA_VERSION, library_file

if TYPE_CHECKING:
    from sqlite3 import Connection

_ROOT = Path(__file__).resolve().parents[2]
BUILD = _ROOT / "build"
BUNDLED = _ROOT / "data" / "ganxian-2021-plan-report.txt"
_ROOMS = ("model", "text", "importing", "parsing", "library")


def first_page(profile: Path) -> tuple[Page, int] | None:
    """The page and the reading place (a canonical offset) of the report opened last.

    None when there is no library yet, no report in it, or anything unusual.
    """
    path = library_file(profile)
    if not path.is_file():
        return None
    # The very first start has no library and need not load what reads one.
    import sqlite3

    try:
        # Read-only. Without a write-ahead log the file is whole by itself, and "immutable" keeps
        # SQLite from making one only to read: a log left behind is the mark of an unclean exit.
        log = path.with_name(path.name + "-wal")
        mode = "mode=ro" if log.exists() else "mode=ro&immutable=1"
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=0.2)
        try:
            return _read(connection)
        finally:
            connection.close()
    except (sqlite3.Error, OSError, ValueError):
        return None


def _read(connection: Connection) -> tuple[Page, int] | None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return None
    if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
        return None
    row = connection.execute(
        "SELECT v.page, r.place, v.characters FROM report AS r"
        " JOIN version AS v ON v.report = r.id AND v.id = r.version"
        " WHERE r.removed = '' ORDER BY r.opened DESC, r.rowid DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    page, place, characters = row
    return page_from_json(page), min(max(0, int(place)), max(0, int(characters) - 1))


def bundled_page(build: Path = BUILD) -> Page | None:
    """The page of the bundled report, for the very first start; None without a fitting cache.

    `core.library.bundled` builds the cache when the program is set up. Without one the first
    start opens the library, which reads the report (`Library.ensure_bundled`).
    """
    try:
        return page_from_json(bundled_cache(build).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def bundled_cache(build: Path = BUILD) -> Path:
    """The file for the page of the bundled report, named after what it was made from.

    The name tells sizes and times of the report and of the code that reads it: cheaper than
    their contents, and any edit makes another name.

    Raises:
        OSError: the sources are not there (a bundled program).
    """
    # Not hashlib: it brings a whole cryptography library along, and nobody attacks a cache.
    digest = 0
    for path in sorted(_sources()):
        status = os.stat(path)
        line = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"
        digest = zlib.crc32(line.encode(), digest)
    return build / f"bundled-{digest:08x}.json"


def _sources() -> list[str]:
    """The files that reading depends on: code and lexicons."""
    found: list[str] = []
    waiting = [str(_ROOT / "core" / room) for room in _ROOMS] + [str(_ROOT / "data")]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    found.append(entry.path)
    return found
