"""What the heading of a table's column says: year, role, scope, measure, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from core.model.values import Measure, ValueRole
from core.parsing.indicators.units import base_unit
from core.parsing.lines.variants import simple


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    SERIAL = "serial"
    NAME = "name"
    UNIT = "unit"
    VALUE = "value"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of a column; None and empty where its heading does not say.

    `relative` counts years from the report's year for wording such as 上年. `own` is False for a
    rate of completion (`占预算%`) or a rank, which is no value of the thing itself. `name` is what
    is left of the heading, `thing` the same without a part that only says how it is measured
    (`地区生产总值 / 总量`): the name of the measured thing where the rows are places or years.
    `over` is 年均 or 累计 where the values cover the years up to the last one of the table.
    `adjusted` tells a budget changed during the year from that of its beginning.
    """

    kind: ColumnKind
    year: int | None = None
    relative: int = 0
    role: ValueRole | None = None
    scope: str = ""
    measure: Measure | None = None
    unit: str = ""
    own: bool = True
    name: str = ""
    thing: str = ""
    over: str = ""
    adjusted: bool = False


_NAME = re.compile(
    r"年份|年度|年别|时间|时期|(?:主要)?(?:经济)?(?:指标|项目|科目|预算科目|行业|产品|类别|名称|品名|区县|县区|县市|县（市、区）|地区|市县|市州|分类|分组)"
    r"(?:名称|类别)?|.{0,8}(?:名称|科目|指标|项目)"
)
_UNIT = re.compile(r"(?:计量|计算)?单位|计量|计价单位")
_SERIAL = re.compile(r"序号|编号|排序|行次|代码|科目编码")
_REMARK = re.compile(
    r"备注|说明|(?:指标)?(?:属性|性质|类型)|(?:责任|牵头|主管|主要责任)(?:单位|部门)|(?:数据)?来源|增减原因"
)
_ADJUSTED = re.compile(r"(?:调整|变动)(?:后)?预算")
_RANK = re.compile(r"位次|排名|排位|名次|位序")
_OVER = re.compile(r"年均|累计(?!完成|数)")
_HOW = re.compile(
    r"(?:总量|绝对[数值量额]|数值|数量|指标值|实际|实绩|完成|全年|本年)?(?:[（(][^（）()]*[）)])?|.{0,3}(?:增长|增速|增幅|增减|涨幅).{0,6}"
)
_GROWTH = re.compile(r"增长|增速|增幅|增减|涨跌|涨幅|比上年|较上年|同比|升降|比\d{4}年|[±]")
_COMPLETION = re.compile(
    r"(?:完成|占|为)(?:调整|年初|年度|变动|全年)?(?:预算|计划|预算数|年度预算)(?:数|的)?[（(]?(?:%|％|比例|比重|百分比)"
    r"|完成(?:率|进度|比例|%)|完成.{0,6}%|占.{0,8}%|为上年.{0,6}[%％]"
)
_SHARE = re.compile(r"比重|占比|构成|比例|所占|贡献率|结构")
_YEAR = re.compile(r"(20\d\d|19\d\d)年?(?:度)?")
_THAN = re.compile(
    r"[比较为](?:19|20)\d\d年(?:度)?(?:[^\s/（(%％]{0,8}?)(?=增|下|上升|提|降|±|[（(%％]|$)"
)
_ABSOLUTE = re.compile(
    r"增减(?:额|数)?$|(?:增加|减少|增长)(?:额|数|量)$|增减[（(][^%％]*元[）)]"
    r"|[比较](?:年初|上年末?|上年同期|去年)(?:新增|增加|减少|增减)(?:额|量)?$"
)
_ACTUAL = re.compile(r"实际|完成|执行|决算|实绩|实现|预计|快报|初步核算|初步统计|累计")
_AMOUNT = re.compile(r"绝对数|本年|产量|总量")
_PLAN = re.compile(r"计划|预期|目标|预算|安排|草案|规划")
_SCOPE = re.compile(
    r"全(?:国|省|市|县|区|州|盟|旗|自治区)|(?:省|市|州|县|区)(?:本)?级|[\u4e00-\u9fff]{2,8}(?:省|市|县|区|州|盟|旗)"
)
_WHOLE = re.compile(r"全[国省市县区州盟旗](?=\d{4}|计划|预期|目标|实际|完成|预计)")
_UNIT_IN = re.compile(r"[（(]([^（）()]{1,12})[）)]|(%|％)$")


@lru_cache(maxsize=2048)
def read_column(heading: str) -> Column:
    """The meaning of a column's heading, a merged heading joined to its parts by ` / `."""
    parts = [part for part in heading.split(" / ") if part]
    last = parts[-1] if parts else ""
    words = simple(last)
    if _SERIAL.fullmatch(words):
        return Column(ColumnKind.SERIAL)
    if _UNIT.fullmatch(words) and len(parts) < 2:
        return Column(ColumnKind.UNIT)
    if _REMARK.fullmatch(words) or _UNIT.fullmatch(words):
        return Column(ColumnKind.REMARK)
    if _NAME.fullmatch(words):
        return Column(ColumnKind.NAME, name=last)
    own_words = [_THAN.sub("", part) for part in parts]
    year = next((int(m[1]) for part in reversed(own_words) if (m := _YEAR.search(part))), None)
    joined = "/".join(parts)
    unit = _unit(parts)
    relative = -1 if re.search(r"上年(?:同期)?(?:数|完成|实际|决算|执行)|^上年|去年", joined) else 0
    if re.search(r"(?:下年|明年|次年)(?!结转)", joined):
        relative = 1
    measure, own = _measure(parts, unit)
    over = _OVER.search(last)
    return Column(
        ColumnKind.VALUE,
        year=year,
        relative=relative,
        role=_role(own_words, relative),
        scope=_scope(parts),
        measure=measure,
        unit="%" if measure in (Measure.GROWTH, Measure.SHARE) else unit,
        own=own and not _RANK.search(last),
        name=_rest(last),
        thing=_rest(parts[-2] if len(parts) > 1 and _HOW.fullmatch(last) else last),
        over=over.group() if over and measure is not Measure.LEVEL else "",
        adjusted=own and bool(_ADJUSTED.search(joined)),
    )


def _unit(parts: list[str]) -> str:
    for part in reversed(parts):
        for match in _UNIT_IN.finditer(part):
            words = match[1] or match[2]
            if base_unit(words):
                return words
    return ""


def _measure(parts: list[str], unit: str) -> tuple[Measure | None, bool]:
    """The measure and whether the value is the thing's own."""
    for part in reversed(parts):
        if _COMPLETION.search(part):
            return Measure.SHARE, False
        if _GROWTH.search(part):
            amount = unit not in ("", "%", "％") or bool(_ABSOLUTE.search(part))
            return (Measure.LEVEL, False) if amount else (Measure.GROWTH, True)
        if _SHARE.search(part):
            return Measure.SHARE, True
    return (Measure.LEVEL if unit and unit not in ("%", "％") else None), True


def _role(parts: list[str], relative: int) -> ValueRole | None:
    """PLAN stands for both plan and target: the year decides between them."""
    if relative < 0:
        return ValueRole.ACTUAL
    for part in reversed(parts):
        if re.search(r"调整预算|变动预算", part) and not _COMPLETION.search(part):
            return ValueRole.PLAN
        plan, actual = _PLAN.search(part), _ACTUAL.search(part)
        if actual and (not plan or re.search(r"预算收入|预算支出|计划完成", part)):
            return ValueRole.ACTUAL
        if plan and not re.search(r"预算(?:收入|支出|收支)", part):
            return ValueRole.PLAN
    return ValueRole.ACTUAL if any(_AMOUNT.search(part) for part in parts) else None


def _scope(parts: list[str]) -> str:
    for part in reversed(parts):
        bare = re.sub(r"[（(].*?[）)]", "", part)
        if len(parts) > 1 or bare == part:
            match = _SCOPE.fullmatch(bare) or _WHOLE.match(bare)
            if match:
                return match.group()
    return ""


def _rest(last: str) -> str:
    return _UNIT_IN.sub("", last).strip()
