"""The verbs that keep: reading place, settings, backups, proof, closing."""

from __future__ import annotations

import logging
import shutil
from datetime import datetime
from pathlib import Path

from core.i18n import _
from core.library.base import Base
from core.model.errors import UserError
from core.store.backups import back_up_if_due, write_copy
from core.store.names import ORIGINALS
from core.store.proof import problems

_LOG = logging.getLogger(__name__)
_LARGE = 256 << 20
"""Bytes from which on a library is backed up once a day only."""


class KeepingVerbs(Base):
    """Reading place, settings, and the safety of the file."""

    def reading_place(self, report_id: str) -> int:
        """The canonical offset at which the report was left, 0 at first."""
        return self._store.reports.place(report_id)

    def set_reading_place(self, report_id: str, offset: int, progress: float | None = None) -> None:
        """Keep where the report was left; it counts as opened now.

        Args:
            report_id: the report.
            offset: a canonical offset.
            progress: the share read (0 to 1), None to leave it as it is.

        Raises:
            UserError: there is no such report, or it could not be kept.
        """
        self.entry(report_id)
        share = None if progress is None else min(1.0, max(0.0, progress))
        with self._store.writing():
            self._store.reports.set_place(report_id, max(0, offset), share)
            self._store.reports.set_opened(report_id)

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

    def backup(self, path: Path) -> Path:
        """Write a proved copy of the library.

        Args:
            path: a file that is made or replaced, or a folder in which one is made.

        Returns:
            The file.

        Raises:
            UserError: it could not be written; a former file there is as it was.
        """
        target = Path(path)
        if target.is_dir() or not target.suffix:
            target /= f"shenyue-{datetime.now().astimezone():%Y%m%d-%H%M%S}.db"
        if target.resolve() == self._store.connection.path.resolve():
            raise UserError(_("备份不能写在报告库自己的位置。"), where=str(target))
        write_copy(self._store.connection, target)
        return target

    def back_up_if_due(self) -> Path | None:
        """The daily backup, if there are changes that no backup of today or before has.

        Called at opening; a window that stays open for days calls it now and then.

        Raises:
            UserError: it could not be written.
        """
        return back_up_if_due(self._store.connection, "daily", once_a_day=True)

    def verify(self) -> list[str]:
        """Prove the library whole; one sentence per problem, none when all is well."""
        return list(problems(self._store))

    def close(self) -> None:
        """Back up what was changed, and close; safe to call twice."""
        if self._closed:
            return
        self._closed = True
        try:
            path = self._store.connection.path
            large = path.stat().st_size > _LARGE
            back_up_if_due(self._store.connection, "close", once_a_day=large)
        except UserError as error:
            # The library itself is committed and safe; a missing backup must not keep the
            # window from closing. The next opening tries again.
            self.backup_problem = error
        except OSError:
            _LOG.info("no backup at close", exc_info=True)
        finally:
            if self._store.connection.key is not None:
                # Files handed to other programs lie there in the clear.
                shutil.rmtree(self._profile / ORIGINALS, ignore_errors=True)
            self._index.close()
            self._store.close()

    def profile(self) -> Path:
        """The folder of this library."""
        return self._profile
