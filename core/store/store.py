"""The library's file with all its tables in one hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.store.annotations import AnnotationRows
from core.store.changes import ChangeRows
from core.store.connection import Connection
from core.store.decisions import DecisionRows
from core.store.errors import DamagedLibraryError
from core.store.names import SUSPECT
from core.store.reports import ReportRows
from core.store.settings import SettingRows


class Store:
    """An open library file; one instance belongs to one thread.

    Args:
        profile: the folder that holds the library; made when missing.
        passphrase: opens a sealed library; of no account for a plain one.
        sealed: a library that is made now is sealed with the passphrase.

    Attributes:
        connection: the connection, for transactions.
        reports, annotations, changes, decisions, settings: the tables.

    Raises:
        UserError: the library cannot be opened; nothing was changed.
    """

    def __init__(
        self, profile: Path, passphrase: str | None = None, *, sealed: bool = False
    ) -> None:
        from core.store.backups import back_up_before_migration

        self.profile = profile
        self.connection = Connection(profile, back_up_before_migration, passphrase, sealed=sealed)
        self.reports = ReportRows(self.connection)
        self.annotations = AnnotationRows(self.connection)
        self.changes = ChangeRows(self.connection)
        self.decisions = DecisionRows(self.connection)
        self.settings = SettingRows(self.connection)
        self._look_through_if_suspect()

    def _look_through_if_suspect(self) -> None:
        """Where damage was found at work before, see whether everything can be read.

        Raises:
            DamagedLibraryError: it cannot; `core.library.recover` mends it.
        """
        mark = self.profile / SUSPECT
        if not mark.exists():
            return
        from core.store.proof import is_readable

        if not is_readable(self):
            self.close()
            raise DamagedLibraryError(self.connection.path)
        mark.unlink(missing_ok=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; see `Connection.writing`."""
        with self.connection.writing():
            yield

    def data_version(self) -> int:
        """A number that differs whenever another process has committed in between."""
        return int(self.connection.value("PRAGMA data_version"))

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
