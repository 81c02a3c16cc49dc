"""Opening the library for a window, and the passphrase of one that is sealed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.library import Library
    from core.model.errors import UserError
    from ui.main_window import MainWindow


class Opener:
    """Opens the library in the writer thread; imported there, because that is dear.

    Args:
        looking: take no lock, as for a picture.

    Attributes:
        passphrase: as the delegate typed it; kept in memory while the window is open.
    """

    def __init__(self, *, looking: bool = False) -> None:
        self._looking = looking
        self.passphrase: str | None = None

    def __call__(self, profile: Path) -> Library:
        """The library, with its lock.

        Raises:
            UserError: another window has it, or it cannot be opened; nothing was changed.
        """
        if self._looking:
            from core.library import Library

            return Library(profile, self.passphrase)
        from ui.presenting.window_library import WindowLibrary

        return WindowLibrary(profile, self.passphrase)


def asks_for_passphrase(error: Exception) -> bool:
    """Whether the right passphrase is all that lacks."""
    from core.library import PassphraseNeededError, WrongPassphraseError

    return isinstance(error, PassphraseNeededError | WrongPassphraseError)


def ask_passphrase(
    window: MainWindow,
    opener: Opener,
    error: UserError,
    again: Callable[[], None],
    refuse: Callable[[], None],
) -> None:
    """Ask for the passphrase, then open the library with it.

    Args:
        window: over which to ask.
        opener: takes the passphrase.
        error: what the last try said.
        again: opens the library once more.
        refuse: the delegate gave up.
    """
    from ui.shell.passphrase import PassphraseDialog

    wrong = error.what if opener.passphrase else ""
    dialog = PassphraseDialog(window.theme, wrong, window)

    def take() -> None:
        opener.passphrase = dialog.passphrase()
        again()

    dialog.accepted.connect(take)
    dialog.rejected.connect(refuse)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
