"""Making a damaged library whole again; see `core.store.recovery`."""

from __future__ import annotations

from pathlib import Path

from core.library.versions import place_missing
from core.store import recovery
from core.store.recovery import Recovery
from core.store.store import Store


def recover(profile: Path, *, locked: bool = False, passphrase: str | None = None) -> Recovery:
    """Make a whole library of the last good backup and all that the damaged one still holds.

    Args:
        profile: the profile folder; no `Library` may have it open.
        locked: the caller holds the window lock itself.
        passphrase: of a sealed library.

    Raises:
        UserError: a window is open, or the disk is full; the damaged file is as it was.
    """
    done = recovery.recover(profile, locked=locked, passphrase=passphrase)
    store = Store(profile, passphrase)
    try:
        # Places on damaged pages are lost; the notes find their words again.
        with store.writing():
            for entry in store.reports.entries():
                place_missing(store, entry.id, entry.version)
    finally:
        store.close()
    return done
