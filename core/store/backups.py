"""Backups: made while the library is in use, proved before they count, rotated."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.errors import UserError
from core.store.engine import connect, errors, key_for
from core.store.errors import told_to_people
from core.store.names import APPLICATION_ID, BACKUPS, SCHEMA_VERSION
from core.store.private import make_file, make_folder

if TYPE_CHECKING:
    from core.store.connection import Connection

_NAME = re.compile(r"library-(\d{8}T\d{6}\d{6}Z)-([a-z]+)\.db")
_STAMP = "%Y%m%dT%H%M%S%fZ"
NEWEST = 5
DAYS = 7
MONTHS = 6


class BadBackupError(UserError):
    """A file that is not a whole backup of a library."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("这不是完好的报告库备份。"), where=str(path), remedy=_("请选择另一个备份文件。")
        )


def write_copy(connection: Connection, target: Path) -> None:
    """A proved copy of the open library as one file, put in place only when it is whole.

    The copy of a sealed library is sealed with the same passphrase.

    Raises:
        UserError: the target cannot be written, or the library is damaged.
    """
    part = target.with_name(target.name + ".part")
    try:
        with told_to_people(target):
            make_folder(target.parent)
            make_file(part)
            with closing(connect(part, connection.key)) as copy:
                connection.raw.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
        check_copy(part, connection.key)
        with told_to_people(target):
            to_disk(part)
            os.replace(part, target)
            to_disk(target.parent)
    finally:
        for leftover in (part, part.with_name(part.name + "-journal")):
            leftover.unlink(missing_ok=True)


def check_copy(path: Path, passphrase: str | None = None) -> None:
    """Prove that a file is a whole library that this program can open.

    Raises:
        BadBackupError: it is not, or the passphrase does not open it.
        PassphraseNeededError: it is sealed and no passphrase was given.
        NoCipherError: it is sealed and SQLCipher is not installed.
    """
    if not path.is_file():
        raise BadBackupError(path)
    key = key_for(path, passphrase)
    try:
        with closing(connect(path, key, read_only=True)) as copy:
            owner = copy.execute("PRAGMA application_id").fetchone()[0]
            version = copy.execute("PRAGMA user_version").fetchone()[0]
            whole = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    except errors() as error:
        raise BadBackupError(path) from error
    if owner != APPLICATION_ID or not 0 < version <= SCHEMA_VERSION or not whole:
        raise BadBackupError(path)


def backups(profile: Path) -> list[Path]:
    """The profile's own backups, the newest first, by the time in their names."""
    folder = profile / BACKUPS
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)


def last_good_backup(profile: Path, passphrase: str | None = None) -> Path | None:
    """The newest backup that is whole, None without one.

    Raises:
        PassphraseNeededError: it is sealed and no passphrase was given.
        NoCipherError: it is sealed and SQLCipher is not installed.
    """
    for path in backups(profile):
        try:
            check_copy(path, passphrase)
        except BadBackupError:
            continue
        return path
    return None


def back_up(connection: Connection, reason: str, at: datetime | None = None) -> Path:
    """Add a backup to the profile's own and take away those that are no longer needed.

    Args:
        connection: the open library.
        reason: one word for the file name (`daily`, `close`, `migration`).
        at: the time, now when None.

    Raises:
        UserError: it could not be written; the older backups are all there.
    """
    folder = connection.profile / BACKUPS
    target = folder / f"library-{_stamp(connection.profile, at)}-{reason}.db"
    write_copy(connection, target)
    names = [path.name for path in backups(connection.profile)]
    for name in set(names) - kept(names) - {target.name}:
        (folder / name).unlink(missing_ok=True)
    return target


def _stamp(profile: Path, at: datetime | None) -> str:
    """The time for a name: later than that of every backup there is, also with the clock set back.

    The newest backup is known by its name, for recovery as for the rotation.
    """
    time = at or datetime.now(UTC)
    newest = next(iter(backups(profile)), None)
    found = _NAME.fullmatch(newest.name) if newest is not None else None
    if found is not None:
        last = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
        time = max(time, last + timedelta(microseconds=1))
    return time.strftime(_STAMP)


def back_up_before_migration(connection: Connection) -> None:
    """The backup that precedes every change of the schema."""
    back_up(connection, "migration")


def kept(names: Sequence[str]) -> set[str]:
    """Which backups to keep.

    The newest NEWEST, the newest of each of the last DAYS days and MONTHS months that have any,
    and every one made before a migration.
    """
    matches = [found for name in sorted(names, reverse=True) if (found := _NAME.fullmatch(name))]
    keep = {found[0] for found in matches[:NEWEST]}
    keep |= {found[0] for found in matches if found[2] == "migration"}
    for digits, count in ((8, DAYS), (6, MONTHS)):
        newest: dict[str, str] = {}
        for found in matches:
            newest.setdefault(found[1][:digits], found[0])
        keep |= set(list(newest.values())[:count])
    return keep


def back_up_if_due(
    connection: Connection, reason: str, *, once_a_day: bool, at: datetime | None = None
) -> Path | None:
    """Add a backup when there are changes that no backup has; None when none was needed.

    Args:
        connection: the open library.
        reason: as for `back_up`.
        once_a_day: content with a backup of the same day (UTC), even an older one.
        at: the time, now when None.

    Raises:
        UserError: it could not be written.
    """
    changes = int(connection.value("SELECT max(id) FROM change") or 0)
    newest = next(iter(backups(connection.profile)), None)
    if newest is None:
        return back_up(connection, reason, at) if changes else None
    if _last_change(newest, connection.key) == changes:
        return None
    today = (at or datetime.now(UTC)).strftime("%Y%m%d")
    if once_a_day and newest.name.startswith(f"library-{today}"):
        return None
    return back_up(connection, reason, at)


def _last_change(path: Path, passphrase: str | None) -> int:
    """The id of the last change that a backup holds, -1 for a file that does not tell."""
    try:
        with closing(connect(path, key_for(path, passphrase), read_only=True)) as copy:
            return int(copy.execute("SELECT max(id) FROM change").fetchone()[0] or 0)
    except errors(UserError):
        return -1


def to_disk(path: Path) -> None:
    """Make sure a file, or a folder's entries, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open folders; its file system orders renames itself.
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)
