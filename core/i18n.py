"""The user's language: Chinese sentences in the source, English from a gettext catalogue.

Chinese needs no catalogue and no import of gettext, so that the first paint pays nothing for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

LANGUAGES = ("zh", "en")
_CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "translations"


class _Catalogue:
    """The catalogue in use; Chinese until `set_language` says otherwise."""

    language = "zh"
    translate: Callable[[str], str] | None = None


def preferred_language(environment: dict[str, str] | None = None) -> str:
    """`zh` or `en`, from SHENYUE_LANG or the locale variables; Chinese when they do not say."""
    values = dict(os.environ) if environment is None else environment
    for name in ("SHENYUE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = values.get(name, "").lower()
        if value.startswith("zh"):
            return "zh"
        if value.startswith("en"):
            return "en"
    return "zh"


def set_language(language: str) -> None:
    """Take `language` (`zh` or `en`) for every later `_()`.

    Raises:
        ValueError: a language the program does not have.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    _Catalogue.language = language
    if language == "zh":
        _Catalogue.translate = None
        return
    import gettext

    found = gettext.translation("shenyue", str(_CATALOGUES), languages=[language], fallback=True)
    _Catalogue.translate = found.gettext


def language() -> str:
    """The language in use, `zh` or `en`."""
    return _Catalogue.language


def _(message: str) -> str:
    """`message`, written in Chinese in the source, in the user's language."""
    return message if _Catalogue.translate is None else _Catalogue.translate(message)


def listed(parts: Iterable[str]) -> str:
    """Words as a list in one line, parted as the user's language does; empty ones are left out."""
    return _("、").join(part for part in parts if part)


def clauses(parts: Iterable[str]) -> str:
    """Parts of a sentence one behind the other, as a screen reader says them."""
    return _("，").join(part for part in parts if part)


def sentences(parts: Iterable[str]) -> str:
    """Whole sentences one behind the other; Chinese ones follow without a space."""
    said = ""
    for part in filter(None, parts):
        gap = "" if not said or said.endswith(("。", "！", "？")) else " "
        said += gap + part
    return said


def labelled(name: str, words: str) -> str:
    """A name and what is said of it in one line."""
    return _("{name}：{words}").format(name=name, words=words)
