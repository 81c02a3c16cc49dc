"""Running heads and page numbers: told by their place on the page and their return."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

from core.importing.pdf.lines import Line
from core.model.source import FurnitureReason
from core.parsing.chrome import BARE_NUMBER, is_page_number

_EDGE_SHARE: Final = 0.13
_EDGE_LINES: Final = 3
_NUMBER: Final = re.compile(r"\d+")


class PageLines(NamedTuple):
    """The lines of one page from top to bottom, and its height in points."""

    lines: list[Line]
    height: float


def find_furniture(pages: list[PageLines]) -> list[dict[int, FurnitureReason]]:
    """For each page, which of its lines (by number) are not the report, and why."""
    edges = [_edge_lines(page) for page in pages]
    times = Counter(
        key for page, edge in zip(pages, edges, strict=True) for key in _keys(page, edge)
    )
    often = max(3, round(0.3 * len(pages)))
    found: list[dict[int, FurnitureReason]] = []
    for page, edge in zip(pages, edges, strict=True):
        reasons: dict[int, FurnitureReason] = {}
        for number, at_top in edge.items():
            text = page.lines[number].text.strip()
            bare = BARE_NUMBER.fullmatch(text) is not None
            if is_page_number(text) or (bare and times[(at_top, "#")] >= min(often, len(pages))):
                reasons[number] = FurnitureReason.PAGE_NUMBER
            elif len(text) <= 60 and times[(at_top, _key(text))] >= often:
                reasons[number] = FurnitureReason.RUNNING_HEAD
        found.append(reasons)
    return found


def _key(text: str) -> str:
    return _NUMBER.sub("#", re.sub(r"\s", "", text))


def _keys(page: PageLines, edge: dict[int, bool]) -> set[tuple[bool, str]]:
    return {(at_top, _key(page.lines[number].text)) for number, at_top in edge.items()}


def _edge_lines(page: PageLines) -> dict[int, bool]:
    """The lines in the upper and lower margin: their numbers, and whether they are at the top."""
    edge: dict[int, bool] = {}
    count = len(page.lines)
    for number, line in enumerate(page.lines):
        if number < _EDGE_LINES and line.bottom > page.height * (1 - _EDGE_SHARE):
            edge[number] = True
        elif number >= count - _EDGE_LINES and line.top < page.height * _EDGE_SHARE:
            edge[number] = False
    return edge
