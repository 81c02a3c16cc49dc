"""A report on an error for whoever mends the program, without private words."""

from __future__ import annotations

import errno
import linecache
import platform
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePath
from types import TracebackType

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from core.model.errors import UserError

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


def write_report(error: BaseException, profile: Path, count: int = 1) -> Path:
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
