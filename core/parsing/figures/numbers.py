"""Numbers in prose with their units and limiting words, and the numbers that are no figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from core.model.values import Bound
from core.parsing.figures.bounds import bound_before, bound_behind
from core.parsing.figures.names import PLACES, SIZED_ONLY, is_name
from core.parsing.figures.spelled import spelled_numbers
from core.parsing.indicators.units import unit_pattern

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.．]\d+)?"
_DASH = r"(?:——|[-—–－~～〜至到])"
_RATES = ("百分之", "千分之")
_QUOTED = re.compile(
    r"“[^“”]{0,26}”|《[^《》]{0,80}》|〔[^〔〕]{0,8}〕|「[^「」]{0,26}」|『[^『』]{0,26}』|＂[^＂]{0,26}＂|\"[^\"]{0,26}\""
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:(?:[-—–－~～至到]|——)(?:19|20)\d\d)?")
_LABEL_YEAR = re.compile(r"\d{1,2}[.．](?:19|20)\d\d")
_LABEL = re.compile(
    r"\s*(?:[（(]\d{1,2}[）)]|\d{1,2}(?:[、]|[.．](?!\d)|[.．](?=(?:19|20)\d\d年)))"
)
_BARE = re.compile(
    r"(?:(?:指数|系数|比值|倍差|收入比|之比|得分|评分|死亡率|立案数|密度)"
    r"(?:为|约|是|由|达到?|降[至到]|升[至到]|上年的|提高到|下降到|不高于|低于|保持在|稳定在|控制在|平均)*"
    r"|(?:缩小|扩大)[为至到])$"
)
"""Words behind which a decimal without unit is a figure: indices, ratios, scores."""
_MINUS = re.compile(r"[为是率达到至幅速长值额（(：:、和][-－−]$")
"""Words behind which a dash is a minus (`增长率为-0.6‰`): elsewhere it joins or lists."""
_JOINTS = ("、", "和", "及", "与", "以及")
_SHARED = 40  # as far before a list as the word that shares it out (分别) is looked for
_SIZE_SIGNS = "十百千万亿"
_POINTS_BEHIND = re.compile(
    r"(?:[、和与]\d{1,2}(?:\.\d+)?个){0,3}[、和与]\d{1,2}(?:\.\d+)?个?百分点"
)
"""What follows the first of several changes, of which the last has the whole unit."""
_SIZES = ("万", "亿", "万亿", "百万", "千万")


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its unit: `start` to `end` is the whole, `number` where its digits begin.

    `listed` tells that its bound stands in front of an earlier number of its list.
    """

    start: int
    end: int
    number: int
    value: str
    unit: str
    bound: Bound
    listed: bool = False


_SIZE = re.compile(r"(余|多|来)?(万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千|百)?(余|多)?")
_DASHED = re.compile(rf"{_DASH}(?={_DIGITS})")
_CHAIN = re.compile(rf"(?:(?:[、和及与]|以及)(?:{_DIGITS}))+")
_PER = re.compile(r"/[月日]")
# What a rate is told by may have a size (`人/百亿元`); without a unit behind it, it is no rate.
_BY, _OPEN_BY = re.compile(r"/[百千万亿]*"), re.compile(r"/[百千万亿]*$")


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(unit_pattern())


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_DIGITS}|{spelled_numbers().pattern}")


@cache
def _start_pattern() -> re.Pattern[str]:
    return re.compile(rf"\d|{spelled_numbers().pattern}")


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
    number = _number_pattern().match(text, at)
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
        by = _BY.match(text, unit_end)
        unit_end = by.end() if by else unit_end + 1
    if unit_end > end and (open_end := _OPEN_BY.search(text, end, unit_end)):
        unit_end = open_end.start()
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
    """`text` with full-width digits, dots and commas between digits as ASCII; the same length.

    So is a dot in the middle of the line, as old print sets it (`22·5%`).
    """
    text = _MIDDLE_DOT.sub(".", text)
    if not re.search(r"[０-９]", text):
        return text
    return re.sub(
        r"[０-９．，％]+",
        lambda m: m.group().translate(_WIDTH) if re.search(r"[０-９]", m.group()) else m.group(),
        text,
    )


_MIDDLE_DOT = re.compile(r"(?<=\d)[·・](?=\d)")
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
    starts = _start_pattern()
    spans = (*quoted, *barred)
    before: Found | None = None
    while match := starts.search(text, at):
        found, at = _read(text, match.start())
        if found is None or any(a <= found.number < b for a, b in spans):
            continue
        found = _with_shared_bound(text, before, found)
        before = found
        yield found


def _with_shared_bound(text: str, before: Found | None, found: Found) -> Found:
    """The figure with the bound that a list states once (`分别突破3亿元和5亿元`)."""
    if before is None or found.bound is not Bound.EXACT or found.start < found.number:
        return found
    if text[before.end : found.start] not in _JOINTS or before.unit.lstrip(
        _SIZE_SIGNS
    ) != found.unit.lstrip(_SIZE_SIGNS):
        return found
    limit = text[max(0, before.number - _SHARED) : before.number]
    shared = before.start < before.number or before.listed
    if not shared or not (found.unit in ("%", "‰") or re.search(r"分别|[均双]|各(?!级)", limit)):
        return found
    return replace(found, bound=before.bound, listed=True)


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
    if unit is None or is_name(text, at, end, unit):
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
    if low.unit and (low.unit, low.size) != (high.unit, high.size):
        return None
    return high


def _unit(text: str, at: int, low: _Measured, last: _Measured) -> tuple[str | None, int]:
    """The unit with its size, and where it ends; None for a number that has none."""
    size, unit, end = last.size, last.unit.replace("％", "%"), last.end
    if low.digits.startswith(_RATES):
        return "%" if low.digits.startswith("百") else "‰", last.digits_end
    if unit == "岁" and last is not low:
        return None, end
    if (size and (unit in PLACES or unit == "大")) or (not size and unit in SIZED_ONLY):
        unit, end = "", last.size_end
    if unit == "个" and not size and _POINTS_BEHIND.match(text, end):
        unit = "个百分点"
    if unit or size in _SIZES:
        return size + unit, end
    return _lent_unit(text, at, last), last.digits_end


def _lent_unit(text: str, at: int, number: _Measured) -> str | None:
    """The unit of a number that has none: that of the list's last (`分别为5、3和4个百分点`).

    An index or a ratio has the empty unit; None is for a number that measures nothing.
    """
    chain = _CHAIN.match(text, number.digits_end)
    if chain and "分别" in text[max(0, at - 40) : at]:
        return _list_unit(text, chain)
    if "." in number.digits and _BARE.search(text[max(0, at - 16) : at]):
        return None if text.startswith((":", "：", "∶"), number.digits_end) else ""
    return None


def _list_unit(text: str, chain: re.Match[str]) -> str | None:
    last = re.search(rf"(?:{_DIGITS})$", chain.group())
    scanned = _scan(text, chain.start() + last.start()) if last else None
    return (scanned.size + scanned.unit) or None if scanned else None


def _bounded(
    text: str, at: int, low: _Measured, high: _Measured | None, unit: str, end: int
) -> tuple[Found, int]:
    bound = Bound.ABOUT if (high or low).about else Bound.EXACT
    minus = "-" if high is None and _MINUS.search(text[max(0, at - 3) : at]) else ""
    start, before = bound_before(text, at - len(minus), unit)
    end, behind = bound_behind(text, end)
    value = minus + _plain(low.digits)
    if high is not None:
        dash = _DASHED.match(text, low.end)
        value += (dash.group() if dash else "-") + _plain(high.digits)
        bound = Bound.RANGE
    else:
        bound = behind or before or bound
    return Found(start, end, at, value, unit, bound), end


def _plain(digits: str) -> str:
    for rate in _RATES:
        digits = digits.removeprefix(rate)
    return digits.replace(",", "").replace("．", ".")
