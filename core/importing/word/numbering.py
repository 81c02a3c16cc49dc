"""Word's automatic list numbers, counted and printed as Word prints them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.importing.word.names import VAL, W, child_value, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS: Final = 9
_DIGITS: Final = "〇一二三四五六七八九"
_FORMAL: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE: Final = re.compile(r"%([1-9])")


def chinese(value: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """`value` (0 to 99,999) in Chinese numerals: 10 is 十, 21 is 二十一, 105 is 一百零五."""
    if not 0 <= value < 100_000:
        return str(value)
    if value == 0:
        return digits[0] if digits is _FORMAL else "零"
    if value >= 10_000:
        rest = value % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        head = chinese(value // 10_000, digits, units) + "万" + gap
        return head + (chinese(rest, digits, units) if rest else "")
    pieces = []
    gap = ""
    for place, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = value // place % 10
        if digit:
            pieces.append(gap + digits[digit] + unit)
            gap = ""
        elif pieces:
            gap = "零"
    text = "".join(pieces)
    return text[1:] if 10 <= value < 20 and digits is _DIGITS else text


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _letters(value: int) -> str:
    """A to z, then aa to zz, as Word counts."""
    if not 0 < value <= 780:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _circled(value: int) -> str:
    if 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    return chr(0x3251 + value - 21) if 21 <= value <= 35 else str(value)


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def _plain_digits(value: int) -> str:
    """Ten and more digit by digit: 12 is 一二, 20 is 二〇."""
    return "".join(_DIGITS[int(digit)] for digit in str(max(0, value)))


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _plain_digits,
    "taiwaneseDigital": _plain_digits,
    "japaneseDigitalTenThousand": _plain_digits,
    "chineseLegalSimplified": lambda value: chinese(value, _FORMAL, "拾佰仟"),
    "ideographLegalTraditional": lambda value: chinese(value, _FORMAL, "拾佰仟"),
    "ideographTraditional": lambda value: _STEMS[value - 1] if 0 < value <= 10 else str(value),
    "ideographZodiac": lambda value: _BRANCHES[value - 1] if 0 < value <= 12 else str(value),
    "ideographEnclosedCircle": lambda value: (
        chr(0x3280 + value - 1) if 0 < value <= 10 else str(value)
    ),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda value: (
        chr(0x2474 + value - 1) if 0 < value <= 20 else f"({value})"
    ),
    "decimalEnclosedFullstop": lambda value: (
        chr(0x2488 + value - 1) if 0 < value <= 20 else f"{value}."
    ),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda _value: "",
}


def format_number(value: int, form: str) -> str:
    """`value` in one of Word's number formats (`w:numFmt`); unknown ones as digits."""
    return _FORMATS.get(form, str)(value)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    legal: bool
    restart: int | None


class Numbering:
    """The lists of one file and how far each has counted.

    Args:
        root: the root of `numbering.xml`; None for a file without lists.
    """

    def __init__(self, root: _Element | None) -> None:
        self._abstract_of: dict[str, str] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        by_style: dict[str, str] = {}
        linked: dict[str, str] = {}
        for abstract in root.iterfind(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId") or ""
            self._read_levels(f"a{key}", abstract)
            if style := child_value(abstract, "styleLink"):
                by_style[style] = f"a{key}"
            if style := child_value(abstract, "numStyleLink"):
                linked[f"a{key}"] = style
        for num in root.iterfind(f"{W}num"):
            key = num.get(f"{W}numId") or ""
            abstract_key = f"a{child_value(num, 'abstractNumId') or ''}"
            abstract_key = by_style.get(linked.get(abstract_key, ""), abstract_key)
            self._abstract_of[key] = abstract_key
            for override in num.iterfind(f"{W}lvlOverride"):
                level = number(override.get(f"{W}ilvl"))
                start = child_value(override, "startOverride")
                if start is not None:
                    self._overrides[(key, level)] = number(start, 1)
                self._read_levels(f"n{key}", override)

    def _read_levels(self, key: str, parent: _Element) -> None:
        for level in parent.iterfind(f"{W}lvl"):
            place = number(level.get(f"{W}ilvl"))
            text = level.find(f"{W}lvlText")
            restart = child_value(level, "lvlRestart")
            form = level.find(f"{W}numFmt")
            self._levels[(key, place)] = _Level(
                number(child_value(level, "start"), 0),
                "decimal" if form is None else form.get(VAL) or "decimal",
                "" if text is None else text.get(VAL) or "",
                level.find(f"{W}isLgl") is not None,
                None if restart is None else number(restart),
            )

    def _level(self, list_id: str, level: int) -> _Level | None:
        own = self._levels.get((f"n{list_id}", level))
        return own or self._levels.get((self._abstract_of.get(list_id, ""), level))

    def label(self, list_id: str | None, level: int) -> str:
        """The number of the next paragraph on `level` (from 0) of list `list_id`; often empty."""
        if list_id is None or list_id not in self._abstract_of or not 0 <= level < _LEVELS:
            return ""
        found = self._level(list_id, level)
        if found is None:
            return ""
        counters = self._counters.setdefault(self._abstract_of[list_id], [None] * _LEVELS)
        self._count(list_id, level, found, counters)
        if found.form == "bullet":
            return "●" if found.text else ""

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            at = self._level(list_id, place)
            value = counters[place]
            if value is None:
                value = at.start if at else 1
            form = "decimal" if found.legal or at is None else at.form
            return format_number(value, form)

        return _PLACE.sub(shown, found.text)

    def _count(self, list_id: str, level: int, found: _Level, counters: list[int | None]) -> None:
        start = self._overrides.get((list_id, level))
        if start is not None and (list_id, level) not in self._begun:
            counters[level] = start
        else:
            value = counters[level]
            counters[level] = found.start if value is None else value + 1
        self._begun.add((list_id, level))
        for deeper in range(level + 1, _LEVELS):
            below = self._level(list_id, deeper)
            if below is not None and below.restart == 0:
                continue
            counters[deeper] = None
