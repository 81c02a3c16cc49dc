"""The value in a table's cell, with the words that limit it.

Words and their bounds: 左右, 约, 近, 余, 多 are about; 以上, 不低于, 不少于, ≥ are at least; 以内,
以下, 不超过, 不高于, ≤ are at most; 超, 突破, 高于, > are more than; 低于, < are less than.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from core.model.values import Bound, ValueExpr
from core.parsing.indicators.numerals import NUMERAL, read_numeral

_QUALITY = re.compile(
    r"持平|同步|平稳|量稳质升|稳中|小幅|大幅|下达|合理区间|基本稳定|(?:完成|达到).{0,6}(?:任务|目标|要求)|[止回][跌稳升暖]|提质|达标|[高快低]于|正增长|有所|略有|控制目标|进一步|稳步|稳定增长|保持.{1,6}"
)
_NUMBER = r"[-−－+]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[-−－+]?\d+(?:\.\d+)?"
_UNIT = (
    r"(?:个百分点|百分点|[%％‰]|[十百千万亿]{0,3}"
    r"(?:元/吨|美元|港元|欧元|元/人|元|吨标准煤|吨|公斤|斤|亩|公顷|平方公里|平方千米|平方米|立方米|平米|公里|千米|"
    r"千瓦时|千瓦|度|人次|人天|人|户|个|家|件|项|头|只|羽|株|套|辆|台|张|所|座|处|条|种|岁|天|倍|名|位|分)?)"
)
_BEFORE = (
    (r"不低于|不少于|不小于|至少|≥|≧|>=|达到或超过", Bound.AT_LEAST),
    (r"不超过|不高于|不大于|不突破|最高|至多|≤|≦|<=|控制在(?=.*(?:以内|以下|之内))", Bound.AT_MOST),
    (r"超过|突破|高于|大于|多于|超|＞|>", Bound.MORE_THAN),
    (r"低于|小于|少于|不到|不足|＜|<", Bound.LESS_THAN),
    (r"大约|约为|约|近|接近|将近|预计约", Bound.ABOUT),
)
_AFTER = (
    (r"及以上|或以上|以上|\+|起", Bound.AT_LEAST),
    (r"及以下|以下|以内|之内|内", Bound.AT_MOST),
    (r"左右|上下|余|多|出头", Bound.ABOUT),
)
_VERB = (
    r"(?:力争|确保|争取|预期|预计|计划|目标|同比|比上年|[涨增]幅|增速)?"
    r"(?P<verb>增长|增加|上升|上涨|提高|提升|降幅|下降|减少|降低|回落|降至|降到|升至|达到|达|完成|"
    r"控制在|保持在|稳定在|保持|为)?(?:到)?"
)
_FALLING = ("下降", "减少", "降低", "回落", "降幅")
_CHANGE = re.compile(r"增长|增速|[增涨降]幅|上升|上涨|下降|减少|降低|回落|提高|提升")
_CUMULATED = re.compile(r"[〔［\[【]([^〔〕［］\[\]【】]{1,16})[〕］\]】]")
_QUALIFIER = re.compile(
    r"^(?:[（(])?(按?(?:同口径|同比口径|可比口径|可比价格?|不变价格?|现价|名义|实际|年均|平均|累计"
    r"|(?:扣除|剔除)[^\d，,]{1,16}?(?:因素|影响|后)))(?:[）)])?[:：,，]?"
)
_QUALIFIER_END = re.compile(r"[（(]([^（）()\d]{1,16})[）)]$")
_JOIN = r"(?:[-—–－~～〜至到]|——)"
_NUM = rf"(?:{_NUMBER}|{NUMERAL})"
_CORE = re.compile(
    rf"{_VERB}(?P<before>{'|'.join(w for w, _b in _BEFORE)})?"
    rf"(?P<low>{_NUM})(?P<inner>余|多)?(?P<unit>{_UNIT})(?:{_JOIN}(?P<high>{_NUM})(?P<unit2>{_UNIT}))?"
    rf"(?P<after>{'|'.join(w for w, _b in _AFTER)})?(?P<unit3>{_UNIT})"
    r"(?P<goal>[,，;；]?力争.{0,14})?"
)
_WIDTH = str.maketrans("０１２３４５６７８９．％＋（）", "0123456789.%+()")


def parse_expr(text: str) -> ValueExpr:
    """The value that `text` (one cell, or a value in prose) states; `text` is kept as printed.

    Words without a number, and wording that cannot be read for certain, are qualitative. A fall
    in words (`下降3`) has a negative bound, as the sign would. 百分之四点一 is 4.1.
    """
    return _read(text)[0]


def unit_in(text: str) -> str:
    """The unit that a cell itself states behind its number (`5.5%` -> `%`); empty for none."""
    return _read(text)[1]


def tells_change(text: str) -> bool:
    """Whether the words of a cell speak of a change (`增长5%左右`, `与经济增长同步`)."""
    return bool(_CHANGE.search(text))


def is_number(text: str) -> bool:
    """Whether a cell states a number, bare or with bounding words."""
    if not any(c.isdigit() for c in text):
        return False
    expr = _read(text)[0]
    return expr.low is not None or expr.high is not None


def is_wording(text: str) -> bool:
    """Whether a cell is a value in words (`量稳质升`, `小幅增长`, `完成省下达任务`)."""
    return len(text) <= 16 and bool(_QUALITY.search(text)) and not is_number(text)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[ValueExpr, str]:
    words = re.sub(r"\s", "", text).translate(_WIDTH)
    qualifier = ""
    match = _CUMULATED.fullmatch(words)
    if match:  # plans of five years print sums of all years in such brackets
        expr, unit = _read(match[1])
        return replace(expr, text=text, qualifier=expr.qualifier or "累计"), unit
    match = _QUALIFIER.match(words)
    if match:
        qualifier, words = match[1], words[match.end() :]
    elif (match := _QUALIFIER_END.search(words)) and match.start():
        qualifier, words = match[1], words[: match.start()]
    core = _CORE.fullmatch(words)
    low = _decimal(core["low"]) if core else None
    if core is None or low is None:
        return ValueExpr(text, Bound.QUALITATIVE, qualifier=qualifier if core else ""), ""
    unit = core["unit"] or core["unit2"] or core["unit3"] or ""
    if core["low"].startswith("百分之"):
        unit = "%"
    if core["verb"] in _FALLING and low > 0:
        low = -low
    return _bounded(text, core, low, qualifier), unit


def _bounded(text: str, core: re.Match[str], low: Decimal, qualifier: str) -> ValueExpr:
    high = _decimal(core["high"]) if core["high"] else None
    if high is not None:
        if core["verb"] in _FALLING:
            low, high = -abs(high), low
        if low > high:
            low, high = high, low
        return ValueExpr(text, Bound.RANGE, low, high, qualifier)
    bound = Bound.EXACT
    if core["inner"]:
        bound = Bound.ABOUT
    for words, named in _BEFORE:
        if core["before"] and re.fullmatch(re.sub(r"\(\?=.*", "", words), core["before"]):
            bound = named
    for words, named in _AFTER:
        if core["after"] and re.fullmatch(words, core["after"]):
            bound = named
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return ValueExpr(text, bound, low, None, qualifier)
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return ValueExpr(text, bound, None, low, qualifier)
    return ValueExpr(text, bound, low, low, qualifier)


def _decimal(text: str) -> Decimal | None:
    plain = text.replace(",", "").replace("，", "").replace("−", "-").replace("－", "-")
    if re.fullmatch(r"[-+]?\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    return read_numeral(plain)
