"""What the heading of a table's column says: year, role, scope, measure, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from core.model.values import Measure, ValueRole
from core.parsing.indicators.units import base_unit


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
    rate of completion (`占预算%`), which is no value of the thing itself. `name` is what is left
    of the heading: the name of the measured thing where the rows are places.
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


_NAME = re.compile(
    r"(?:主要)?(?:经济)?(?:指标|项目|科目|预算科目|行业|产品|类别|名称|品名|区县|县区|县市|县（市、区）|地区|市县|市州|分类|分组)"
    r"(?:名称|类别)?|.{0,8}(?:名称|科目|指标|项目)"
)
_UNIT = re.compile(r"(?:计量|计算)?单位|计量|计价单位")
_SERIAL = re.compile(r"序号|编号|排序|行次|代码|科目编码")
_REMARK = re.compile(r"备注|说明|属性|指标属性|性质|责任单位|牵头单位|主管部门|来源|增减原因")
_GROWTH = re.compile(r"增长|增速|增幅|增减|涨跌|涨幅|比上年|较上年|同比|升降|比\d{4}年|为上年|[±]")
_COMPLETION = re.compile(
    r"(?:完成|占|为)(?:调整|年初|年度|变动|全年)?(?:预算|计划|预算数|年度预算)(?:数|的)?[（(]?(?:%|％|比例|比重|百分比)"
    r"|完成(?:率|进度|比例|%)|完成.{0,6}%|占.{0,8}%"
)
_SHARE = re.compile(r"比重|占比|构成|比例|所占|贡献率|结构")
_YEAR = re.compile(r"(20\d\d|19\d\d)年?(?:度)?")
_THAN = re.compile(
    r"[比较为](?:19|20)\d\d年(?:度)?(?:[^\s/（(%％]{0,8}?)(?=增|下|上升|提|降|±|[（(%％]|$)"
)
_ABSOLUTE = re.compile(r"增减(?:额|数)?$|(?:增加|减少|增长)(?:额|数|量)$|增减[（(][^%％]*元[）)]")
_ACTUAL = re.compile(r"实际|完成|执行|决算|实绩|实现|预计|快报|绝对数|本年|累计|产量|总量")
_PLAN = re.compile(r"计划|预期|目标|预算|安排|草案|规划")
_SCOPE = re.compile(
    r"全(?:国|省|市|县|区|州|盟|旗|自治区)|(?:省|市|州|县|区)(?:本)?级|[\u4e00-\u9fff]{2,8}(?:省|市|县|区|州|盟|旗)"
)
_UNIT_IN = re.compile(r"[（(]([^（）()]{1,12})[）)]|(%|％)$")


@lru_cache(maxsize=2048)
def read_column(heading: str) -> Column:
    """The meaning of a column's heading, a merged heading joined to its parts by ` / `."""
    parts = [part for part in heading.split(" / ") if part]
    last = parts[-1] if parts else ""
    if _SERIAL.fullmatch(last):
        return Column(ColumnKind.SERIAL)
    if _UNIT.fullmatch(last) and len(parts) < 2:
        return Column(ColumnKind.UNIT)
    if _REMARK.fullmatch(last) or _UNIT.fullmatch(last):
        return Column(ColumnKind.REMARK)
    if _NAME.fullmatch(last):
        return Column(ColumnKind.NAME, name=last)
    own_words = [_THAN.sub("", part) for part in parts]
    year = next((int(m[1]) for part in reversed(own_words) if (m := _YEAR.search(part))), None)
    joined = "/".join(parts)
    unit = _unit(parts)
    relative = -1 if re.search(r"上年(?:同期)?(?:数|完成|实际|决算|执行)|^上年|去年", joined) else 0
    measure, own = _measure(parts, unit)
    return Column(
        ColumnKind.VALUE,
        year=year,
        relative=relative,
        role=_role(own_words, relative),
        scope=_scope(parts),
        measure=measure,
        unit="%" if measure in (Measure.GROWTH, Measure.SHARE) else unit,
        own=own,
        name=_rest(last),
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
    if relative:
        return ValueRole.ACTUAL
    for part in reversed(parts):
        if re.search(r"调整预算|变动预算", part) and not _COMPLETION.search(part):
            return ValueRole.PLAN
        plan, actual = _PLAN.search(part), _ACTUAL.search(part)
        if actual and (not plan or re.search(r"预算收入|预算支出|计划完成", part)):
            return ValueRole.ACTUAL
        if plan and not re.search(r"预算(?:收入|支出|收支)", part):
            return ValueRole.PLAN
    return None


def _scope(parts: list[str]) -> str:
    for part in reversed(parts):
        bare = re.sub(r"[（(].*?[）)]", "", part)
        if len(parts) > 1 or bare == part:
            match = _SCOPE.fullmatch(bare)
            if match:
                return match.group()
    return ""


def _rest(last: str) -> str:
    return _UNIT_IN.sub("", last).strip()
