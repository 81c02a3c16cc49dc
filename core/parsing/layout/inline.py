"""Headings whose line breaks are lost: the text of one section runs on into the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parsing.layout.splitting import cut_line
from core.parsing.lines.numerals import han_number
from core.parsing.lines.shapes import Line
from core.parsing.outline.labels import Style, read_label

_SHORTEST = 60
_HEADING = re.compile(
    r"(?<=[。！；;）”])[ \u3000]+(?=(?P<number>[一二三四五六七八九十]{1,3})、[ \u3000]*"
    r"(?:[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff](?![\u4e00-\u9fff]))+"
    r"|[\u4e00-\u9fff、“”（）]{2,24})(?P<gap>[ \u3000]+)(?=[\u4e00-\u9fff“\d]))"
)


def part_inline_headings(lines: Sequence[Line]) -> list[Line]:
    """`lines`, with each `…增长2%。 二、农 业 全年…` parted before and behind its heading.

    A heading is believed where its number is the next one of the report and blanks still stand
    around its words.
    """
    parted: list[Line] = []
    last = 0
    for line in lines:
        rest = line
        label = read_label(line.text) if line.table is None else None
        if label is not None and label.style is Style.HAN:
            last = label.number
        while rest.table is None and len(rest.text) >= _SHORTEST:
            match = next(
                (m for m in _HEADING.finditer(rest.text) if han_number(m["number"]) == last + 1),
                None,
            )
            if match is None:
                break
            before, behind = cut_line(rest, match.start())
            begin = len(rest.text) - len(behind.text)
            heading, rest = cut_line(behind, match.start("gap") - begin)
            parted += [before, heading]
            last += 1
        parted.append(rest)
    return parted
