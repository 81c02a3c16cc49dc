"""The passphrase of a sealed library, asked for at the terminal; never echoed, never stored."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from core.cli.console import DONE, Console
from core.i18n import _
from core.model.errors import UserError

T = TypeVar("T")

_TRIES = 3
NEW_PASSPHRASE = "SHENYUE_NEW_PASSPHRASE"
"""The environment variable that may hold the passphrase to be set."""


def with_passphrase(act: Callable[[str | None], T], console: Console) -> T:
    """Call `act` with the passphrase of the environment, or with one asked for where it must be.

    Raises:
        UserError: none was given, or only wrong ones.
    """
    from core.library import PassphraseNeededError, WrongPassphraseError

    try:
        return act(None)
    except PassphraseNeededError:
        if not sys.stdin.isatty():
            raise
    for left in reversed(range(_TRIES)):
        try:
            return act(_ask(_("口令：")))
        except WrongPassphraseError as error:
            if not left:
                raise
            console.tell(error.what)
    raise AssertionError


def set_passphrase(arguments: Namespace, console: Console) -> int:
    """Seal the library with a passphrase, give it another one, or take it off."""
    from core.library import seal

    wanted = None if arguments.remove else _new_passphrase()

    def act(present: str | None) -> list[Path]:
        return seal(arguments.profile, present, wanted)

    left = with_passphrase(act, console)
    if arguments.remove:
        console.say(_("报告库和备份不再加密。"))
    else:
        console.say(_("报告库和备份已用口令加密。请记牢口令：忘了它，谁也打不开。"))
    for path in left:
        console.tell(_("这个文件没有加密，不需要就请删除：{path}").format(path=path))
    return DONE


def _new_passphrase() -> str:
    given = os.environ.get(NEW_PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError(
            _("没有新口令。"),
            remedy=_("请在终端里输入，或者放在环境变量 {name} 里。").format(name=NEW_PASSPHRASE),
        )
    first = _ask(_("新口令："))
    if _ask(_("再输入一次：")) != first:
        raise UserError(_("两次输入的口令不一样，没有改动。"))
    return first


def _ask(words: str) -> str:
    """One line from the terminal, not shown."""
    try:
        return getpass.getpass(words)
    except EOFError:
        return ""
