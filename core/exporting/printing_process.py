"""Pages laid out in a process of their own: Qt needs the main thread, and the window has it.

`print_elsewhere` asks; `ui.paper.answering` answers in the other process.
"""

from __future__ import annotations

import subprocess
from typing import Final

import msgspec

from core.exporting.export import Paper
from core.i18n import _, language
from core.model.errors import UserError
from core.processes import own_command

FLAG: Final = "--printing-process"  # as in main.py, which may not import this
"""The only argument of the program when it is to lay out one paper."""

SECONDS: Final = 120
"""The longest time for one paper; a report of 200,000 characters takes some seconds."""


class Order(msgspec.Struct, frozen=True):
    """What is to be printed, and the language to complain in."""

    paper: Paper
    language: str


def print_elsewhere(paper: Paper, command: list[str] | None = None) -> bytes:
    """A PDF of `paper`; waits for it.

    Args:
        paper: what is to be printed.
        command: what starts the other process.

    Raises:
        UserError: it could not be made.
    """
    try:
        done = subprocess.run(
            command or own_command(FLAG),
            input=msgspec.msgpack.encode(Order(paper, language())),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed() from error
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _failed(words[-1] if words else "")
    return done.stdout


def _failed(why: str = "") -> UserError:
    return UserError(
        _("PDF 没有做成。"), where=why, remedy=_("请再试一次，或导出为 Word（docx）。")
    )
