"""Reading what can still be read of a damaged library."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from core.store.engine import connect, errors

_LOG = logging.getLogger(__name__)

Values = dict[str, Any]


class Wreck:
    """A damaged library, opened for reading; rows on damaged pages are left out.

    Args:
        path: the file; best a copy, with its write-ahead log beside it.
        key: the passphrase of a sealed one, None for a plain one.
    """

    def __init__(self, path: Path, key: str | None = None) -> None:
        self._path = path
        self._key = key

    def rows(self, table: str) -> list[Values]:
        """All readable rows of a table, by column, in the order of their row numbers."""
        try:
            with closing(self._connect()) as connection:
                return _readable(connection, table)
        except errors():
            _LOG.info("nothing readable in %s", table, exc_info=True)
            return []

    def _connect(self) -> sqlite3.Connection:
        connection = connect(self._path, self._key)
        # Words with a damaged character are worth more than no words.
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        return connection


def _readable(connection: sqlite3.Connection, table: str) -> list[Values]:
    """Forwards to the first damage, backwards to the last, then row by row between them."""
    found: dict[int, Values] = {}
    last = _collect(connection, table, "1 ORDER BY rowid", found)
    if last is None:
        return [found[number] for number in sorted(found)]
    low = max(found, default=0)
    behind: dict[int, Values] = {}
    _collect(connection, table, f"rowid > {low} ORDER BY rowid DESC", behind)
    high = min(behind, default=low)
    found |= behind
    for number in range(low + 1, high):
        _collect(connection, table, f"rowid = {number}", found)
    return [found[number] for number in sorted(found)]


def _collect(
    connection: sqlite3.Connection, table: str, where: str, found: dict[int, Values]
) -> Exception | None:
    """Add rows to `found` until the end (None) or the first error (returned)."""
    try:
        # What was read before an error stays in `found`.
        found.update(_rows(connection, table, where))
    except errors() as error:
        return error
    return None


def _rows(connection: sqlite3.Connection, table: str, where: str) -> Iterator[tuple[int, Values]]:
    found = connection.execute(f"SELECT rowid AS _number, * FROM {table} WHERE {where}")
    names = [column[0] for column in found.description]
    for row in found:
        values = dict(zip(names, row, strict=True))
        yield values.pop("_number"), values
