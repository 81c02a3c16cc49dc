"""Which place a figure of the prose is about, as its words, its paragraph or its heading tell."""

from __future__ import annotations

import re

from core.model.blocks import Block
from core.model.report import Report, ReportKind

UNKNOWN = "?"
"""A place that is named but cannot be told for sure; it equals nothing, not even itself."""

_LEVEL = re.compile(
    r"(?<![居列占于获进跻是选])(?P<whole>全(?:国|省|市|县|区|州|盟|旗|自治区|地区)|(?<![省市州县区级])我(?:国|省|市|县|区|州))"
    r"(?![第领前首平最一重劳先统文示唯试率各同范性])"
    r"|(?P<level>(?:省|市|州|县|区|自治区|地区)(?:本级|直|级)(?!以上|及以|重点|龙头|示范|文明|认定|专精|以下|先进|单位|部门|各|领导|机关))"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:高新区|经开区|开发区|管理区|示范区|保税区|新区|园区|牧场|林场|农场|县|区|市|州|旗|镇|乡|街道)"
    r"(?=[\u4e00-\u9fff“]{0,4}(?:一般|地区|生产|规|固定|社会消|财政|城镇|农村|实现|完成|预计|税收|非税|政府性|国有|社保|GDP|工业|收入|支出|[，、：:]))"
)
_NOT_PLACES = re.compile(
    r"(?:全|各|我|本|市|县|区|省|州|地|社|园|山|城|郊|灌|库|景|片|小|牧|林|矿|辖|特|分|专|城乡社|农村地|市辖|县市|县域|乡|城市|城|上|超|门|股|都|楼|债|房|集|夜|早|农贸|批发|消费|汽车|国内|国际|海外|技术|资本|劳动力|人才|土地|能源|电力)(?:县|区|市|州|旗|镇|乡)$"
)
_SENTENCE_START = re.compile(r"[。！？!?；;\n]")
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
    named = _named(sentence)
    if named:
        return named
    if re.search(
        r"(?:县|区|市|镇|乡)(?:级)?(?:[、和及与](?:[\u4e00-\u9fff]{1,4})(?:县|区|市|镇|乡))",
        sentence,
    ):
        return UNKNOWN
    for cut in reversed(range(len(cuts))):
        earlier = before[cuts[cut - 1] if cut else 0 : cuts[cut]]
        named = _named(earlier)
        if named:
            return named
    for section in reversed(report.section_path(block.index)):
        named = _named(section.title + "，")
        if named:
            return named
    return ""


def _named(words: str) -> str:
    """The last place that some words name; empty for none."""
    words = _BRACKET.sub("", words)
    found = [(match.start(), _level(match)) for match in _LEVEL.finditer(words)]
    for match in _PLACE.finditer(words):
        name = match.group()
        if _NOT_PLACES.search(name) or _LEVEL.search(name):
            continue
        found.append((match.start(), UNKNOWN if len(name) > 6 else name))
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
