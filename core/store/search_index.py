"""The file beside the library that makes searching fast; it may be thrown away at any time.

It holds nothing that the library does not hold. It is written without care for power failures,
proved by checksums when it is read, and whoever finds it odd throws it away and fills it anew.
A sealed library has a sealed index.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import SQLITE_BUSY, SQLITE_LOCKED
from typing import TYPE_CHECKING, NamedTuple

from core.store.engine import code_of, connect, errors
from core.store.names import SEARCH_INDEX
from core.store.private import make_file

if TYPE_CHECKING:
    import sqlite3

_APPLICATION_ID = 0x53485349
_EDITION = 1
_PAGE = 32_768
_MAPPED = 1 << 30
_BUSY_SECONDS = 0.5


class IndexTroubleError(Exception):
    """The index cannot be used now; the library can do without."""


class IndexBusyError(IndexTroubleError):
    """Another process writes the index."""


class IndexRow(NamedTuple):
    """A report in the index.

    `stamp` tells what it was made from, `folded` and `table` are those of `core.search.indexed`.
    """

    report: str
    stamp: str
    folded: bytes
    table: bytes


class SearchIndex:
    """The rows of the index; opened, and made where it lacks, at the first call.

    Every method raises IndexTroubleError where the file cannot be used.

    Args:
        profile: the folder of the library.
        key: the passphrase of a sealed library, None for a plain one.
    """

    def __init__(self, profile: Path, key: str | None) -> None:
        self.path = profile / SEARCH_INDEX
        self._key = key
        self._connection: sqlite3.Connection | None = None
        self._proved: dict[str, str] = {}

    def stamps(self) -> dict[str, str]:
        """The stamp of every report in the index."""
        with self._trouble() as connection:
            return dict(connection.execute("SELECT report, stamp FROM entry").fetchall())

    def put(self, rows: Iterable[IndexRow]) -> None:
        """Add reports, or replace them."""
        with self._trouble() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                for row in rows:
                    self._put(connection, row)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def drop(self, reports: Iterable[str]) -> None:
        """Take reports out, if they are there."""
        names = [(report,) for report in reports]
        with self._trouble() as connection:
            connection.executemany("DELETE FROM entry WHERE report = ?", names)
            connection.executemany("DELETE FROM folded WHERE report = ?", names)

    def holding(self, needles: Sequence[bytes]) -> set[str]:
        """The reports in whose folded text all `needles` stand, and perhaps a few more.

        A needle that seems to stand across two characters is not told apart here.
        """
        found = set()
        with self._trouble() as connection:
            rows = connection.execute(
                "SELECT f.report, f.text, f.sum, e.stamp FROM folded AS f"
                " JOIN entry AS e ON e.report = f.report"
            )
            for report, text, total, stamp in rows:
                if self._proved.get(report) != stamp:
                    _prove(text, total)
                    self._proved[report] = stamp
                if all(needle in text for needle in needles):
                    found.add(report)
        return found

    def row(self, report: str) -> IndexRow:
        """One report of the index."""
        with self._trouble() as connection:
            found = connection.execute(
                "SELECT e.stamp, f.text, e.blocks, e.sum FROM entry AS e"
                " JOIN folded AS f ON f.report = e.report WHERE e.report = ?",
                (report,),
            ).fetchone()
            if found is None:
                raise IndexTroubleError(report)
            stamp, text, table, total = found
            _prove(table, total)
            return IndexRow(report, stamp, text, table)

    def throw_away(self) -> None:
        """Delete the file; the next call makes an empty one."""
        self.close()
        for end in ("", "-journal", "-wal", "-shm"):
            try:
                self.path.with_name(self.path.name + end).unlink(missing_ok=True)
            except OSError as error:
                raise IndexTroubleError(str(error)) from error

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._proved = {}
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _trouble(self) -> Iterator[sqlite3.Connection]:
        """The connection; whatever it complains about becomes the one error."""
        try:
            if self._connection is None:
                self._connection = self._opened()
            yield self._connection
        except errors(OSError, TypeError, ValueError) as error:
            busy = code_of(error) in (SQLITE_BUSY, SQLITE_LOCKED)
            raise (IndexBusyError if busy else IndexTroubleError)(str(error)) from error

    def _opened(self) -> sqlite3.Connection:
        make_file(self.path)
        connection = connect(self.path, self._key, timeout=_BUSY_SECONDS)
        try:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            connection.execute("PRAGMA synchronous = OFF")
            if self._key is None:
                connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            edition = connection.execute("PRAGMA user_version").fetchone()[0]
            if (owner, edition) == (0, 0):
                _make_tables(connection)
            elif (owner, edition) != (_APPLICATION_ID, _EDITION):
                raise IndexTroubleError("not an index of this edition")
        except BaseException:
            connection.close()
            raise
        return connection

    def _put(self, connection: sqlite3.Connection, row: IndexRow) -> None:
        connection.execute(
            "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)",
            (row.report, row.stamp, row.table, zlib.crc32(row.table)),
        )
        connection.execute(
            "INSERT OR REPLACE INTO folded VALUES (?, ?, ?)",
            (row.report, row.folded, zlib.crc32(row.folded)),
        )
        self._proved.pop(row.report, None)


def _make_tables(connection: sqlite3.Connection) -> None:
    """The texts in a table of their own: to look through them is to read nothing else."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS entry"
        " (report TEXT PRIMARY KEY, stamp TEXT, blocks BLOB, sum INTEGER)"
    )
    connection.execute(
        "CREATE TABLE IF NOT EXISTS folded (report TEXT PRIMARY KEY, text BLOB, sum INTEGER)"
    )
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {_EDITION}")
    connection.execute("COMMIT")


def _prove(data: bytes, total: int) -> None:
    """Whether bytes are those that were written.

    Raises:
        IndexTroubleError: they are not.
    """
    if zlib.crc32(data) != total:
        raise IndexTroubleError("a checksum does not agree")
