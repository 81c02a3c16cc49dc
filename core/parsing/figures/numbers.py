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
    (re.compile(r"(?:超过|突破|高于|大于|多于|超|逾|＞|>|跨越|迈上|跃上)(?:了)?$"), Bound.MORE_THAN),
    (re.compile(r"(?:低于|小于|少于|不到|不足|未到|＜|<)$"), Bound.LESS_THAN),
    (re.compile(r"(?:(?<![节签合契制预履违解相大集特邀])约|大约|接近|将近|(?<![最附邻贴接临靠])近)$"), Bound.ABOUT),
)
_LOOK = 4
_AFTER = (
    (re.compile(r"(?:[（(]含[^（()）]{0,4}[）)])?(?:及以上|或以上|以上)"), Bound.AT_LEAST),
    (re.compile(r"(?:[（(]含[^（()）]{0,4}[）)])?(?:及以下|以下|以内|之内)"), Bound.AT_MOST),
    (re.compile(r"左右|上下"), Bound.ABOUT),
)
_QUOTED = re.compile(r"“[^“”]{0,26}”|《[^《》]{0,80}》|〔[^〔〕]{0,8}〕|「[^「」]{0,26}」|『[^『』]{0,26}』|＂[^＂]{0,26}＂|\"[^\"]{0,26}\"")
_YEARS = re.compile(r"(?:19|20)\d\d(?:(?:[-—–－~～至到]|——)(?:19|20)\d\d)?")
_LABEL_YEAR = re.compile(r"\d{1,2}[.．](?:19|20)\d\d")
_LABEL = re.compile(r"\s*(?:[（(]\d{1,2}[）)]|\d{1,2}(?:[、]|[.．](?!\d)|[.．](?=(?:19|20)\d\d年)))")
_RANK_BEFORE = re.compile(r"(?:第|前|[列居排]|位列|位居|排名|附件|附表|图|表|编号|代码|电话|[A-Za-z×xX:：/+＋·][-—]?|[-—]{1,2}[A-Za-z]+)$")
_RANK_OK = re.compile(r"(?:[:：])$")
_INDEX = re.compile(r"指数[为达是]?(?:到)?$")
_UNIT_END = re.compile(r"[A-Za-z]")
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


@cache
def _pattern() -> re.Pattern[str]:
    unit = unit_pattern()
    compound = rf"{unit}(?:/{unit})*"
    magnitude = "(?:万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千|百)?"
    return re.compile(
        rf"(?P<low>{_DIGITS}|{PERCENT})(?P<lowunit>[%％]|万|亿|{compound})?"
        rf"(?:{_DASH}(?P<high>{_DIGITS}))?"
        rf"(?P<more1>余|多|来)?(?P<size>{magnitude})(?P<more2>余|多)?(?P<unit>{compound})?"
    )


@cache
def _simple() -> re.Pattern[str]:
    unit = unit_pattern()
    compound = rf"{unit}(?:/{unit})*"
    magnitude = "(?:万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千|百)?"
    return re.compile(
        rf"(?P<low>{_DIGITS}|{PERCENT})"
        rf"(?P<more1>余|多|来)?(?P<size>{magnitude})(?P<more2>余|多)?(?P<unit>{compound})?"
    )


def plain_digits(text: str) -> str:
    """`text` with full-width digits, dots and commas between digits as ASCII; the same length."""
    if not re.search(r"[０-９]", text):
        return text
    return re.sub(
        r"[０-９．，％]+", lambda m: m.group().translate(_WIDTH) if re.search(r"[０-９]", m.group()) else m.group(), text
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
    starts = re.compile(r"\d|百分之")
    while match := starts.search(text, at):
        found, at = _read(text, match.start())
        if found is None:
            continue
        spans = (*quoted, *barred)
        if not any(a <= found.number < b for a, b in spans):
            yield found


def _read(text: str, at: int) -> tuple[Found | None, int]:
    """The figure whose digits begin at `at`, and where to look on."""
    pattern = _pattern()
    match = pattern.match(text, at)
    if match is None:
        return None, at + 1
    if match["high"] is None or not _is_range(text, match):
        match = _simple().match(text, at) or match
        high = None
    else:
        high = match["high"]
    low = match["low"]
    after_number = match.end("low")
    years = _YEARS.match(text, at)
    if years and (
        text[years.end() : years.end() + 1] == "年"
        or (years.end() == after_number and not match["unit"] and not match["size"])
        or (years.end() > after_number)
    ):
        return None, years.end()
    if _LABEL_YEAR.fullmatch(low) and text[after_number : after_number + 1] in "年-—":
        return None, after_number
    unit = _unit(text, match, high)
    if unit is None or _is_name(text, at, match.end(), unit):
        return None, max(match.end("low"), at + 1)
    return _bounded(text, at, match, high, unit)


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers with a dash are one range of one thing."""
    between = text[match.end("low") : match.start("high")]
    if any(c in between for c in "至到") and re.search(r"[由从自]$", text[max(0, match.start() - 1) : match.start()]):
        return False
    if re.search(r"[由从自]", text[max(0, match.start() - 12) : match.start()]) and any(c in between for c in "至到"):
        return False
    if not (match["unit"] or match["size"]):
        return False
    low_unit = match["lowunit"] or ""
    return not low_unit or low_unit in match["size"] + (match["unit"] or "") or low_unit in ("万", "亿")


def _unit(text: str, match: re.Match[str], high: str | None) -> str | None:
    """The unit with its magnitude; None for a number that has none."""
    size, unit = match["size"] or "", match["unit"] or ""
    if match["low"].startswith("百分之"):
        return "%"
    if not unit and size not in ("万", "亿", "万亿", "百万", "千万"):
        if _INDEX.search(text[max(0, match.start() - 4) : match.start()]) and "." in match["low"]:
            return ""
        return None
    if high and match["lowunit"] in ("万", "亿") and not size:
        size = match["lowunit"]
    return size + unit.replace("％", "%")


def _is_name(text: str, at: int, end: int, unit: str) -> bool:
    """Whether the number belongs to a name, a rank or a date."""
    before = text[max(0, at - 6) : at]
    if unit and re.search(r"(?<![A-Za-z])[A-Za-z]{2,5}$", before):
        return False
    if _RANK_BEFORE.search(before) and not (
        _RANK_OK.search(before) and not re.search(r"\d[:：]$", before)
    ):
        return not (before.endswith(("/", "+", "·")) and not re.search(r"[\dA-Za-z][/+·]$", before))
    behind = text[end : end + 6]
    if unit and _UNIT_END.search(unit[-1]):
        return bool(re.match(r"[A-Za-z0-9]", behind))
    if _NAME_BEHIND.match(behind) and (not unit or unit in ("个", "百", "千", "年")):
        return not unit == "个" or not behind.startswith("月")
    if unit == "年":
        digits = re.match(r"\d+", text[at:end])
        return bool(digits and len(digits.group()) > 3) or behind.startswith(("代", "级", "版"))
    if unit == "分":
        return bool(re.search(r"[时点:：]$", before)) or behind.startswith(("别", "局", "公司", "会", "类", "期", "配"))
    if unit in ("千伏", "kV", "伏") and re.match(r"(?:及以上)?(?:输变电|变电站|线路|电网|输电|开关站|及)", behind):
        return True
    if unit == "人" and behind.startswith("民币"):
        return True
    return unit in ("省", "县", "乡", "镇", "村") and behind[:1] not in ("", "，", "、", "。", "；")


def _bounded(
    text: str, at: int, match: re.Match[str], high: str | None, unit: str
) -> tuple[Found, int]:
    start, end = at, match.end()
    bound = Bound.ABOUT if match["more1"] or match["more2"] else Bound.EXACT
    window = text[max(0, at - _LOOK) : at]
    for words, named in _BEFORE:
        before = words.search(window)
        if before and not _is_time(text, at, before.group(), unit):
            bound = named
            start = at - len(before.group())
            break
    for words, named in _AFTER:
        after = words.match(text, end)
        if after:
            bound = named
            end = after.end()
            break
    value = match["low"].removeprefix("百分之").replace(",", "").replace("．", ".")
    if high:
        dash = re.search(_DASH, text[match.end("low") : match.start("high")])
        value += (dash.group() if dash else "-") + high.replace(",", "")
        bound = Bound.RANGE
    return Found(start, end, at, value, unit, bound), end


def _is_time(text: str, at: int, words: str, unit: str) -> bool:
    """近5年 is a stretch of time up to now, not about five years."""
    return words == "近" and unit in ("年", "个月", "天")
