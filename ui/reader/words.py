"""What a double click takes, and where a sentence begins and ends; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.text.sentences import sentence_at

_FIGURE = re.compile(
    r"[<>≤≥约]?[-+]?\d[\d,]*(?:\.\d+)?"
    r"(?:个百分点|%|‰|万亿元|亿元|万元|元|亿千瓦时|万千瓦时|千瓦时|万吨|吨|万亩|亩|平方公里|平方米|公里|公顷"
    r"|万户次|万户|户|万人次|万人|人次|人|万个|个|家|项|件|条|所|座|台|辆|年|月|日|天|小时|倍|位|名|万|亿)?"
    r"(?:左右|以上|以下|以内)?"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+\-]*")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
# Words that tie others together; a run of Han is cut at them.
_TIES = re.compile(r"[的了在是和与及或对为以将把被从向于并也都等着而但]")
_LONGEST = 10


def sentence_in(text: str, offset: int) -> tuple[int, int]:
    """The span of the sentence at `offset`, within its line; empty where the line is."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : len(text) if end < 0 else end]
    if not line.strip():
        return offset, offset
    found = sentence_at(line, offset - start)
    return start + found.start, start + found.end


def word_at(text: str, offset: int, names: Sequence[str] = ()) -> tuple[int, int]:
    """The word of `text` at `offset`: a known name, a number with its unit, a Latin word, Han.

    There is no dictionary: Han that is no known name is cut at punctuation and at the words that
    tie others together.

    Args:
        text: the canonical text.
        offset: where; an offset behind the last character is taken as before it.
        names: terms and indicators of the report; the longest over the place wins.
    """
    if not text:
        return 0, 0
    offset = max(0, min(offset, len(text) - 1))
    found = _name_at(text, offset, names)
    if found is not None:
        return found
    line_start = text.rfind("\n", 0, offset) + 1
    line_end = text.find("\n", offset)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    within = offset - line_start
    for pattern in (_FIGURE, _LATIN):
        for match in pattern.finditer(line):
            if match.start() <= within < match.end():
                return line_start + match.start(), line_start + match.end()
    for match in _HAN.finditer(line):
        if match.start() <= within < match.end():
            start, end = _between_ties(line, match.start(), match.end(), within)
            return line_start + start, line_start + end
    return offset, offset + 1


def _name_at(text: str, offset: int, names: Sequence[str]) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    for name in names:
        if not name or (best is not None and len(name) <= best[1] - best[0]):
            continue
        start = text.find(name, max(0, offset - len(name) + 1), offset + len(name))
        if 0 <= start <= offset:
            best = (start, start + len(name))
    return best


def _between_ties(line: str, start: int, end: int, within: int) -> tuple[int, int]:
    if _TIES.match(line, within):
        return within, within + 1
    for tie in _TIES.finditer(line, start, end):
        if tie.end() <= within:
            start = tie.end()
        elif tie.start() > within:
            end = tie.start()
            break
    if end - start <= _LONGEST:
        return start, end
    # Too long for a word: the pair of characters at the place, which most words are.
    pair = within - (within - start) % 2
    return pair, min(end, pair + 2)
