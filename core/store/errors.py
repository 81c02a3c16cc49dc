"""What SQLite and the disk complain about, said to the user in one sentence."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from core.i18n import _
from core.model.errors import UserError
from core.store.engine import code_of, errors
from core.store.names import LIBRARY, SUSPECT
from core.store.private import make_file


class LockedLibraryError(UserError):
    """Another window has the library open."""


class DamagedLibraryError(UserError):
    """The library's file is damaged; `path` is the file, left as it is.

    `core.library.recover` saves what can be read and puts the last good backup under it.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("报告库文件已损坏，没有改动它。"),
            where=str(path),
            remedy=_("可以用最近一次完好的备份恢复，能读出的批注会一并救回。"),
        )
        self.path = path


class NewerLibraryError(UserError):
    """The library was written by a newer edition of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("这个报告库由更新版本的审阅建立，本版本不能打开。"),
            where=str(path),
            remedy=_("请升级审阅；报告库没有任何改动。"),
        )


def read_only(path: Path) -> UserError:
    """The error for a place that cannot be written."""
    return UserError(
        _("数据文件夹不能写入，批注无法保存。"),
        where=str(path),
        remedy=_("请检查文件夹权限，或者用 --profile 换一个文件夹。"),
    )


def disk_full(path: Path) -> UserError:
    """The error for a disk without room; the transaction was rolled back."""
    return UserError(
        _("磁盘空间不足，这次改动没有保存，原有内容完好。"),
        where=str(path),
        remedy=_("请清理磁盘后再试。"),
    )


def _busy(path: Path) -> UserError:
    return UserError(
        _("报告库正被另一个程序占用，这次操作没有完成。"),
        where=str(path),
        remedy=_("请稍等片刻再试，或者关闭占用它的程序。"),
    )


def _cannot_open(path: Path) -> UserError:
    return UserError(
        _("无法打开报告库文件。"),
        where=str(path),
        remedy=_("请检查这个位置是否可用，或者用 --profile 换一个文件夹。"),
    )


def _disk_trouble(path: Path) -> UserError:
    return UserError(
        _("读写报告库文件时出错，这次改动没有保存，原有内容完好。"),
        where=str(path),
        remedy=_("请检查磁盘空间和磁盘连接后再试。"),
    )


def _damaged(path: Path) -> UserError:
    """The error for damage found at work; the next opening looks through the whole library.

    A damaged library that still opens would else be told of again and again, and never mended.
    """
    if path.name == LIBRARY and path.exists():
        with suppress(OSError):
            make_file(path.with_name(SUSPECT))
    return DamagedLibraryError(path)


_BY_CODE = {
    sqlite3.SQLITE_FULL: disk_full,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_CANTOPEN: _cannot_open,
    sqlite3.SQLITE_IOERR: _disk_trouble,
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
}
_NO_TEXT = "Could not decode to UTF-8"
"""What Python says, without a code, of a text that is none."""
_NO_SCHEMA = ("no such column", "no such table", "unsupported file format", "foreign key")
"""What SQLite says where the description of the tables is damaged; whole, it has what is asked."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


def for_people(error: Exception, path: Path) -> UserError | None:
    """What to tell the user of `error`; None when it is a fault of the program."""
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return disk_full(path)
        return read_only(path) if error.errno in _DENIED else _cannot_open(path)
    if isinstance(error, UnicodeDecodeError):
        return _damaged(path)
    code = code_of(error)
    if str(error).startswith(_NO_TEXT if code is None else _NO_SCHEMA):
        return _damaged(path)
    make = _BY_CODE.get(code) if code is not None else None
    return None if make is None else make(path)


@contextmanager
def told_to_people(path: Path) -> Iterator[None]:
    """Turn errors of the world that SQLite reports on `path` into a UserError.

    Raises:
        UserError: a full or read-only disk, a locked or damaged file.
    """
    try:
        yield
    except errors(OSError) as error:
        told = for_people(error, path)
        if told is None:
            raise
        raise told from error


@contextmanager
def believed(path: Path) -> Iterator[None]:
    """Turn what a stored row cannot mean into the one sentence about damage.

    SQLite tells of pages that are not in order; a byte that changed inside a text is seen only by
    whoever makes sense of it.

    Raises:
        DamagedLibraryError: a stored value cannot be what was written.
    """
    try:
        yield
    except (KeyError, ValueError, TypeError, msgspec.DecodeError) as error:
        raise _damaged(path) from error
