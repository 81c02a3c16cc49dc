"""Putting a library back: from a backup, or from a backup and what the damaged file still holds.

The file that is replaced is always kept, in `damaged/` of the profile folder.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.changes import Verb
from core.model.errors import UserError
from core.store.backups import check_copy, last_good_backup, to_disk
from core.store.changes import AnnotationImage
from core.store.codec import annotation_to_text
from core.store.engine import connect, errors, given, key_for
from core.store.errors import told_to_people
from core.store.lock import WindowLock
from core.store.names import DAMAGED, SUSPECT, is_sealed, library_file
from core.store.private import copy_file, make_file, make_folder
from core.store.salvaging import Saved, add_reports, saved_annotations
from core.store.store import Store
from core.store.wreck import Wreck

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a recovery did.

    `kept` is the folder with the damaged file and with all notes that were read from it
    (`annotations.jsonl`). `backup` is the backup that was built upon, None without one.
    `annotations` and `reports` count what the library holds now, `homeless` the notes whose
    report is lost: they are in the kept file only.
    """

    kept: Path
    backup: Path | None
    annotations: int
    reports: int
    homeless: int


def restore(
    profile: Path, backup: Path, *, locked: bool = False, passphrase: str | None = None
) -> Path | None:
    """Put a backup in the place of the library, which must not be open.

    Args:
        profile: the profile folder.
        backup: a file written by `Library.backup` or by the rotation.
        locked: the caller holds the window lock itself.
        passphrase: of a sealed backup; the library is then sealed with it.

    Returns:
        The folder in which the former library is kept, None when there was none.

    Raises:
        UserError: the backup is not whole, a window is open, or the disk is full; the library
            is as it was.
    """
    check_copy(backup, passphrase)
    lock = None if locked else WindowLock(profile)
    try:
        with told_to_people(profile), tempfile.TemporaryDirectory(dir=profile) as folder:
            fresh = Path(folder) / backup.name
            copy_file(backup, fresh)
            check_copy(fresh, passphrase)
            return _swap(profile, fresh, passphrase)
    finally:
        if lock is not None:
            lock.release()


def recover(profile: Path, *, locked: bool = False, passphrase: str | None = None) -> Recovery:
    """Make a whole library of the last good backup and all that the damaged one still holds.

    Notes that only the damaged one holds have no place yet: `core.library.recover` finds it.

    Args:
        profile: the profile folder.
        locked: the caller holds the window lock itself.
        passphrase: of a sealed library; what is made of it is sealed with it too.

    Raises:
        UserError: a window is open, or the disk is full; the damaged file is as it was.
    """
    passphrase = given(passphrase)
    lock = None if locked else WindowLock(profile)
    try:
        with told_to_people(profile), tempfile.TemporaryDirectory(dir=profile) as name:
            folder = Path(name)
            for path in _parts(library_file(profile)):
                copy_file(path, folder / f"wreck{path.name.removeprefix('library')}")
            backup = last_good_backup(profile, passphrase)
            sealed = is_sealed(library_file(profile))
            wreck = Wreck(folder / "wreck.db", passphrase if sealed else None)
            saved = saved_annotations(wreck)
            new = folder / "new"
            new.mkdir()
            if backup is not None:
                copy_file(backup, library_file(new))
            sealed = sealed or (backup is not None and is_sealed(backup))
            counts, homeless = _build(new, wreck, saved, passphrase if sealed else None)
            check_copy(library_file(new), passphrase)
            kept = _swap(profile, library_file(new), passphrase) or profile
            if not sealed:
                # In a file that is not sealed; the sealed library has all but the homeless ones.
                lines = "\n".join(annotation_to_text(one.annotation) or "" for one in saved)
                make_file(kept / "annotations.jsonl")
                (kept / "annotations.jsonl").write_text(lines, encoding="utf-8")
            return Recovery(kept, backup, *counts, homeless)
    finally:
        if lock is not None:
            lock.release()


def _build(
    new: Path, wreck: Wreck, saved: Iterable[Saved], key: str | None
) -> tuple[tuple[int, int], int]:
    """Fill the library in the folder `new`; annotations and reports in it, notes without one."""
    store = Store(new, key, sealed=key is not None)
    homeless = 0
    try:
        with store.writing():
            add_reports(store, wreck)
            images = []
            for one in saved:
                annotation = one.annotation
                if store.reports.state(annotation.report) is None:
                    homeless += 1
                    continue
                present = store.annotations.by_ids([annotation.id]).get(annotation.id)
                if not one.counts_more_than(present):
                    continue
                store.annotations.save(annotation)
                images.append(
                    AnnotationImage(annotation.id, annotation.report, present, annotation)
                )
            if images:
                # A note and its history agree; nothing of it can be undone.
                store.changes.add(Verb.REVISE, images, "", undoable=False)
        counts = (
            int(store.connection.value("SELECT count(*) FROM annotation WHERE deleted = ''")),
            int(store.connection.value("SELECT count(*) FROM report WHERE removed = ''")),
        )
    finally:
        store.close()
    return counts, homeless


def _swap(profile: Path, fresh: Path, passphrase: str | None) -> Path | None:
    """Put `fresh` in the place of the library, which is kept; returns where."""
    path = library_file(profile)
    kept = None
    if path.exists():
        _finish_log(path, passphrase)
        kept = profile / DAMAGED / datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        make_folder(kept.parent)
        make_folder(kept)
        for part in _parts(path):
            copy_file(part, kept / part.name)
            to_disk(kept / part.name)
    # The log belongs to the former file: SQLite would write it into the new one.
    for part in _parts(path):
        if part != path:
            part.unlink()
    to_disk(fresh)
    os.replace(fresh, path)
    path.with_name(SUSPECT).unlink(missing_ok=True)
    to_disk(profile)
    return kept


def _finish_log(path: Path, passphrase: str | None) -> None:
    """Bring the write-ahead log into a library that can still do so."""
    try:
        with closing(connect(path, key_for(path, passphrase), timeout=1)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except errors(UserError):
        return  # It is damaged; file and log are kept side by side.


def _parts(path: Path) -> list[Path]:
    """The library's file, its log and its index of the log, as far as they are there."""
    names = (path.name, f"{path.name}-wal", f"{path.name}-shm")
    return [path.with_name(name) for name in names if path.with_name(name).exists()]
