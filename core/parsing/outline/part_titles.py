"""Titles without number of the parts of a report, in which its numbers begin anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from core.parsing.lines.shapes import Line
from core.parsing.lines.variants import simple
from core.parsing.outline.labels import Label, Style, read_label

_LONGEST = 30
_REACH = 8  # paragraphs between the title of a part and its first number
# A stretch of time and what is told of it: the title of a part, whatever its numbers do.
_TIME = (
    r"(?:(?:19|20)\d\d年?(?:[-—至]\d{4})?(?:年度?)?|[一二三四五六七八九〇○零]{4}年度?|过去[一二三四五几]年(?:来)?|[今未]后[一二三四五几]年|未来[一二三四五几]年"
    r"|[一二三四五]年来|(?:本|上|新)一?届政府|今年|去年|明年|当前|下半年|上半年|“?十[二三四五六]五”?(?:时期|期间)?)"
)
_TELLING = (
    rf"{_TIME}[\u4e00-\u9fff、“”]{{0,18}}(?:回顾|总结|工作|情况|任务|目标|要求|安排|思路|打算|重点|举措|措施|成就"
    "|形势|部署|建议|展望|(?:[预决]算|计划)(?:[（(]?草案[）)]?)?)"
)
_TOLD = re.compile(rf"(?:关于)?{_TELLING}(?:(?:以及|[和及与暨、]){_TELLING}){{0,2}}")
_BACK = re.compile(r"(?:回顾|总结|执行情况|决算(?:情况)?)$")


def parts_above(
    lines: Sequence[Line], labels: Mapping[int, Label], levels: Mapping[Style, int]
) -> list[int]:
    """The titles without number of the parts in which the widest numbers begin anew.

    `2023年工作回顾`, 一、, 二、, `2024年工作安排`, 一、: taken where there is such a line above
    each fresh start, where it is set apart, or where its words tell.
    """
    if not labels:
        return []
    widest = {style for style, level in levels.items() if level == 1}
    if Style.PAREN_HAN in widest and (set_apart := _parts_set_apart(lines, labels)):
        return set_apart
    above = _parts_at_fresh_starts(lines, labels, widest)
    return sorted({*above, *_parts_named(lines, labels)})


def _parts_at_fresh_starts(
    lines: Sequence[Line], labels: Mapping[int, Label], widest: Set[Style]
) -> list[int]:
    """The short lines above each number 1 of the widest kind, where it comes more than once."""
    fresh = [
        at
        for at, label in labels.items()
        if label.style in widest and label.style <= Style.PAREN_HAN and label.number == 1
    ]
    if len(fresh) < 2:
        return []
    parts = []
    for start in fresh:
        for at in range(start - 1, max(-1, start - _REACH), -1):
            if at in labels:
                return []
            if lines[at].table is None and _names_part(lines, at):
                parts.append(at)
                break
        else:
            return []
    return parts


def _parts_set_apart(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[int]:
    """Bold or centred titles of parts above （一）, where no part has a number."""
    parts = [
        at
        for at, line in enumerate(lines)
        if at not in labels
        and line.table is None
        and (line.bold or line.centred)
        and _names_part(lines, at)
    ]
    return parts if len(parts) >= 2 and parts[0] < min(labels) else []


def _names_part(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line alone reads as the title of a part: a noun, between paragraphs."""
    before = lines[at - 1].text if at else "。"
    return (
        is_short(lines[at])
        and 4 <= len(lines[at].text) <= _LONGEST
        and read_label(lines[at].text) is None
        and re.search("[\u4e00-\u9fff]{3}$", lines[at].text) is not None
        and before.endswith(("。", "！", "：", "；"))
    )


def tells_part(text: str) -> bool:
    """Whether words alone on a line name a part: a stretch of time and what is told of it."""
    return 4 <= len(text) <= _LONGEST and _TOLD.fullmatch(simple(text)) is not None


def _parts_named(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[int]:
    """Titles of parts told by their words (`2023年主要工作`, `2024年总体要求和主要目标`).

    The first stands above all numbers, two agree in their form; one that looks back needs no other.
    """
    parts = [
        at
        for at, line in enumerate(lines)
        if at not in labels
        and line.table is None
        and _names_part(lines, at)
        and tells_part(line.text)
    ]
    if not parts or parts[0] > min(labels):
        return []
    return parts if len(parts) >= 2 or _BACK.search(simple(lines[parts[0]].text)) else []


def is_short(line: Line) -> bool:
    """Whether the line is short and ends as no sentence does; one in bold may end in a colon."""
    text = line.text.rstrip("：:") if line.bold else line.text
    return 2 <= len(text) <= 40 and not text.endswith(
        ("。", "；", "，", "、", "！", "？", "：", ";", ",", ":", "…")
    )
