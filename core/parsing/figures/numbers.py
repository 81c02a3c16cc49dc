"""Numbers in prose with their units and limiting words, and the numbers that are no figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.model.values import Bound
from core.parsing.indicators.numerals import PERCENT
from core.parsing.indicators.units import unit_pattern

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.．]\d+)?"
_DASH = r"(?:——|[-—–－~～〜至到])"
_BEFORE = (
    (re.compile(r"(?:不低于|不少于|不小于|至少|≥|≧|不下于)$"), Bound.AT_LEAST),
    (re.compile(r"(?:不超过|不超|不高于|不大于|不突破|最高|至多|最多|≤|≦|不多于)$"), Bound.AT_MOST),
    (
        re.compile(r"(?:超过|突破|高于|大于|多于|超|逾|＞|>|跨越|迈上|跃上)(?:了)?$"),
        Bound.MORE_THAN,
    ),
    (re.compile(r"(?:低于|小于|少于|不到|不足|未到|＜|<)$"), Bound.LESS_THAN),
    (
        re.compile(
            r"(?:(?<![节签合契制预履违解相大集特邀])约|大约|接近|将近|(?<![最附邻贴接临靠])近)$"
        ),
        Bound.ABOUT,
    ),
)
_LOOK = 4
_AFTER = (
    (re.compile(r"(?:[（(]含[^（()）]{0,4}[）)])?(?:及以上|或以上|以上)"), Bound.AT_LEAST),
    (re.compile(r"(?:[（(]含[^（()）]{0,4}[）)])?(?:及以下|以下|以内|之内)"), Bound.AT_MOST),
    (re.compile(r"左右|上下"), Bound.ABOUT),
)
_STARTS = re.compile(r"\d|百分之")
_QUOTED = re.compile(
    r"“[^“”]{0,26}”|《[^《》]{0,80}》|〔[^〔〕]{0,8}〕|「[^「」]{0,26}」|『[^『』]{0,26}』|＂[^＂]{0,26}＂|\"[^\"]{0,26}\""
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:(?:[-—–－~～至到]|——)(?:19|20)\d\d)?")
_LABEL_YEAR = re.compile(r"\d{1,2}[.．](?:19|20)\d\d")
_LABEL = re.compile(
    r"\s*(?:[（(]\d{1,2}[）)]|\d{1,2}(?:[、]|[.．](?!\d)|[.．](?=(?:19|20)\d\d年)))"
)
_NAME_BEFORE = re.compile(r"(?:第|[A-Za-z×xX:：/+＋·][-—]?|[-—]{1,2}[A-Za-z]+)$")
_RANK_BEFORE = re.compile(r"(?:前|[列居排]|排名|位次)(?:在|为|到)?$")
_LIST_COLON = re.compile(r"(?<!\d)[:：]$")
_INDEX = re.compile(r"指数[为达是]?(?:到)?$")
_PLACES = ("省", "县", "乡", "镇", "村")
_SHARES = ("别", "局", "公司", "会", "类", "期", "配")
_NAME_BEHIND = re.compile(r"[A-Za-z×:∶+＋]|版|号|强(?!化)|周年|年代|路|热线|级|届|月(?!均)")


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its unit: `start` to `end` is the whole, `number` where its digits begin."""

    start: int
    end: int
    number: int
    value: str
    unit: str
    bound: Bound


_NUMBER = re.compile(rf"{_DIGITS}|{PERCENT}")
_SIZE = re.compile(r"(余|多|来)?(万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千|百)?(余|多)?")
_DASHED = re.compile(rf"{_DASH}(?={_DIGITS})")
_PER = re.compile(r"/[月日]")


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(unit_pattern())


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number as scanned: its digits, a size (万), a unit, and where all of it ends."""

    digits: str
    size: str
    unit: str
    about: bool
    digits_end: int
    size_end: int
    end: int


def _scan(text: str, at: int) -> _Measured | None:
    """The number that begins at `at` with what follows it."""
    number = _NUMBER.match(text, at)
    if number is None:
        return None
    size = _SIZE.match(text, number.end())
    end = size.end() if size else number.end()
    unit_end = end
    while match := _unit_pattern().match(text, unit_end) or (
        _PER.match(text, unit_end - 1) if unit_end > end else None
    ):
        unit_end = match.end()
        if text[unit_end : unit_end + 1] != "/":
            break
        unit_end += 1
    if unit_end > end and text[unit_end - 1] == "/":
        unit_end -= 1
    return _Measured(
        number.group(),
        (size[2] or "") if size else "",
        text[end:unit_end],
        bool(size and (size[1] or size[3])),
        number.end(),
        end,
        unit_end,
    )


def plain_digits(text: str) -> str:
    """`text` with full-width digits, dots and commas between digits as ASCII; the same length."""
    if not re.search(r"[０-９]", text):
        return text
    return re.sub(
        r"[０-９．，％]+",
        lambda m: m.group().translate(_WIDTH) if re.search(r"[０-９]", m.group()) else m.group(),
        text,
    )


_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)} | {0xFF0E: 0x2E, 0xFF05: 0x25}


def find_numbers(text: str, barred: tuple[tuple[int, int], ...] = ()) -> Iterator[Found]:
    """The figures of one block in order; `barred` spans (damaged numbers) hold none.

    Years, dates, names (G238, 5G, 12345热线), numbers inside short quotes and titles, ordinals and
    list numbers are no figures; nor is a number without unit, but for an index (`指数102.3`).
    """
    text = plain_digits(text)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    label = _LABEL.match(text)
    at = label.end() if label else 0
    while match := _STARTS.search(text, at):
        found, at = _read(text, match.start())
        if found is None:
            continue
        spans = (*quoted, *barred)
        if not any(a <= found.number < b for a, b in spans):
            yield found


def _read(text: str, at: int) -> tuple[Found | None, int]:
    """The figure whose digits begin at `at`, and where to look on."""
    low = _scan(text, at)
    if low is None:
        return None, at + 1
    years = _YEARS.match(text, at)
    if years and (
        text[years.end() : years.end() + 1] == "年"
        or years.end() > low.digits_end
        or (years.end() == low.digits_end and not low.unit and not low.size)
    ):
        return None, years.end()
    if _LABEL_YEAR.fullmatch(low.digits) and text[low.digits_end : low.digits_end + 1] in "年-—":
        return None, low.digits_end
    high = _upper(text, at, low)
    last = high or low
    unit, end = _unit(text, at, low, last)
    if unit is None or _is_name(text, at, end, unit):
        return None, max(low.digits_end, at + 1)
    return _bounded(text, at, low, high, unit, end)


def _upper(text: str, at: int, low: _Measured) -> _Measured | None:
    """The upper end of a range (`1-2个`, `5%-6%`, `3至5亿元`); None for a single number."""
    dash = _DASHED.match(text, low.end)
    if dash is None:
        return None
    if dash.group() in "至到" and re.search(
        r"[由从自][^，。；、]{0,12}$", text[max(0, at - 14) : at]
    ):
        return None
    high = _scan(text, dash.end())
    if high is None or not (high.unit or high.size):
        return None
    if low.unit and low.unit != high.unit:
        return None
    return high


def _unit(text: str, at: int, low: _Measured, last: _Measured) -> tuple[str | None, int]:
    """The unit with its size, and where it ends; None for a number that has none."""
    size, unit, end = last.size, last.unit.replace("％", "%"), last.end
    if low.digits.startswith("百分之"):
        return "%", last.digits_end
    if size and unit in _PLACES:
        unit, end = "", last.size_end
    if not unit and size not in ("万", "亿", "万亿", "百万", "千万"):
        index = _INDEX.search(text[max(0, at - 4) : at]) and "." in low.digits
        return ("", last.digits_end) if index else (None, end)
    return size + unit, end


def _is_name(text: str, at: int, end: int, unit: str) -> bool:
    """Whether the number belongs to a name, a rank or a date."""
    before, behind = text[max(0, at - 6) : at], text[end : end + 6]
    acronym = re.search(r"(?<![A-Za-z])[A-Z]{2,5}$", before)
    if acronym and acronym.group() != "PM" and unit not in ("", "年", "天", "个月"):
        return False
    if _NAME_BEFORE.search(before) and not _LIST_COLON.search(before):
        return not before.endswith(("/", "+", "·")) or bool(re.search(r"[\dA-Za-z][/+·]$", before))
    if unit in ("位", "名") and _RANK_BEFORE.search(before):
        return True
    if unit and unit[-1].isascii() and unit[-1].isalpha():
        return bool(re.match(r"[A-Za-z0-9]", behind))
    if _NAME_BEHIND.match(behind) and unit in ("", "个", "百", "千", "年"):
        return unit != "个" or not behind.startswith("月")
    if unit == "岁":
        return bool(re.match(r"(?:及?以[上下]|至|到|[-—])[\u3400-\u9fff]", behind))
    if unit == "年":
        long = re.match(r"\d+", text[at:end])
        return bool(long and len(long.group()) > 3) or behind.startswith(("代", "级", "版", "前"))
    if unit == "分":
        return bool(re.search(r"[时点:：]$", before)) or behind.startswith(_SHARES)
    if unit == "人" and behind.startswith("民币"):
        return True
    return unit in _PLACES and behind[:1] not in ("", "，", "、", "。", "；")


def _bounded(
    text: str, at: int, low: _Measured, high: _Measured | None, unit: str, end: int
) -> tuple[Found, int]:
    start = at
    bound = Bound.ABOUT if (high or low).about else Bound.EXACT
    window = text[max(0, at - _LOOK) : at]
    for words, named in _BEFORE:
        before = words.search(window)
        if before and not _is_time(before.group(), unit):
            bound = named
            start = at - len(before.group())
            break
    for words, named in _AFTER:
        after = words.match(text, end)
        if after:
            bound = named
            end = after.end()
            break
    value = _plain(low.digits)
    if high is not None:
        dash = _DASHED.match(text, low.end)
        value += (dash.group() if dash else "-") + _plain(high.digits)
        bound = Bound.RANGE
    return Found(start, end, at, value, unit, bound), end


def _plain(digits: str) -> str:
    return digits.removeprefix("百分之").replace(",", "").replace("．", ".")


def _is_time(words: str, unit: str) -> bool:
    """近5年 is a stretch of time up to now, not about five years."""
    return words == "近" and unit in ("年", "个月", "天")
