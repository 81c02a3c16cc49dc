"""One connection to the library's file: pragmas, transactions, checks at opening."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.i18n import _
from core.model.errors import UserError
from core.store.engine import connect, key_for, try_key
from core.store.errors import (
    DamagedLibraryError,
    NewerLibraryError,
    read_only,
    told_to_people,
)
from core.store.names import APPLICATION_ID, SCHEMA_VERSION, library_file
from core.store.private import close_to_others, make_file, make_folder
from core.store.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

BUSY_SECONDS = 5.0
"""How long a write waits for another process before it gives up."""

Row = tuple[Any, ...]


class Connection:
    """The library's file, open for one thread.

    Args:
        profile: the folder that holds the library; made when missing.
        before_migration: called with the open connection before an older library is changed.
        passphrase: opens a sealed library; of no account for a plain one.
        sealed: a library that is made now is sealed with the passphrase.

    Raises:
        UserError: the folder or the file cannot be used; nothing was changed.
    """

    def __init__(
        self,
        profile: Path,
        before_migration: Callable[[Connection], None],
        passphrase: str | None = None,
        *,
        sealed: bool = False,
    ) -> None:
        self.profile = profile
        self.path = library_file(profile)
        _prepare_folder(profile)
        # SQLite takes its write-ahead log away at a clean close. A log found at opening is the
        # trace of a process that was killed, or of one still at work.
        log = self.path.with_name(self.path.name + "-wal")
        unclean = log.exists() and log.stat().st_size > 0
        fresh = not self.path.exists()
        self.key = passphrase if fresh and sealed else key_for(self.path, passphrase)
        with told_to_people(self.path):
            if fresh:
                make_file(self.path)
            self.raw = connect(self.path, self.key, timeout=BUSY_SECONDS)
        try:
            with told_to_people(self.path):
                self._open(before_migration, check=unclean)
        except BaseException:
            self.raw.close()
            if fresh:
                _forget_empty(self.path)
            raise

    @cached_property
    def db(self) -> Database:
        """The same connection for writing with sqlite-utils, loaded at the first write."""
        from sqlite_utils import Database

        return Database(self.raw, execute_plugins=False)

    def _open(self, before_migration: Callable[[Connection], None], *, check: bool) -> None:
        self.raw.execute("PRAGMA cell_size_check = ON")
        self.raw.execute("PRAGMA trusted_schema = OFF")
        if self.key is not None:
            try_key(self.raw, self.path)
        version = self._identify()
        close_to_others(self.path)
        if not os.access(self.path, os.W_OK):
            raise read_only(self.path)
        if check:
            self._quick_check()
        self.raw.execute("PRAGMA foreign_keys = ON")
        # FULL: a commit is on the disk before it returns, so "saved" outlives a power failure.
        self.raw.execute("PRAGMA synchronous = FULL")
        if self.value("PRAGMA journal_mode") != "wal":
            self.raw.execute("PRAGMA journal_mode = WAL")
        if version < SCHEMA_VERSION:
            if version:
                before_migration(self)
            with self.writing() as db:
                # Another process may have been faster while this one waited for the lock.
                if self.value("PRAGMA user_version") < SCHEMA_VERSION:
                    migrate(db)

    def _identify(self) -> int:
        """The schema version, 0 for an empty file.

        Raises:
            UserError: not a library, or one of a newer program.
        """
        version = int(self.value("PRAGMA user_version"))
        owner = int(self.value("PRAGMA application_id"))
        empty = not self.value("SELECT count(*) FROM sqlite_master")
        if owner == 0 and empty and version == 0:
            if self.path.stat().st_size > 0 and self.value("PRAGMA page_count") == 0:
                raise DamagedLibraryError(self.path)
            return 0
        if owner != APPLICATION_ID:
            raise UserError(
                _("这个文件不是审阅的报告库。"),
                where=str(self.path),
                remedy=_("请用 --profile 换一个文件夹；文件没有改动。"),
            )
        if version > SCHEMA_VERSION:
            raise NewerLibraryError(self.path)
        return version

    def _quick_check(self) -> None:
        """Look through the whole file after an unclean exit.

        Raises:
            DamagedLibraryError: it is damaged.
        """
        if self.value("PRAGMA quick_check(1)") != "ok":
            raise DamagedLibraryError(self.path)

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One transaction, committed to the disk at its end, rolled back on any error.

        Raises:
            UserError: the disk is full, the library locked or damaged; nothing was changed.
        """
        with told_to_people(self.path):
            db = self.db
            self.raw.execute("BEGIN IMMEDIATE")
            try:
                yield db
                self.raw.execute("COMMIT")
            except BaseException:
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK")
                raise

    def rows(self, sql: str, parameters: tuple[object, ...] = ()) -> list[Row]:
        """All rows of a query.

        Raises:
            UserError: the library is locked or damaged.
        """
        with told_to_people(self.path):
            return self.raw.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: tuple[object, ...] = ()) -> Row | None:
        """The first row of a query, None without one.

        Raises:
            UserError: the library is locked or damaged.
        """
        with told_to_people(self.path):
            found: Row | None = self.raw.execute(sql, parameters).fetchone()
            return found

    def value(self, sql: str, parameters: tuple[object, ...] = ()) -> Any:
        """The first column of the first row, None without one."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def close(self) -> None:
        """Close; safe to call twice. The last one to close takes the write-ahead log away."""
        self.raw.close()


def _prepare_folder(profile: Path) -> None:
    """Make the profile folder, and see that one can write in it.

    Raises:
        UserError: it is a file, or cannot be made or written.
    """
    if profile.exists() and not profile.is_dir():
        raise UserError(
            _("数据文件夹的位置上是一个文件。"),
            where=str(profile),
            remedy=_("请移开这个文件，或者用 --profile 换一个文件夹。"),
        )
    path = library_file(profile)
    with told_to_people(profile):
        make_folder(profile)
    if not os.access(profile, os.W_OK | os.X_OK):
        raise read_only(profile)
    if path.is_dir():
        raise UserError(
            _("报告库文件的位置上是一个文件夹。"),
            where=str(path),
            remedy=_("请移开这个文件夹，或者用 --profile 换一个位置。"),
        )


def _forget_empty(path: Path) -> None:
    """Take away the empty file that a failed first opening left behind."""
    for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        if part.exists() and part.stat().st_size == 0:
            part.unlink()
