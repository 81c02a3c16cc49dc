"""Names that a row of parallel statements leaves out after its first.

`国有企业增加值增长1%，股份制企业增长2%` speaks of the added value of both;
`星创天地10个，其中国家级2个` of 星创天地 of the national grade;
`小学招生5人，在校生9人` of pupils of primary schools.
"""

from __future__ import annotations

import re

from core.model.values import Measure
from core.parsing.figures.words import any_of

_MEASURED = any_of(
    """
    增加值 利润总额 利税总额 营业收入 零售额 销售额 销售面积 货物周转量 旅客周转量 周转量 货运量
    客运量 货物运输量 旅客运输量 吞吐量 产量 产值 总产值 投资 价格 播种面积 发电量 用电量 装机容量
    人均可支配收入 人均消费支出 存款余额 贷款余额 零售总额 进出口总额 出口额 进口额 产销率
    """
)
_END = re.compile(rf"{_MEASURED}$")
_MEASURED_TAIL = re.compile(rf"{_MEASURED}(?:占[^、]*)?$")
_GROUP = re.compile(
    r"(?:类|业|企业|工业|农业|经济|铁路|公路|水路|水运|民航|航空|管道|城镇|乡村|农村|城市|用品|制品|器材"
    r"|药品|住宅|办公楼|用房|控股|民营|私营|第[一二三]产业|[县区市州旗盟省])$"
)
_BASE = re.compile(r"^(?:全[省市区县州国旗盟]|我[省市区县])")
_GRADE = re.compile(r"^(?:[\u3400-\u9fff]{1,3}级|[\dA-Z]{1,2}级|[甲乙丙][等级])$")
_SCHOOL = re.compile(r"^(?:在校学?生|毕业生|招生|专任教师|教职工|在园幼儿|在校研究生)$")
_SCHOOL_END = re.compile(r"(?:在校学?生|毕业生|招生|专任教师|教职工|学校)$")
_OWN_MEASURE = re.compile(
    r"(?:[率量额值数比费耗价度]|收入|支出|投资|面积|占比|浓度|贡献|进口|出口)$"
)
_SHARED_END = re.compile(
    rf"(?:产业|行业|市场|设施)?(?:{_MEASURED}|产业规模|规模|进出口(?:总[额值])?|[进出]口|案件|事故|警情|预算[收支][入出]"
    r"|毛?[\u3400-\u9fff]{2}率)(?:占比|比重)?$"
)
"""What the last name of a list spells out for all (`原木、板材产量`)."""
_OWN_END = re.compile(rf"{_OWN_MEASURE.pattern}|(?:人次|案件?|规模|水平|标准|床位|强度|质量)$")
_SECTOR = re.compile(r"城镇|农村|城市|乡村|男性|女性|小学|初中|高中|国内|国外|境内|境外|公办|民办")
_SCHOOL_KIND = re.compile(r"(?:小学|初中|高中|中学|学校|院校|幼儿园|教育)$")
_SCHOOL_NAME = re.compile(rf"{_SCHOOL_END.pattern}|{_SCHOOL_KIND.pattern}")
_ALL_SCHOOLS = re.compile(r"^.*各级各类(?:学校)?")
_SUCH_WORDS = any_of(
    "上涨 上升 增长 提高 持平 下降 下跌 回落 改善 变差 增加 减少 盈利 亏损 达标 未达标"
)
_SUCH = re.compile(rf"(?:其中)?((?:同比|环比)?{_SUCH_WORDS})的(?:有|为|是|共|达)*")
_SUCH_THING = re.compile(rf"(?P<head>.*?){_SUCH_WORDS}(?P<noun>的.*)")
_SIDES = re.compile(r"收入|支出|进口|出口|产量|产值|余额")
_SIDE_END = re.compile(rf"^(.{{2,}}?)(?:{_SIDES.pattern})$")
_ORDINAL = re.compile(r"^(?=[一二三四])")
_ORDINAL_ALONE = re.compile(r"第[一二三四]")
_LONGEST = 16
_SHORT = 4


def measured_end(name: str) -> str:
    """The measured word at the end of a name (`货物周转量`); empty for none."""
    match = _END.search(name)
    return match.group() if match else ""


def with_measure(phrase: str, whole: str, measure: Measure, same_unit: bool) -> str:
    """The name of a group with the measured word of the row's first name, where it lacks one."""
    noun = measured_end(whole)
    wanted = measure is Measure.GROWTH or same_unit
    if not noun or not wanted or len(phrase) > _LONGEST or not _GROUP.search(phrase):
        return phrase
    return phrase if _END.search(phrase) else phrase + noun


def of_the_same(raw: str, thing: str) -> str:
    """`下降的为` behind 价格上涨的城市个数 as 价格下降的城市个数; empty for other words."""
    other = _SUCH.fullmatch(raw.strip())
    before = _SUCH_THING.match(thing) if other else None
    if other is None or before is None:
        return ""
    return before["head"] + other[1] + before["noun"]


def is_grade_of(thing: str, whole: str) -> bool:
    """Whether `thing` is `whole` of one grade (国家级星创天地)."""
    base = _BASE.sub("", whole)
    return thing.endswith(base) and bool(_GRADE.match(thing.removesuffix(base)))


def shared_tail(names: list[str]) -> list[str]:
    """Names of a list (`小学、初中、高中入学率`) with the words that only the last spells out."""
    if names[0].startswith("第"):
        names = [_ORDINAL.sub("第", name) for name in names]
        if all(_ORDINAL_ALONE.fullmatch(name) for name in names[:-1]):
            return [name + names[-1][len(names[0]) :] for name in names[:-1]] + [names[-1]]
    if _SIDES.fullmatch(names[-1]) and (side := _SIDE_END.match(names[0])):
        return [names[0], *(side[1] + name for name in names[1:])]
    first, last = names[:-1], names[-1]
    sector = _SECTOR.match(last)
    if sector and len(last) > sector.end() + 2 and all(_SECTOR.fullmatch(name) for name in first):
        return [name + last[sector.end() :] for name in first] + [last]
    if not any(_OWN_END.search(name) for name in first) and (end := _SHARED_END.search(last)):
        own = last[: end.start()].removesuffix("等")
        return [name + end.group() for name in (*first, own)] if own else names
    longest = max(map(len, first))
    measured = _MEASURED_TAIL.search(last)
    if measured and all(_GROUP.search(name) for name in first):
        return [name + measured.group() for name in first] + [last]
    if longest > _SHORT or len(last) < longest + 2 or any(_OWN_MEASURE.search(n) for n in first):
        return names
    alike = measured or _OWN_MEASURE.search(last) or all(_SECTOR.fullmatch(n) for n in first)
    tail = last.partition("等")[2]
    if not tail and len({*map(len, first)}) == 1 and alike:
        tail = last.partition("”")[2] if last.startswith("“") else last[longest:]
    tail = tail or (measured.group() if measured else "")
    return [name + tail for name in first] + [last.replace("等", "", 1) if tail else last]


def with_grade(phrase: str, whole: str, thing: str) -> str:
    """`国家级` of a row about 星创天地 as 国家级星创天地; pupils with their kind of school."""
    if _GRADE.match(phrase) and whole and not whole.endswith(phrase):
        return phrase + _BASE.sub("", whole)
    if _SCHOOL.match(phrase):
        school = next((name for name in (thing, whole) if _SCHOOL_NAME.search(name)), "")
        return _ALL_SCHOOLS.sub("", _SCHOOL_END.sub("", school)) + phrase
    return phrase
