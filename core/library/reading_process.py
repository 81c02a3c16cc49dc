"""Reading files in a process of its own, so that no file can stop, slow or harm the program.

Two ends that speak over pipes: `ReadingProcess` asks, `main` answers in the other process. What
comes back is decoded as data of known types; nothing in it is ever executed.
"""

from __future__ import annotations

import faulthandler
import os
import subprocess
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import msgspec

from core.i18n import _, language, set_language
from core.importing.limits import MAX_SECONDS, too_large
from core.library.reading import Understood, understand_all
from core.model.errors import UserError
from core.model.report import Corrections, Report
from core.model.source import Source
from core.processes import own_command

FLAG: Final = "--reading-process"  # as in main.py, which may not import this
"""The only argument of the program when it is to answer instead of opening a window."""

SECONDS: Final = MAX_SECONDS + 30
"""The longest time for one file, parsing included; then the process ends itself."""

MAX_MEMORY: Final = 2 << 30
"""The most bytes of memory of the process, where the system can limit it (Linux)."""

MAX_ANSWER: Final = 1 << 30
"""The longest answer that is listened to, in bytes."""

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class _Question:
    """What to read; with `corrections`, the one report they are about."""

    path: str
    language: str
    corrections: Corrections | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """A source and its reports, or `error` (what, where, remedy), or the traceback of a `fault`."""

    source: Source | None = None
    reports: tuple[Report, ...] = ()
    error: tuple[str, str, str] | None = None
    fault: str = ""


class ReadingProcess:
    """The other process, started with the first question and kept for the next ones.

    Args:
        command: what starts it.
    """

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command or own_command(FLAG)
        self._idle: subprocess.Popen[bytes] | None = None
        self._busy: list[subprocess.Popen[bytes]] = []

    def understand(self, path: Path, corrections: Corrections | None = None) -> Understood:
        """Read and parse a file; with `corrections`, only the one report they are about.

        Raises:
            UserError: it cannot be read, is not what it seems, or takes more time or memory
                than any report does.
            RuntimeError: a fault of the program, with the traceback of the other process.
        """
        question = _Question(os.path.abspath(path), language(), corrections)
        try:
            answer = self._ask(question)
        except (OSError, EOFError, ValueError) as error:
            raise _broke_off(path) from error
        if answer.error is not None:
            what, where, remedy = answer.error
            raise UserError(what, where=where, remedy=remedy)
        if answer.source is None:
            raise RuntimeError(answer.fault)
        return Understood(answer.source, answer.reports)

    def end(self) -> None:
        """End the process, whatever it does; a question under way fails. Safe from any thread."""
        idle, self._idle = self._idle, None
        if idle is not None:
            _end(idle)
        for process in list(self._busy):
            # Whoever waits for its answer cleans up.
            process.kill()

    def _ask(self, question: _Question) -> _Answer:
        process, self._idle = self._idle, None
        if process is not None and process.poll() is not None:
            _end(process)
            process = None
        if process is None:
            process = _start(self._command)
        self._busy.append(process)
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            _send(process.stdin, msgspec.msgpack.encode(question))
            answer = msgspec.msgpack.decode(_receive(process.stdout), type=_Answer)
        except BaseException:
            self._busy.remove(process)
            _end(process)
            raise
        self._busy.remove(process)
        if self._idle is None:
            self._idle = process
        else:
            _end(process)
        return answer


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Only Windows has these; elsewhere the process stands back by itself (`main.py`).
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def main() -> int:
    """Answer questions from standard input until it ends."""
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get among the answers.
    os.dup2(2, 1)
    _be_modest()
    nowhere = open(os.devnull, "wb")  # noqa: SIM115 - open as long as the process lives
    reader = _Reader()
    decoder = msgspec.msgpack.Decoder(_Question)
    while True:
        try:
            question = decoder.decode(_receive(questions))
        except EOFError:
            return 0
        faulthandler.dump_traceback_later(SECONDS, exit=True, file=nowhere)
        answer = reader.answer(question)
        faulthandler.cancel_dump_traceback_later()
        _send(answers, msgspec.msgpack.encode(answer))


class _Reader:
    """Answers questions; remembers the last file, which is often asked about again."""

    def __init__(self) -> None:
        self._last: tuple[str, int, int] | None = None
        self._source: Source | None = None

    def answer(self, question: _Question) -> _Answer:
        """The answer, whatever happens."""
        set_language(question.language)
        try:
            return self._read(question)
        except UserError as error:
            return _Answer(error=(error.what, error.where, error.remedy))
        except MemoryError:
            short = too_large(_("内存不足，无法读取该文件。"))
            return _Answer(error=(short.what, question.path, short.remedy))
        except Exception:
            return _Answer(fault=traceback.format_exc())

    def _read(self, question: _Question) -> _Answer:
        from core.parsing import parse

        path = Path(question.path)
        if question.corrections is None:
            self._source = None
            mark = _mark(path)
            understood = understand_all(path)
            self._last, self._source = mark, understood.source
            return _Answer(understood.source, understood.reports)
        if self._source is None or self._last != _mark(path):
            from core.importing import read

            self._last, self._source = _mark(path), read(path)
        return _Answer(self._source, (parse(self._source, question.corrections),))


def _mark(path: Path) -> tuple[str, int, int] | None:
    """By what a file is seen to be the one read before."""
    try:
        status = path.stat()
    except OSError:
        return None
    return str(path), status.st_size, status.st_mtime_ns


def _broke_off(path: Path) -> UserError:
    """The process is gone: out of time or memory, or a library fell over the file."""
    return UserError(
        _("读取这个文件时出错或用时过长，已停止；报告库没有变化。"),
        where=str(path),
        remedy=_("请另存为 .docx 或纯文本（.txt）后再导入。"),
    )


def _be_modest() -> None:
    """Take no more memory than any report needs."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
        # A library that falls over a file leaves no copy of the memory behind.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(_LENGTH, "big"))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    """One message.

    Raises:
        EOFError: the other side is gone.
        ValueError: no message of ours.
    """
    size = int.from_bytes(_exactly(pipe, _LENGTH), "big")
    if size > MAX_ANSWER:
        raise ValueError(size)
    return _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
