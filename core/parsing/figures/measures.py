"""What kind of quantity a figure is: a change, a share, an amount, a count."""

from __future__ import annotations

import re

from core.model.values import Measure
from core.parsing.figures.words import any_of
from core.parsing.indicators.units import base_unit, measure_of

_CHANGE = any_of(
    """
    增长 增加 增幅 增速 增收 上升 上涨 涨幅 升高 提高 提升 下降 降低 减少 降幅 回落 减幅 跌幅 下跌
    压降 (?<=[度率值])改善 缩短 增产 减产 下滑 缩减 压减 压缩 收窄 扩大
    多增 少增 同比 翻 递增 增 降 同比减
    """
)
_RATES = ("个百分点", "百分点", "倍", "番", "个千分点", "个基点", "基点")
_REACHED = r"(?:到|至|为|达|达到)"
_LINK = any_of(
    """
    了 幅度 率 约 近 超 超过 突破 不低于 不超过 高于 低于 达 达到 为 控制在 保持在 稳定在 均 都 也
    各 目标 预期 预计 左右 分别 [：:]
    """
)
_GROWING = re.compile(rf"{_CHANGE}{_LINK}*+$")
_GROWING_TO = re.compile(
    rf"(?:增长|增加|上升|上涨|提高|提升|下降|降低|减少|回落|压减|压缩|扩大|翻|增|降|升){_REACHED}(?:了)?$"
)
_RATE_OF_CHANGE = re.compile(
    r"(?:增幅|增速|涨幅|降幅|跌幅|增长率|增长速度|增速度)[^，,。；;]{0,10}$"
)
_DIRECT = re.compile(
    r"(?:比|较)[^，。；]{1,10}(?:增加|增长|减少|下降|多|少|提高|降低|增产|减产)(?:了|约|近|超|超过)?$|(?:同比|环比)(?:增加|增长|减少|下降|多增|少增|增|减)(?:了|约|近|超|超过)?$|"
    r"(?:增加|增长|减少|下降|多增|少增|增产|减产|(?<!提升)(?:提高|降低|上调|下调))(?:了)?$"
)
_DAYS = re.compile(r"天数?(?:同比|再|净)?(?:增加|减少|增长|下降)了?$")
_CUT_RATE = re.compile(r"(?:压减|压缩|审减|核减|缩减|减少|减免)率[为达]*$")
_CUT = re.compile(
    r"(?:压减|压缩|缩短|精简|减少|节约|节省)(?![到至为])[^，。；、\d%占比率度重到至]{2,8}$"
)
_CHANGED_BEFORE = re.compile(
    r"\d[^，。；、\d]{0,6}、(?:同比|净)?(?:增加|减少|提高|下降|上升|缩短)了?$"
)
_DIFFERENCE = re.compile(
    rf"(?:增收|增支|减收|减支|短收|超收|多增|少增|同比多|同比少|节支|(?<=[\u4e00-\u9fff]{{2}})净增){_LINK}*+$"
)
_MOVED = re.compile(rf"(?:前移|上升|提升|前进|跃升|下降|后退|上移|进位|提高){_LINK}*+$")
_PART_OF = re.compile(r"(?:是|为|相当于|不[低高]于|达到?|占)[^，。；]{0,16}$")
_SUM = re.compile(r"(?:总值|收入|支出|预算|产值|投资|[总余税]额|GDP|存款|贷款|规模)[^，。；]{0,6}$")
_COMPARED_CHANGE = re.compile(
    r"(?:[比较](?:上年|去年|20\d\d年|同期|年初)[^，。；]{0,6}|同比|净)"
    r"(?:增加|减少|增长|下降|上升|多增|少增|增|减|多|少)了?$"
)
_OUTPUT = re.compile(r"(?:产量|产能|销量|储量|里程|面积|产出)(?:[达为]|达到|突破|超过?|约|近)*$")


def measure_of_figure(before: str, unit: str, previous: Measure | None) -> Measure:
    """The measure of a figure.

    Args:
        before: the words in front of its bounding words, back to the start of the sentence.
        unit: its unit with magnitude.
        previous: the measure of the figure just before in a list (`10.6%、10.9%`), if it is one.
    """
    before = re.sub(r"\s", "", before)
    if previous is not None and unit in ("%", "‰"):
        return previous
    if unit in ("%", "‰", "成"):
        if _CUT_RATE.search(before):
            return Measure.SHARE
        if _GROWING_TO.search(before):
            rate = re.search(r"(?:增幅|增速|涨幅|降幅)", before[-14:])
            return Measure.GROWTH if rate else Measure.SHARE
        if any(words.search(before) for words in (_GROWING, _RATE_OF_CHANGE, _CUT)):
            return Measure.GROWTH
        return Measure.SHARE
    measure = measure_of(unit) if unit else Measure.LEVEL
    if measure is Measure.COUNT and (_OUTPUT.search(before) or _is_bare_sum(before, unit)):
        return Measure.LEVEL
    if measure is Measure.GROWTH or base_unit(unit) in _RATES:
        return _of_rate(before, unit)
    changed = _COMPARED_CHANGE.search(before) or _CHANGED_BEFORE.search(before)
    if measure is Measure.COUNT and changed:
        return Measure.GROWTH
    if unit == "天" and _DAYS.search(before):
        return Measure.GROWTH
    if measure is Measure.LEVEL and (_DIRECT.search(before) or _DIFFERENCE.search(before)):
        return Measure.GROWTH
    if unit in ("位", "个位次", "位次", "名次", "个名次") and _MOVED.search(before):
        return Measure.GROWTH
    return measure


def _is_bare_sum(before: str, unit: str) -> bool:
    """Whether a number with a size and no unit is money (`生产总值突破200亿大关`)."""
    return unit in ("万", "亿", "万亿") and bool(_SUM.search(before))


def _of_rate(before: str, unit: str) -> Measure:
    """倍 may also be a share (`是上年的2倍`); percentage points are always a change."""
    if unit.endswith("倍") and _PART_OF.search(before[-20:]) and not _GROWING.search(before):
        return Measure.SHARE
    return Measure.GROWTH
