"""Colours and roles as people read them."""

from __future__ import annotations

from core.i18n import _
from core.model.annotations import Role


def colour_name(colour: str) -> str:
    """The name of a highlighter colour."""
    return {
        "yellow": _("黄"),
        "green": _("绿"),
        "blue": _("蓝"),
        "pink": _("粉"),
        "violet": _("紫"),
    }[colour]


def role_name(role: Role) -> str:
    """The name of a note's part in a speech."""
    return {
        Role.AFFIRM: _("肯定"),
        Role.PROBLEM: _("问题"),
        Role.QUESTION: _("追问"),
        Role.SUGGEST: _("建议"),
    }[role]


def tag_list(words: str) -> tuple[str, ...]:
    """The tags typed into one line, parted by blanks, commas or `#`; no tag twice."""
    for mark in "#＃,，、;；":
        words = words.replace(mark, " ")
    return tuple(dict.fromkeys(words.split()))
