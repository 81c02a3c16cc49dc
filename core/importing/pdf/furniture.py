"""Running heads and page numbers: told by their place on the page and their return."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from core.importing.pdf.lines import Line
from core.model.source import FurnitureReason
from core.parsing.furniture.chrome import BARE_NUMBER, is_page_number

_EDGE_SHARE: Final = 0.13
_EDGE_LINES: Final = 3
_LONGEST_HEAD: Final = 60
_SAME_PLACE: Final = 3.0
"""Points by which a printed head may wander from page to page, as in a scan."""
_APART: Final = 1.5
"""How much farther from the text a head stands than the lines of the text from each other."""
_SMALLER: Final = 0.9
_FEWEST_LINES: Final = 4
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
    few = max(2, round(0.3 * len(pages)))  # for a line that returns in the very same place
    found: list[dict[int, FurnitureReason]] = []
    for page, edge in zip(pages, edges, strict=True):
        reasons: dict[int, FurnitureReason] = {}
        for number, at_top in edge.items():
            text = page.lines[number].text.strip()
            bare = BARE_NUMBER.fullmatch(text) is not None
            if is_page_number(text) or (bare and times[(at_top, "#")] >= min(often, len(pages))):
                reasons[number] = FurnitureReason.PAGE_NUMBER
            elif len(text) <= _LONGEST_HEAD and (
                times[(at_top, _key(text))] >= often
                or (
                    times[(at_top, _key(text))] >= few
                    and _stands_apart(page, number, at_top, times, few)
                    and _returns(page.lines[number], at_top, pages, edges) >= few
                )
            ):
                reasons[number] = FurnitureReason.RUNNING_HEAD
        found.append(reasons)
    return found


def _returns(line: Line, at_top: bool, pages: list[PageLines], edges: list[dict[int, bool]]) -> int:
    """On how many pages these very words stand in this very place, this page included."""
    words = _key(line.text)
    return sum(
        any(
            other_top is at_top
            and _key(page.lines[at].text) == words
            and abs(page.lines[at].top - line.top) <= _SAME_PLACE
            and abs(page.lines[at].left - line.left) <= _SAME_PLACE
            for at, other_top in edge.items()
        )
        for page, edge in zip(pages, edges, strict=True)
    )


def _stands_apart(
    page: PageLines, number: int, at_top: bool, times: Counter[tuple[bool, str]], few: int
) -> bool:
    """Whether a line in the margin is smaller than the text, or has more air to it than it has.

    The head of a table that goes on over the page stands as close to its rows as they do.
    """
    lines = page.lines if at_top else page.lines[::-1]
    place = number if at_top else len(lines) - 1 - number
    inner = next((one for one in lines[place + 1 :] if times[(at_top, _key(one.text))] < few), None)
    if inner is None or len(lines) < _FEWEST_LINES:
        return False
    line = lines[place]
    if line.size < _SMALLER * median(one.size for one in lines):
        return True
    usual = median(_gap(one, other) for one, other in pairwise(lines))
    return _gap(line, inner) > _APART * max(usual, 0.3 * line.size)


def _gap(one: Line, other: Line) -> float:
    return max(one.bottom - other.top, other.bottom - one.top)


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
