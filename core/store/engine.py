"""Connections to SQLite files, plain ones and ones sealed with a passphrase.

Sealed files need SQLCipher (the extra `crypt`). It is a module of its own beside `sqlite3`, with
exceptions of its own, so what may be raised is asked of `errors`.
"""

from __future__ import annotations

import os
import sqlite3
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core.i18n import _
from core.model.errors import UserError
from core.store.names import is_sealed

if TYPE_CHECKING:
    from types import ModuleType

PASSPHRASE = "SHENYUE_PASSPHRASE"
"""The environment variable that may hold the passphrase."""


class NoCipherError(UserError):
    """The library is sealed, and SQLCipher is not installed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("这个报告库用口令加了密，打开它还缺一个组件。"),
            where=str(path),
            remedy=_("请安装组件 {name}，再打开审阅；报告库没有改动。").format(name="sqlcipher3"),
        )


class PassphraseNeededError(UserError):
    """The library is sealed, and no passphrase was given."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("这个报告库用口令加了密。"),
            where=str(path),
            remedy=_("请输入口令，或者放在环境变量 {name} 里。").format(name=PASSPHRASE),
        )


class WrongPassphraseError(UserError):
    """The passphrase does not open the file; it was left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("口令不对，报告库没有打开，也没有改动。"),
            where=str(path),
            remedy=_(
                "请再输入一次，注意大小写和全角半角；口令没错的话，文件可能已损坏，可用备份恢复。"
            ),
        )


def connect(
    path: Path, key: str | None = None, *, read_only: bool = False, timeout: float = 5.0
) -> sqlite3.Connection:
    """A connection without transactions of its own; nothing is read yet.

    Args:
        path: the file.
        key: the passphrase of a sealed file, None for a plain one.
        read_only: open a file that nobody writes, and make no log beside it.
        timeout: seconds to wait for another process.

    Raises:
        NoCipherError: a key is given and SQLCipher is not installed.
        sqlite3.Error, or the same of SQLCipher (see `errors`): it cannot be opened.
    """
    name = f"{path.resolve().as_uri()}?mode=ro&immutable=1" if read_only else str(path)
    if key is None:
        return sqlite3.connect(name, timeout=timeout, isolation_level=None, uri=read_only)
    make = cipher(path).connect
    raw = make(name, timeout=timeout, isolation_level=None, uri=read_only)
    # It would write what it thinks of a wrong passphrase to standard error.
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = {quoted(key)}")
    return cast("sqlite3.Connection", raw)


def try_key(connection: sqlite3.Connection, path: Path) -> None:
    """See whether a connection to a sealed file has the right passphrase.

    Raises:
        WrongPassphraseError: it has not.
    """
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except errors() as error:
        if code_of(error) == sqlite3.SQLITE_NOTADB:
            raise WrongPassphraseError(path) from error
        raise


def quoted(text: str) -> str:
    """`text` as a literal of SQL, where no parameter may stand."""
    return "'" + text.replace("\0", "").replace("'", "''") + "'"


def errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What the connections of this process may raise, and `more`, for an `except`.

    UnicodeDecodeError, too: so Python reports a message of SQLite that quotes a damaged text.
    """
    module = _cipher()
    known = (sqlite3.Error,) if module is None else (sqlite3.Error, module.Error)
    return (*known, UnicodeDecodeError, *more)


def cipher(path: Path) -> ModuleType:
    """SQLCipher, for work on `path`.

    Raises:
        NoCipherError: it is not installed.
    """
    module = _cipher()
    if module is None:
        raise NoCipherError(path)
    return module


@lru_cache(maxsize=1)
def _cipher() -> ModuleType | None:
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        return None
    return cast("ModuleType", dbapi2)


def tidy(passphrase: str) -> str:
    """A passphrase in the one form that all keyboards agree on (NFC)."""
    return unicodedata.normalize("NFC", passphrase)


def given(passphrase: str | None) -> str | None:
    """The passphrase, by default the one in the environment; None without one."""
    found = passphrase or os.environ.get(PASSPHRASE)
    return tidy(found) if found else None


def key_for(path: Path, key: str | None) -> str | None:
    """The key to open `path` with: None for a plain file, whatever was given.

    Without a key that of the environment is taken.

    Raises:
        PassphraseNeededError: it is sealed and none was given.
        NoCipherError: SQLCipher is not installed.
    """
    if not is_sealed(path):
        return None
    cipher(path)
    key = given(key)
    if key is None:
        raise PassphraseNeededError(path)
    return key


def code_of(error: Exception) -> int | None:
    """The primary result code of an SQLite error."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
