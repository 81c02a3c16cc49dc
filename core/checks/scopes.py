"""Which place a figure of the prose is about, as its words, its paragraph or its heading tell."""

from __future__ import annotations

import re

from core.checks.places import is_above
from core.model.blocks import Block
from core.model.report import Report, ReportKind

UNKNOWN = "?"
"""A place that is named but cannot be told for sure; it equals nothing, not even itself."""

_LEVEL = re.compile(
    r"(?<![居列占于获进跻是选])(?P<whole>全(?:国|省|市|县|区|州|盟|旗|自治区|地区)|(?<![省市州县区级])我(?:国|省|市|县|区|州))"
    r"(?!第|领先|前列|前茅|前[\d一二三四五六七八九十]|首|平均|最|一流|重点|劳模|先进|先行|统一|文明|示范|唯一|试点|率先|各|同|范围|性)"
    r"|(?P<level>(?:省|市|州|县|区|自治区|地区)(?:本级|直|级)(?!以上|及以|重点|龙头|示范|文明|认定|专精|以下|先进|单位|部门|各|领导|机关))"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:高新区|经开区|开发区|管理区|示范区|保税区|新区|园区|牧场|林场|农场|县|区|市|州|旗|镇|乡|街道)"
    r"(?=[\u4e00-\u9fff“]{0,4}(?:一般|地区|生产|规|固定|社会消|财政|城镇|农村|实现|完成|预计|税收|非税|政府性|国有|社保|GDP|工业|收入|支出|[，、：:]))"
)
_ZONE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:工业|产业|高新|科技)?(?:园区|高新区|经开区|开发区|管理区|功能区)"
    r"(?=一般|政府性|国有|社会保险|地区|规模|固定|财政)"
)
_NOT_PLACES = re.compile(
    r"(?:社|园|山|城|郊|灌|库|景|片|小|牧|林|矿|辖|特|分|专|城乡社|市辖)区$"
    r"|(?:全|各|我|本|市|县|区|省|州|地|城|县域|农村地|城乡)(?:县|区|市|州|旗|镇|乡)$"
    r"|(?:上|超|门|股|都|楼|债|房|集|夜|早|农贸|批发|消费|汽车|国内|国际|海外|技术|资本|劳动力|人才|"
    r"土地|能源|电力)市$"
)
_SENTENCE_START = re.compile(r"[。！？!?；;\n]")
_CLAUSE = re.compile(r"[，,：:]")
_ASIDE = re.compile(
    r"(?:高于|低于|快于|慢于|优于|好于|超过|领先|位居|居|列|占)(?:了)?"
    r"全(?:国|省|市|州|自治区)(?:[、和与及]全(?:国|省|市|州|自治区))*(?:平均)?(?:水平)?"
)
_LEADING = re.compile(r"^(?:其中|年|月|日|及|和|与|在|对|由|使|达到?|加上)+")
_SEVERAL = re.compile(
    r"(?:县|区|市|镇|乡)(?:级)?(?:[、和及与](?:[\u4e00-\u9fff]{1,4})(?:县|区|市|镇|乡))"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")


def scope_at(report: Report, block: Block, start: int) -> str:
    """The place that a figure at `start` of a block's text is about.

    Returns:
        `全市` and the like for the report's own place as a whole (an empty string where nothing
        names another), `市本级` for one level of it, the name of a smaller place, or `UNKNOWN`.
    """
    before = block.text[:start]
    cuts = [match.end() for match in _SENTENCE_START.finditer(before)]
    sentence = before[cuts[-1] :] if cuts else before
    named = _named(_without_remarks_on_others(report, sentence))
    if named:
        return named
    if _SEVERAL.search(sentence):
        return UNKNOWN
    for cut in reversed(range(len(cuts))):
        earlier = before[cuts[cut - 1] if cut else 0 : cuts[cut]]
        named = _named(_without_others(report, earlier))
        if named:
            return named
    for section in reversed(report.section_path(block.index)):
        named = _named(section.title + "，")
        if named:
            return named
    return ""


def _without_remarks_on_others(report: Report, sentence: str) -> str:
    """A sentence without the places above that its earlier clauses only mention (居全省第三).

    The first clause and the last may be about such a place; one between is an aside.
    """
    clauses = _CLAUSE.split(sentence)
    kept = [_without_others(report, clause) for clause in clauses[1:-1]]
    return "，".join([clauses[0], *kept, *clauses[-1:]] if len(clauses) > 1 else clauses)


def _without_others(report: Report, words: str) -> str:
    """Words without the names of places above the report's own."""
    return _LEVEL.sub(lambda m: "" if is_above(report, _level(m)) else m.group(), words)


def _named(words: str) -> str:
    """The last place that some words name; empty for none."""
    words = _ASIDE.sub("", _BRACKET.sub("", words))
    found = [(match.start(), _level(match)) for match in _LEVEL.finditer(words)]
    for match in _PLACE.finditer(words):
        name = _LEADING.sub("", match.group())
        if _NOT_PLACES.search(name) or _LEVEL.search(name):
            continue
        found.append((match.start(), UNKNOWN if len(name) > 6 else name))
    found += [(match.start(), match.group()) for match in _ZONE.finditer(words)]
    return max(found)[1] if found else ""


def _level(match: re.Match[str]) -> str:
    if match["whole"]:
        return "全" + match["whole"][1:]
    return match["level"].removesuffix("本级").rstrip("级直") + "本级"


def is_vague(report: Report, scope: str) -> bool:
    """Whether a figure of this scope cannot be set against another one.

    A budget report speaks of the whole place and of its own level in turns, so that a figure
    without either is of neither for sure.
    """
    return scope == UNKNOWN or (scope == "" and report.meta.kind is ReportKind.BUDGET)
