"""Sealing a library with a passphrase, giving it another one, taking it off again.

The whole library is written anew into a file beside it, proved, and then put in its place; so are
the backups. Nothing is kept that could be read without the passphrase: that would be pointless.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from core.i18n import _
from core.model.errors import UserError
from core.store.backups import BadBackupError, backups, check_copy, to_disk
from core.store.engine import cipher, connect, key_for, tidy, try_key
from core.store.errors import told_to_people
from core.store.lock import WindowLock
from core.store.names import DAMAGED, ORIGINALS, SEARCH_INDEX, is_sealed, library_file
from core.store.private import make_file

SHORTEST = 8
"""Characters of a passphrase."""


def seal(
    profile: Path, present: str | None, wanted: str | None, *, locked: bool = False
) -> list[Path]:
    """Have the library of `profile` and its backups under another passphrase, or under none.

    Args:
        profile: the profile folder; no `Library` may have it open.
        present: the passphrase now, None for a plain library.
        wanted: the passphrase from now on, None to have it plain.
        locked: the caller holds the window lock itself.

    Returns:
        The files of the profile that can still be read without the new passphrase.

    Raises:
        UserError: the passphrase is too short or the present one wrong, a window is open, the disk
            full, or SQLCipher not installed; the library is as it was.
    """
    wanted = None if wanted is None else tidy(wanted)
    if wanted is not None and len(wanted) < SHORTEST:
        raise UserError(
            _("口令太短，没有改动。"), remedy=_("至少要 {count} 个字符。").format(count=SHORTEST)
        )
    path = library_file(profile)
    if not path.is_file():
        raise UserError(_("这里还没有报告库。"), where=str(profile))
    cipher(path)
    lock = None if locked else WindowLock(profile)
    try:
        with told_to_people(profile), tempfile.TemporaryDirectory(dir=profile) as folder:
            fresh = Path(folder) / path.name
            _recode(path, key_for(path, present), fresh, wanted)
            changed = _backups(profile, Path(folder), present, wanted)
            # From here on every file is whole under the new passphrase: only put in place.
            for part in (f"{path.name}-wal", f"{path.name}-shm", SEARCH_INDEX):
                path.with_name(part).unlink(missing_ok=True)
            for target, source in {path: fresh, **changed}.items():
                to_disk(source)
                os.replace(source, target)
            shutil.rmtree(profile / ORIGINALS, ignore_errors=True)
            to_disk(profile)
            return [] if wanted is None else _readable(profile)
    finally:
        if lock is not None:
            lock.release()


def _backups(
    profile: Path, folder: Path, present: str | None, wanted: str | None
) -> dict[Path, Path]:
    """The backups written anew, by the place where they belong; those not whole are left out."""
    changed: dict[Path, Path] = {}
    for path in backups(profile):
        fresh = folder / path.name
        try:
            check_copy(path, present)
        except BadBackupError:
            continue
        _recode(path, key_for(path, present), fresh, wanted)
        changed[path] = fresh
    return changed


def _recode(source: Path, present: str | None, target: Path, wanted: str | None) -> None:
    """Write the library `source` into the new file `target` under another passphrase."""
    make_file(target)
    make = cipher(source).connect
    # SQLCipher reads plain files too; only it can write from one into the other.
    opened = make(str(source), isolation_level=None) if present is None else None
    with closing(opened or connect(source, present)) as connection:
        if present is not None:
            try_key(connection, source)
        numbers = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("user_version", "application_id")
        }
        # The lock is held until the connection is closed: nobody writes what would be lost.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), wanted or ""))
        connection.execute("SELECT sqlcipher_export('fresh')")
        for name, number in numbers.items():
            connection.execute(f"PRAGMA fresh.{name} = {number}")
        connection.execute("DETACH DATABASE fresh")
    check_copy(target, wanted)


def _readable(profile: Path) -> list[Path]:
    """Libraries in the profile that are not sealed: damaged ones and those once replaced."""
    folders = [profile, *sorted((profile / DAMAGED).glob("*"))]
    files = [path for folder in folders for path in sorted(folder.glob("*")) if path.is_file()]
    found = [path for path in files if path.suffix in (".db", ".jsonl") and not is_sealed(path)]
    return found + [path for path in backups(profile) if not is_sealed(path)]
