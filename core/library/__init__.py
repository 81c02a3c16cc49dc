"""The facade: the verbs of the program, and the only way to change anything."""

from core.library.library import Library
from core.library.profile import lock_window
from core.library.safety import recover
from core.library.targets import cell_key, on_target, value_key
from core.store.backups import backups, last_good_backup
from core.store.engine import NoCipherError, PassphraseNeededError, WrongPassphraseError
from core.store.errors import DamagedLibraryError, LockedLibraryError, NewerLibraryError
from core.store.names import default_profile
from core.store.recovery import Recovery, restore
from core.store.sealing import seal

__all__ = [
    "DamagedLibraryError",
    "Library",
    "LockedLibraryError",
    "NewerLibraryError",
    "NoCipherError",
    "PassphraseNeededError",
    "Recovery",
    "WrongPassphraseError",
    "backups",
    "cell_key",
    "default_profile",
    "last_good_backup",
    "lock_window",
    "on_target",
    "recover",
    "restore",
    "seal",
    "value_key",
]
