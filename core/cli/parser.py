"""An argparse parser that speaks the user's language and fails in one line."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from core.i18n import _, language
from core.model.errors import UserError


def _translated(message: str) -> str:
    """What argparse says, in the user's language; what is not known here stays English."""
    known = {
        "usage: ": _("用法："),
        "options": _("选项"),
        "positional arguments": _("参数"),
        "show this help message and exit": _("显示帮助"),
        "the following arguments are required: %s": _("缺少参数：%s"),
        "unrecognized arguments: %s": _("不认识的参数：%s"),
        "argument %(argument_name)s: %(message)s": _("参数 %(argument_name)s: %(message)s"),
        "expected one argument": _("后面要跟一个值"),
        "expected at least one argument": _("后面至少要跟一个值"),
        "invalid %(type)s value: %(value)r": _("值不对：%(value)r"),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "没有 %(value)r 这一项（可用：%(choices)s）"
        ),
        "ambiguous option: %(option)s could match %(matches)s": _(
            "选项 %(option)s 不明确 (可能是 %(matches)s)"
        ),
        "ignored explicit argument %r": _("这个选项不带值：%r"),
    }
    return known.get(message, message) if language() == "zh" else message


def speak_the_users_language() -> None:
    """Let argparse's own sentences be in the user's language.

    argparse looks its sentences up under this name in its module; it offers no other way.
    """
    setattr(argparse, "_", _translated)  # noqa: B010 - the name is not in the type stubs


class Parser(argparse.ArgumentParser):
    """A parser whose errors are `UserError`s."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        settings.setdefault("allow_abbrev", False)
        super().__init__(**settings)

    def error(self, message: str) -> NoReturn:
        """Unusable arguments, told in one line.

        Raises:
            UserError: always.
        """
        raise UserError(
            message,
            where=self.prog,
            remedy=_("用 {command} --help 看用法。").format(command=self.prog),
        )
