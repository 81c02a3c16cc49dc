"""Settings that belong to the library: a name and a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.store.connection import Connection


class SettingRows:
    """Reads and writes settings; `set` runs inside `Connection.writing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str, default: str) -> str:
        """The value of a setting, `default` where none was set."""
        found = self._connection.value("SELECT value FROM setting WHERE name = ?", (name,))
        return default if found is None else str(found)

    def set(self, name: str, value: str) -> None:
        """Keep the value of a setting."""
        self._connection.db.table("setting").upsert({"name": name, "value": value}, pk="name")
