"""What the window remembers between two days, in an ini file inside the profile.

Read before the first paint, hence not from the library.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_FILE = "window.ini"


class WindowState:
    """Size, docks, panels, theme, type size and language.

    Args:
        profile: the folder of the library; it need not exist.
        frozen: keep nothing, as for a picture that must not change what the user left.
    """

    def __init__(self, profile: Path, *, frozen: bool = False) -> None:
        self._frozen = frozen
        self._settings = QSettings(str(profile / _FILE), QSettings.Format.IniFormat)

    def text(self, name: str, default: str) -> str:
        """A remembered word."""
        value = self._settings.value(name, default)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int) -> int:
        """A remembered number."""
        try:
            return int(str(self._settings.value(name, default)))
        except ValueError:
            return default

    def data(self, name: str) -> QByteArray:
        """Remembered bytes, such as a window's state; empty when there are none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, name: str, value: str | int | QByteArray) -> None:
        """Remember a value."""
        if not self._frozen:
            self._settings.setValue(name, value)

    def save(self) -> None:
        """Write the file now; a folder that cannot be written is no reason to stop."""
        if not self._frozen:
            self._settings.sync()
