"""Where a newspaper prints on at another page (`（下转第四版）`, `（上接第一版）`): left out.

The words stand at the end of a paragraph, at its start, in its middle or on a line of their own;
a sentence that they break is put together again. The links with which a wiki lets its readers
change a section (`[编辑]`) go the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.source import FurnitureReason
from core.parsing.furniture.dropping import Discarded
from core.parsing.layout.splitting import cut_line
from core.parsing.lines.shapes import Line, join_lines

_NUMBER = r"[A-Z]?\s*[一二三四五六七八九十\d]{1,3}\s*"
_PAGE = rf"第?\s*{_NUMBER}(?:[、，至到—-]\s*{_NUMBER})?版"
_TURN = rf"(?:下转|上接|紧接|接上|续接|转接|转|接)\s*(?:本报)?\s*{_PAGE}"
_JUMP = re.compile(rf"\s*(?:[（(【\[]\s*{_TURN}\s*[）)】\]]\s*)+")
_ALONE = re.compile(rf"[（(【\[▶►→》>\s]*{_TURN}[）)】\]◀◄←《<\s]*")
_EDIT = re.compile(r"\s*[\[［]\s*(?:编辑|編輯)(?:\s*[|｜][^\]］。]{2,12})?\s*[\]］]$")
_CLUE = re.compile(r"版\s*[）)】\]]|版$|[编編][辑輯][^。]{0,16}[\]］]$")
_STOPS = ("。", "！", "？", "；", "：", "”", ":", ";", "!", "?")


def drop_jumps(lines: Sequence[Line], discarded: Discarded) -> list[Line]:
    """The lines without such words, which are listed as left out."""
    kept: list[Line] = []
    broken = False
    for line in lines:
        if line.table is not None or _CLUE.search(line.text) is None:
            rest, jumped = line, False
        elif _ALONE.fullmatch(line.text):
            discarded.put(line, FurnitureReason.RUNNING_HEAD)
            broken = bool(kept) and not kept[-1].text.endswith(_STOPS)
            continue
        else:
            rest, jumped = _without(line, discarded)
        if not rest.text and rest.table is None:
            continue
        if broken and rest.table is None:
            kept[-1] = join_lines([kept[-1], rest])
        else:
            kept.append(rest)
        broken = jumped and not rest.text.endswith(_STOPS)
    return kept


def _without(line: Line, discarded: Discarded) -> tuple[Line, bool]:
    """The line without its jumps, and whether one stood at its end."""
    if match := _EDIT.search(line.text):
        discarded.put_text(line.index, match.group().strip(), FurnitureReason.SITE_INFO)
        return cut_line(line, match.start())[0], False
    pieces: list[Line] = []
    rest, last = line, False
    while match := _JUMP.search(rest.text):
        discarded.put_text(line.index, match.group().strip(), FurnitureReason.RUNNING_HEAD)
        before, behind = cut_line(rest, match.start())
        _, rest = cut_line(behind, match.end() - match.start())
        pieces.append(before)
        last = not rest.text
    filled = [piece for piece in (*pieces, rest) if piece.text]
    return (join_lines(filled) if filled else rest), last
