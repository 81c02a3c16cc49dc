"""After the first paint: open the library, fill the window, join the two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from core.model.errors import UserError
from ui.presenting.filling import fill
from ui.presenting.opening import ask_passphrase, asks_for_passphrase
from ui.presenting.presenters import MODULES, Presenters
from ui.presenting.stepping import Step, nothing
from ui.presenting.warming import calm_collector, share_the_lock

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.main_window import MainWindow


class Desk(Presenters):
    """When the library is opened and closed, and when its presenters are there.

    Args:
        window: its skeleton, already painted.
        profile: the folder of the library.
        file: a file to import and open.
        looking: take no lock and remember nothing, as for a picture.

    Signals:
        refused(Exception): the library could not be opened; the window goes on without it.
    """

    refused = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        profile: Path,
        file: Path | None = None,
        *,
        looking: bool = False,
    ) -> None:
        super().__init__(window, profile, looking=looking)
        self._file = file
        self._open = False
        self._joined = False
        self._due = False
        self._refusal: Exception | None = None
        window.closing.connect(self._on_closing)

    @property
    def is_open(self) -> bool:
        """Whether the library is open."""
        return self._open

    def start(self) -> None:
        """Open the library in the writer thread, and fill the window meanwhile."""
        self.open_library()
        self._stepper.run(self._steps(), self._begin)

    def open_library(self) -> None:
        """Open the library, at the start or after it was mended, and the report read last."""
        self._refusal = None
        self.tasks.open(self._opened, self._failed)

    def close(self) -> None:
        """Write down what is pending and close the library; safe to call twice."""
        if self._joined:
            self.imports.close()
        if self._open and self._joined and not self.tasks.is_closed:
            self.reports.keep_place()
        self._open = False
        self.tasks.close()

    def _steps(self) -> Iterator[Step]:
        yield from fill(self._window, self.tasks)
        yield Step(self._watch, "ui.presenting.troubles")
        for name in MODULES:
            yield Step(nothing, f"ui.presenting.{name}")
        yield Step(self._join, "ui.presenting.reports")
        yield Step(calm_collector)
        yield Step(share_the_lock)

    def _on_closing(self, event: QCloseEvent) -> None:
        """Close, unless what is still to be written cannot be written and nobody knows yet."""
        if not self._joined or self.tasks.is_closed:
            self.close()
            return
        told = self.troubles.count
        self.tasks.settle()
        if self.troubles.count > told:
            event.ignore()
        else:
            self.close()

    def _opened(self, _nothing: None) -> None:
        self._open = self._due = True
        self._begin()

    def _failed(self, error: Exception) -> None:
        self._refusal = error
        self._due = True
        self._begin()

    def _watch(self) -> None:
        from ui.presenting.troubles import Troubles

        self.troubles = Troubles(
            self._window, self.tasks, self._profile, self.open_library, self._opener
        )

    def _join(self) -> None:
        self.make()
        self._joined = True

    def _begin(self) -> None:
        """Open the first report, once both the library and the panes are there."""
        if not self._joined or not self._due:
            return
        self._due = False
        if self._refusal is not None:
            self._refuse(self._refusal)
            return
        if self._open and not self._looking:
            self.keeping.begin()
        if self._open and self._file is not None:
            file, self._file = self._file, None
            self.imports.import_files([file])
        elif self._open:
            self.reports.open()

    def _refuse(self, error: Exception) -> None:
        """Say why the library could not be opened, or ask for the passphrase that opens it."""

        def refuse() -> None:
            self.refused.emit(error)
            self.troubles.refuse(error)

        if isinstance(error, UserError) and asks_for_passphrase(error) and not self._looking:
            ask_passphrase(self._window, self._opener, error, self.open_library, refuse)
        else:
            refuse()
