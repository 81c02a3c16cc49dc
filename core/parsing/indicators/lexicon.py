"""One key for an indicator under all its names, its good direction and its usual unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_LEXICON = Path(__file__).resolve().parents[3] / "data" / "lexicons" / "indicators.txt"
_NUMBERING = re.compile(
    r"^(?:(?:其中|其他|加|减)[:：]|[#*△▲★※]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳⒈-⒛]"
    r"|[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[、.．]\s*|\d+(?:\.\d+)+\.?)+"
)
_SCOPE = re.compile(
    r"^(?:全(?:国|省|市|县|区|州|盟|旗|社会(?=用电量))|本(?:市|县|区)|我(?:市|县|区)|市本级|市级|区级|县级)"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_WIDTH = str.maketrans("（）ＧＤＰ〔〕［］", "()GDP()()")
_ENDING = re.compile(
    r"(?:增长率|增速|增幅|增长|涨跌?幅度?|上涨|降低率?|下降率?|降幅|减少率?|削减率?|总额|总值|总量|额|数量?)$"
)
_TIME = re.compile(r"(?<=.{2})(?:年末|期末|全年)(?=余额|数)")


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    wordings: tuple[str, ...]
    better: str
    unit: str


@cache
def _entries() -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for row in _LEXICON.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            key, better, unit, *aliases = row.split()
            entry = _Entry(key, (key, *aliases), better, "" if unit == "-" else unit)
            for words in entry.wordings:
                found.setdefault(_fold(words), entry)
    return found


def _fold(name: str) -> str:
    return re.sub(r"\s", "", name).translate(_WIDTH)


def bare_name(name: str) -> str:
    """A name without numbering (`1.`, `其中：`, `#`) and without spaces."""
    return _NUMBERING.sub("", _fold(name)).rstrip("%％")


@lru_cache(maxsize=2048)
def canonical(name: str) -> str:
    """The key of an indicator: the lexicon's name for it, else its own bare name.

    Bracketed remarks (口径) and a scope in front (全市) do not make another indicator.
    """
    entry = _find(name)
    return entry.key if entry else _SCOPE.sub("", bare_name(name)) or bare_name(name)


def _find(name: str) -> _Entry | None:
    entries = _entries()
    bare = bare_name(name)
    without = _BRACKETS.sub("", bare)
    for words in (bare, without, _SCOPE.sub("", bare), _SCOPE.sub("", without)):
        for form in (words, _ENDING.sub("", words), _TIME.sub("", words)):
            if found := entries.get(form):
                return found
    return None


def is_known(name: str) -> bool:
    """Whether the lexicon has an indicator of this name."""
    return _find(name) is not None


def wordings(name: str) -> tuple[str, ...]:
    """The names under which the lexicon knows an indicator, its own first."""
    entry = _find(name)
    bare = bare_name(name)
    return tuple(dict.fromkeys((bare, *entry.wordings))) if entry else (bare,)


def lower_is_better(key: str) -> bool:
    """Whether less of the indicator is the better result (失业率, 能耗)."""
    entry = _find(key)
    return entry is not None and entry.better == "lower"


def direction(key: str) -> str:
    """`higher`, `lower` or `none`; empty for an indicator that the lexicon does not know."""
    entry = _find(key)
    return entry.better if entry else ""


def usual_unit(name: str) -> str:
    """The unit that an indicator's level usually has; empty where the lexicon does not tell.

    `%` tells that it is a rate itself, `增长%` that it is a change wherever it is a percentage.
    """
    entry = _find(name)
    return entry.unit if entry else ""
