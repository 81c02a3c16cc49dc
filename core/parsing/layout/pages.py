"""What a printer puts on every page, left out: page numbers, running heads, imprints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from core.model.source import FurnitureReason, Source, SourceBlock
from core.parsing.front.titles import is_title
from core.parsing.furniture.chrome import (
    BARE_NUMBER,
    is_imprint,
    is_page_head,
    is_page_number,
)
from core.parsing.furniture.dropping import Discarded, table_text
from core.parsing.layout.broken import join_broken
from core.parsing.lines.shapes import Line

_FEWEST_PAGES = 3
_FEWEST_LINES = 8  # no page of print is shorter; the numbers of a loose table stand closer
_FEWEST_CHARACTERS = 200  # a page of a few long paragraphs
_LONGEST_HEAD = 60
_LONGEST_REST = 8  # `月28日印发` at the start of the second line of an imprint
# The links between the pages of one article: `上一页 1 2 3 下一页`.
_TURNING = re.compile(
    r"(?=.*[上下前后]一页)(?:[上下前后]一页|首页|尾页|末页|第?\d{1,3}页?|共\d{1,3}页|[\s.…\[\]【】<>《》«»|/])+"
)


def drop_flagged(lines: list[Line], source: Source, discarded: Discarded) -> list[Line]:
    """Leave out what the reader of the format already knew, page numbers and printers' imprints."""
    counted = _counted(lines)
    kept: list[Line] = []
    breaks: list[int] = []
    numbers: list[int] = []
    for at, line in enumerate(lines):
        block: SourceBlock = source.blocks[line.index]
        if block.furniture is not None:
            discarded.put(line, block.furniture)
        elif line.table is None and (at in counted or is_page_number(line.text)):
            discarded.put(line, FurnitureReason.PAGE_NUMBER)
            breaks.append(len(kept))
            numbers.append(line.index)
        elif len(line.text) <= _LONGEST_HEAD and _TURNING.fullmatch(line.text):
            discarded.put(line, FurnitureReason.PAGE_NUMBER)
        elif (
            is_imprint(line.text or table_text(line))
            or _in_broken_imprint(lines, at)
            or is_page_head(line.text)
        ):
            discarded.put(line, FurnitureReason.RUNNING_HEAD)
        else:
            kept.append(line)
    kept = _drop_running(_drop_at_breaks(kept, breaks, discarded), discarded)
    return kept if source.wrapped else join_broken(kept, numbers)


def _in_broken_imprint(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is one half of an imprint whose last characters fell on a second line."""
    for first in (at - 1, at):
        pair = lines[max(0, first) : first + 2]
        if (
            first >= 0
            and len(pair) == 2
            and len(pair[1].text) <= _LONGEST_REST
            and all(line.table is None for line in pair)
            and is_imprint(pair[0].text + pair[1].text)
        ):
            return not is_imprint(pair[1].text)
    return False


def _counted(lines: Sequence[Line]) -> set[int]:
    """The positions of bare numbers that count pages: alone on lines, one more each time."""
    best: list[int] = []
    chain: list[int] = []
    last = passed = begin = 0
    for at, line in enumerate(lines):
        passed += len(line.text)
        if line.table is not None or not BARE_NUMBER.fullmatch(line.text):
            continue
        number = int(line.text)
        page = chain and (at - chain[-1] > _FEWEST_LINES or passed - begin >= _FEWEST_CHARACTERS)
        if page and number == last + 1:
            chain.append(at)
        elif not chain or len(chain) < _FEWEST_PAGES:
            chain = [at]
        else:
            continue
        last, begin = number, passed
        best = max(best, chain, key=len)
    return set(best) if len(best) >= _FEWEST_PAGES else set()


def _drop_at_breaks(lines: list[Line], breaks: Sequence[int], discarded: Discarded) -> list[Line]:
    """Leave out the lines that stand at many page numbers: running heads of a file without pages.

    `breaks` are the positions in `lines` in front of which a page number stood.
    """
    if len(breaks) < _FEWEST_PAGES:
        return lines
    beside = {at for place in breaks for at in (place - 1, place) if 0 <= at < len(lines)}
    told = Counter(_shape(lines[at]) for at in beside if lines[at].table is None)
    enough = max(_FEWEST_PAGES, len(breaks) // 3)
    shapes = Counter(_shape(line) for line in lines if line.table is None)
    heads = {shape for shape, count in told.items() if count >= enough}
    heads = {shape for shape in heads if shapes[shape] <= len(breaks) + 1}
    gone = {
        at
        for at in range(len(lines))
        if lines[at].table is None
        and _shape(lines[at]) in heads
        and len(lines[at].text) <= _LONGEST_HEAD
        and not lines[at].text.endswith(("。", "；", "：", "，"))
    }
    gone -= _own_titles(lines, gone, range(breaks[0]))
    for at in sorted(gone):
        discarded.put(lines[at], FurnitureReason.RUNNING_HEAD)
    return [line for at, line in enumerate(lines) if at not in gone]


def _own_titles(lines: Sequence[Line], gone: Collection[int], page: Sequence[int]) -> set[int]:
    """Of lines that repeat on many pages the one of the first `page` that is the title itself.

    None where the title stands there as well; of a head and the title below it the lower one.
    """
    kept: dict[str, int] = {}
    for at in page:
        if lines[at].table is None and is_title(lines[at].text):
            kept[_shape(lines[at])] = at
    return {at for at in kept.values() if at in gone}


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _drop_running(lines: list[Line], discarded: Discarded, rounds: int = 2) -> list[Line]:
    """Leave out lines that stand at the head or foot of many pages, digits apart."""
    pages = len({line.page for line in lines if line.page})
    if pages < 3 or not rounds:
        return lines
    edges: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        before = lines[at - 1].page if at else 0
        after = lines[at + 1].page if at + 1 < len(lines) else 0
        if line.page and line.table is None and (before != line.page or after != line.page):
            edges.setdefault(re.sub(r"\d+", "#", line.text), []).append(at)
    gone: dict[int, FurnitureReason] = {}
    for text, places in edges.items():
        bare = text == "#"
        if (
            len(places) >= max(3, 0.4 * pages)
            and (bare or len(text) <= 60)
            and not text.endswith("。")
        ):
            reason = FurnitureReason.PAGE_NUMBER if bare else FurnitureReason.RUNNING_HEAD
            gone.update(dict.fromkeys(places, reason))
    opening = next((line.page for line in lines if line.page), 0)
    page = [at for at, line in enumerate(lines) if line.page == opening]
    for at in _own_titles(lines, gone, page):
        del gone[at]
    for at, reason in gone.items():
        discarded.put(lines[at], reason)
    kept = [line for at, line in enumerate(lines) if at not in gone]
    return _drop_running(kept, discarded, rounds - 1) if gone else kept
