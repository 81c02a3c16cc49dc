"""The verbs that keep: reading place, settings, backups, proof, closing."""

from __future__ import annotations

from pathlib import Path

from core.library.base import Base


class KeepingVerbs(Base):
    """Reading place, settings, and the safety of the file."""

    def reading_place(self, report_id: str) -> int:
        """The canonical offset at which the report was left, 0 at first."""
        return self._store.reports.place(report_id)

    def set_reading_place(self, report_id: str, offset: int, progress: float = 0.0) -> None:
        """Keep where the report was left, and the share read (0 to 1).

        Raises:
            UserError: it could not be kept.
        """
        with self._store.writing():
            self._store.reports.set_place(report_id, max(0, offset), min(1.0, max(0.0, progress)))

    def setting(self, name: str, default: str = "") -> str:
        """The value of a setting, `default` where none was set."""
        return self._store.settings.get(name, default)

    def set_setting(self, name: str, value: str) -> None:
        """Keep the value of a setting.

        Raises:
            UserError: it could not be kept.
        """
        with self._store.writing():
            self._store.settings.set(name, value)

    def close(self) -> None:
        """Close the library; safe to call twice."""
        self._store.close()

    def profile(self) -> Path:
        """The folder of this library."""
        return self._profile
