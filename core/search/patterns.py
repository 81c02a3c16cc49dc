r"""Regular expressions over folded text, kept on a short lead.

A pattern may contain the characters that folding changes (`（`, `％`, 繁體), so those are folded
too; what is ASCII stays as written, because `\D` and `\d` must stay two things, and case is
ignored anyway.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.errors import UserError
from core.text.folding import fold

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 2.0
"""Seconds a regular expression may take over one report."""

_LONGEST_PATTERN = 500
_REPEAT = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_MOST_REPEATS = 1000


def folded_pattern(pattern: str) -> str:
    """`pattern` for folded text.

    Raises:
        UserError: it is no regular expression, or one that costs too much to build.
    """
    if len(pattern) > _LONGEST_PATTERN:
        raise UserError(_("正则表达式太长。"), where=pattern[:20] + "…")
    product = 1
    for counts in _REPEAT.findall(pattern):
        product *= max([1, *(int(count) for count in counts if count and len(count) < 9)])
        if product > _MOST_REPEATS or any(len(count) >= 9 for count in counts):
            raise UserError(_("正则表达式里的重复次数太大。"), where=pattern)
    folded = _fold_literals(pattern)
    compile_pattern(folded, shown=pattern)
    return folded


def _fold_literals(pattern: str) -> str:
    """Non-ASCII characters folded one by one, escaped where folding makes syntax of them."""
    parts: list[str] = []
    in_class = escaped = False
    for character in pattern:
        if character.isascii():
            if not escaped and character in "[]":
                in_class = character == "["
            escaped = character == "\\" and not escaped
            parts.append(character)
            continue
        if escaped:
            # A backslash before a Chinese character means that character.
            parts.pop()
            escaped = False
        folded = fold(character).text
        literal = re.escape(folded)
        parts.append(literal if in_class or len(folded) == 1 else f"(?:{literal})")
    return "".join(parts)


def compile_pattern(folded: str, *, shown: str = "") -> regex.Pattern[str]:
    """The compiled form of a folded pattern.

    Raises:
        UserError: it is no regular expression; `shown` is what the message names.
    """
    import regex

    try:
        return regex.compile(folded, regex.IGNORECASE | regex.VERSION0)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise UserError(
            _("这不是正确的正则表达式。"),
            where=shown or folded,
            remedy=_("请检查括号和反斜线，或者不用正则表达式。"),
        ) from error


def too_slow(shown: str) -> UserError:
    """The error for a pattern that ran out of its time."""
    return UserError(
        _("这个正则表达式太费时间，已经停止。"),
        where=shown,
        remedy=_("请写得更具体些，少用嵌套的重复。"),
    )
