"""What happens when the program stumbles: a report without private words, a calm dialog."""

from __future__ import annotations

import errno
import linecache
import platform
import re
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePath
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from core.i18n import _
from core.model.errors import UserError
from ui.panes.dialog import Dialog
from ui.widgets.icons import pixmap
from ui.widgets.theme import THEMES, Theme, theme_named

FOLDER = "crash"
_ROOT = Path(__file__).resolve().parent.parent
_MOST_FILES = 20
_MOST_FRAMES = 60
_PATH = re.compile(r"""(?:[A-Za-z]:[\\/]|\\\\|(?<![\w/])/)[^\n'"，。；：]+""")
"""What looks like a path, whoever wrote it."""


def program_version() -> str:
    """The program's version, `?` where nothing tells it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("shenyue")
    except PackageNotFoundError:
        pass
    try:
        text = (_ROOT / "pyproject.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return "?"
    found = re.search(r'^version = "([^"]+)"', text, re.MULTILINE)
    return found[1] if found else "?"


def describe(error: BaseException, count: int = 1) -> str:
    """The report on `error` as text, for whoever mends the program.

    It holds the place in the program and the sort of error; no values, no words of a report or a
    note, no names of files or people. The message of an error is left out for that reason,
    except that of a `UserError`, which the program itself worded.
    """
    lines = [
        f"Shenyue {program_version()}",
        f"Time: {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"Count: {count}",
        f"Python: {platform.python_version()} ({platform.machine()})",
        f"Qt: {qVersion()}, PySide6 {PySide6.__version__}, {QGuiApplication.platformName() or '-'}",
        f"System: {platform.system()} {platform.release()}",
        "",
        *_chain(error),
    ]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """The error, and those that led to it, the first one first."""
    seen |= {id(error)}
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _chain(before, seen)
        yield ""
        yield "which led to:" if error.__cause__ is not None else "while handling which:"
        yield ""
    yield from _frames(error.__traceback__)
    yield _kind(error)
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            if id(part) not in seen:
                yield ""
                yield from ("  | " + line for line in _chain(part, seen))


def _frames(trace: TracebackType | None) -> Iterator[str]:
    frames = list(traceback.walk_tb(trace))
    if len(frames) > _MOST_FRAMES:
        yield f"  ({len(frames) - _MOST_FRAMES} more)"
    for frame, number in frames[-_MOST_FRAMES:]:
        name = frame.f_code.co_filename
        yield f"  {_place(name)}:{number} {frame.f_code.co_qualname}"
        # The program's own line is no secret; that of anything else may be.
        code = linecache.getline(name, number).strip() if _is_ours(name) else ""
        if code:
            yield f"    {code}"


def _is_ours(name: str) -> bool:
    return Path(name).is_relative_to(_ROOT) and "site-packages" not in Path(name).parts


def _place(name: str) -> str:
    """A file's name relative to the program or its libraries, never from the user's folders."""
    path = PurePath(name)
    if _is_ours(name):
        return path.relative_to(_ROOT).as_posix()
    for mark in ("site-packages", "dist-packages"):
        if mark in path.parts:
            return PurePath(*path.parts[path.parts.index(mark) + 1 :]).as_posix()
    # A bundled program names its modules by relative paths.
    return path.as_posix() if path.parts[:1] in (("core",), ("ui",)) else path.name


def _kind(error: BaseException) -> str:
    kind = type(error)
    words = kind.__qualname__
    if kind.__module__ != "builtins":
        words = f"{kind.__module__}.{words}"
    if isinstance(error, UserError):
        words += ": " + _PATH.sub("…", error.what)
    elif isinstance(error, OSError) and error.errno is not None:
        words += f" [{errno.errorcode.get(error.errno, error.errno)}]"
    elif name := getattr(error, "sqlite_errorname", ""):
        words += f" [{name}]"
    return words


def signature(error: BaseException) -> str:
    """The same for the same error at the same place."""
    return sha256("\n".join(_chain(error)).encode()).hexdigest()[:10]


def report(error: BaseException, profile: Path, count: int = 1) -> Path:
    """Write the report on `error` below `profile`; one file per error, the latest twenty stay.

    Args:
        error: what happened.
        profile: the folder of the library; it is made where it lacks.
        count: how often it happened since the program was started.

    Raises:
        OSError: it cannot be written.
    """
    folder = profile / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y%m%d}-{signature(error)}.txt"
    path.write_text(describe(error, count), encoding="utf-8")
    files = sorted(folder.glob("*.txt"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in files[_MOST_FILES:]:
        old.unlink(missing_ok=True)
    return path


def _theme_on_screen() -> Theme:
    """The theme that the program's palette was made of."""
    shown = QApplication.palette()
    ground, ink = shown.color(QPalette.ColorRole.Base), shown.color(QPalette.ColorRole.Text)
    for theme in THEMES.values():
        if (QColor(theme.ground), QColor(theme.ink)) == (ground, ink):
            return theme
    return theme_named("system")


class CrashDialog(Dialog):
    """Says that something went wrong, that nothing saved is lost, and where the report lies.

    Args:
        error: what happened; a `UserError` speaks for itself.
        words: the report, for the clipboard.
        path: its file, None when it could not be written.
        parent: the window, or None.
    """

    def __init__(
        self, error: BaseException, words: str, path: Path | None, parent: QWidget | None = None
    ) -> None:
        theme = _theme_on_screen()
        super().__init__(theme, _("审阅"), parent)
        self._report = words
        picture = QLabel(self)
        picture.setPixmap(pixmap("warning", theme.muted, size=24, scale=self.devicePixelRatioF()))
        headline = self._label(_("出了意外的问题"), role="headline")
        told = self._label(_("已保存的批注不受影响。可以继续使用；如果反复出现，请退出后再打开。"))
        if isinstance(error, UserError):
            headline.setText(error.what)
            told.setText("\n".join(part for part in (error.where, error.remedy) if part))
        where = _("问题报告没能写到磁盘上，可以复制下来。")
        if path is not None:
            where = _("问题报告在：{path}").format(path=str(path))
        self._where = self._label(
            where + "\n" + _("其中没有报告的内容、批注或文件名。"), quiet=True
        )
        self._more = self._label("", quiet=True)
        self._more.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(picture)
        head.addWidget(headline, 1)
        self.body.addLayout(head)
        for part in (told, self._where, self._more):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._quit = self.add_button(_("退出"), left=True, sticky=True)
        self._quit.clicked.connect(self._leave)
        self._copy = self.add_button(_("复制报告"), sticky=True)
        self._copy.clicked.connect(self._to_clipboard)
        self._go_on = self.add_button(_("继续"), primary=True)
        self._go_on.setFocus()
        self.setMinimumWidth(480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _label(self, words: str, *, role: str = "", quiet: bool = False) -> QLabel:
        label = QLabel(words, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setProperty("role", role)
        label.setProperty("quiet", quiet)
        return label

    def say_more(self, count: int) -> None:
        """Say that `count` other errors were written down meanwhile."""
        self._more.setText(_("另有 {count} 个问题也已记录。").format(count=count))
        self._more.show()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(_("已复制"))

    def _leave(self) -> None:
        self.accept()
        # Closes the windows first, so that each keeps what it has to keep.
        QApplication.quit()


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
            return report(error, self._profile, count)
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
