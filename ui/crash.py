"""What happens when the program stumbles: every error is written down, the first of each told."""

from __future__ import annotations

import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.crash_dialog import CrashDialog
from ui.crash_report import describe, signature, write_report


class Watch(QObject):
    """Takes every error that nobody caught, from any thread.

    Signals:
        caught(object): an error, told across threads.
    """

    caught = Signal(object)

    def __init__(self, profile: Path, parent_of: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._profile = profile
        self._parent_of = parent_of
        self._counts: Counter[str] = Counter()
        self._dialog: CrashDialog | None = None
        self._more = 0
        self._inside = False
        self.caught.connect(self._take)

    def on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """The hook for the main thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif QApplication.instance() is None:
            sys.__excepthook__(kind, error, trace)
            self._write(error)
        else:
            self.caught.emit(error)

    def on_thread_error(self, told: threading.ExceptHookArgs) -> None:
        """The hook for all other threads."""
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            self.on_error(told.exc_type, told.exc_value, told.exc_traceback)

    def _write(self, error: BaseException) -> Path | None:
        key = signature(error)
        self._counts[key] += 1
        count = self._counts[key]
        # A thing that happens at every repaint must not fill the disk's queue.
        if count & (count - 1):
            return None
        try:
            return write_report(error, self._profile, count)
        except OSError:
            return None

    def _take(self, error: BaseException) -> None:
        if self._inside:
            return
        self._inside = True
        try:
            self._handle(error)
        except Exception:
            # Whatever is broken in here must not call itself.
            traceback.print_exc()
        finally:
            self._inside = False

    def _handle(self, error: BaseException) -> None:
        path = self._write(error)
        count = self._counts[signature(error)]
        if count > 1:
            return
        words = describe(error)
        # A window may have no console, or one that cannot write Chinese.
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(words)
        # A dialog goes with the window it belongs to.
        if self._dialog is not None and isValid(self._dialog):
            self._more += 1
            self._dialog.say_more(self._more)
            return
        self._more = 0
        self._dialog = CrashDialog(error, words, path, self._parent())
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def _parent(self) -> QWidget | None:
        try:
            return self._parent_of()
        except Exception:
            # The window may be what is broken; the dialog can stand alone.
            return None

    def _on_finished(self) -> None:
        self._dialog = None


def install(profile: Path, parent_of: Callable[[], QWidget | None]) -> None:
    """Take every error that nobody catches from now on; to be called on the GUI thread.

    Args:
        profile: the folder of the library; reports go to `crash` in it.
        parent_of: gives the window to show the dialog over, or None.
    """
    watch = Watch(profile, parent_of)
    sys.excepthook = watch.on_error
    threading.excepthook = watch.on_thread_error
