"""Lines of paper joined to paragraphs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence

from core.parsing.front.titles import is_salutation
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.layout.pieces import ENDS, RULE
from core.parsing.lines.shapes import Line, join_lines, usual_size
from core.parsing.outline.labels import (
    Style,
    is_point,
    read_label,
    read_wide_label,
)

_SURE = (Style.PART, Style.CHAPTER, Style.HAN, Style.PAREN_HAN)  # begin a paragraph anywhere
Measure = Callable[[str], float]
_FEWEST_CUT = 12
_NO_START = re.compile("[，。、；：！？）”》]")
_HANGING = 1.7  # ems; a line may hang over by its stop, and others be measured by it
_LARGER = 1.15
_OTHER_SIZE = 1.08
_RUNNING = re.compile("[，。]|[\u4e00-\u9fff”）)],")
_ENTRY = re.compile(
    r"[（(]\s*[Pp]\s*\d{1,3}\s*[）)]|[\[［〔]\d{1,3}[\]］〕]|【[^】]{1,30}】|注\s*\d{0,2}\s*[:：]|备注[:：]|单位[:：]"
    r"|附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*(?:[:：]|$)|资料来源[:：]|表\s*[一二三四五六七八九十\d]+|图\s*\d+"
)

# No paragraph is a word of one or two characters: a heading one character too long for its line.
_REST = re.compile(r"(?!附|注|说明|前言|引言)[\u4e00-\u9fff]{1,2}")
# A typesetter takes a number whole to the next line, which leaves its width empty.
_UNBROKEN = re.compile(r"[A-Za-z\d][A-Za-z\d.,%‰+\-—～~/]{2,15}")


def is_cut(texts: Sequence[str]) -> bool:
    """Whether a program has cut the lines after a fixed number of characters, whatever their width.

    Such lines of digits and of Chinese characters differ in width, so that a reader who looks for
    lines of paper does not see them.
    """
    lengths = Counter(len(text) for text in texts)
    length, count = lengths.most_common(1)[0] if lengths else (0, 0)
    cut = [text for text in texts if len(text) == length]
    return (
        len(texts) >= _FEWEST_CUT
        and 16 <= length <= 100
        and count >= 0.3 * len(texts)
        and max(lengths) <= length + 3
        and sum(not text.endswith(ENDS) for text in cut) >= 0.6 * len(cut)
    )


def is_folded(texts: Sequence[str]) -> bool:
    """Whether a program has cut the lines at a column, wherever in a sentence or number that falls.

    A typesetter lets no line begin with a stop, so that his lines end short of the column.
    """
    lengths = Counter(map(columns, texts))
    most = max(lengths, default=0)
    full = sum(count for length, count in lengths.items() if length >= most - 1)
    unset = sum(_NO_START.match(text) is not None for text in texts)
    unset += sum(
        above[-1:].isdecimal() and text[:1].isdecimal() for above, text in itertools.pairwise(texts)
    )
    return (
        len(texts) >= _FEWEST_CUT
        and 32 <= most <= 200
        and full >= 0.3 * len(texts)
        and unset >= max(2, 0.02 * len(texts))
    )


def columns(text: str) -> int:
    """The columns that `text` takes where a Chinese character has two."""
    return sum(1 if char < "\u2000" else 2 for char in text)


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Paragraphs from lines of paper.

    A line that does not fill its line of paper ends its paragraph, a number or an indent begins
    one. Where lines carry no indent the width of a line tells whether it is one of a first line.
    """
    measure: Measure = width
    long = [line.text for line in lines if len(line.text) > _FEWEST_CUT]
    folded = is_folded(long)
    if folded:
        measure = _ems
    elif is_cut(long):
        measure = len
    full = _full_widths(lines, measure)
    indents = sum(line.indented for line in lines) > len(lines) // 25 + 1
    joined: list[list[int]] = []
    for at in range(len(lines)):
        if joined and (
            _fills(lines, joined[-1], at, full, indents)
            if folded
            else _goes_on(lines, joined[-1], at, full, indents, measure)
        ):
            joined[-1].append(at)
        else:
            joined.append([at])
    return [join_lines([lines[at] for at in group]) for group in joined]


def _ems(text: str) -> float:
    return columns(text) / 2


def width(text: str) -> float:
    """The width of `text` in ems: a Chinese character 1, an ASCII character about a half.

    Where the two meet, typesetters leave a quarter.
    """
    total, narrow = 0.0, text[:1] < "\u2000"
    for char in text:
        is_narrow = char < "\u2000"
        total += (0.52 if is_narrow else 1.0) + 0.25 * (
            is_narrow != narrow and char not in "，。、"
        )
        narrow = is_narrow
    return total


def _full_widths(lines: Sequence[Line], measure: Measure) -> list[float]:
    """For each line the width of a filled line around it, less where its letters are larger."""
    usual = usual_size(lines)
    widths = [measure(line.text) if line.table is None else 0.0 for line in lines]
    full: list[float] = []
    for at in range(0, len(lines), 8):
        around = sorted(w for w in widths[max(0, at - 16) : at + 24] if w >= 16)
        value = around[int(len(around) * 0.7)] if around else 0.0
        full += [
            value * (usual / line.size if line.size > _LARGER * usual > 0 else 1.0)
            for line in lines[at : at + 8]
        ]
    return full


def _goes_on(
    lines: Sequence[Line],
    group: Sequence[int],
    at: int,
    full: Sequence[float],
    indents: bool,
    measure: Measure,
) -> bool:
    previous, line = lines[at - 1], lines[at]
    text, before = line.text, previous.text
    if _stand_apart(previous, line):
        return False
    if re.match(r"[，。、；：！？）”》％%]", text) or _is_open(lines, group):
        return True
    if (line.indented and indents) or is_salutation(text) or _heading_ends(lines, group, line):
        return False
    closed = before.endswith(ENDS)
    empty = full[at - 1] - measure(before) - (2.0 if previous.indented else 0.0)
    first = len(group) == 1
    heads = first and _heads(before)
    if indents and heads and first and not closed and _REST.fullmatch(text):
        return True
    short = empty > (_allowed(previous, line, heads, indents) if first else 2.4)
    if short and indents and not (heads or closed) and (piece := _UNBROKEN.match(text)):
        short = empty - measure(piece.group()) > 1.0
    if _ENTRY.match(text) and (closed or short):
        return False
    if line.centred or previous.centred:
        both = line.centred and previous.centred and first
        return (both and not closed and read_label(text) is None) or not (short or closed)
    if indents and empty <= _HANGING and _is_inside(lines[group[0]], line):
        return True
    running = not heads and any(_RUNNING.search(lines[place].text) for place in group[-8:])
    if _begins(text, lines[group[0]].text, closed):
        return False
    if not closed:
        return running or not short or before.endswith(("，", "、", ","))
    if indents:
        return empty < 3.4
    if empty > (3.2 if first else 1.3):
        return False
    return not 1.4 <= full[at] - measure(text) <= 3.4 or _last_of(lines, at)


def _fills(
    lines: Sequence[Line], group: Sequence[int], at: int, full: Sequence[float], indents: bool
) -> bool:
    """Whether a line that a program cut at its column is full, so that its paragraph goes on."""
    previous, line = lines[at - 1], lines[at]
    if _stand_apart(previous, line) or is_salutation(line.text) or (line.indented and indents):
        return False
    empty = full[at - 1] - _ems(previous.text) - (2.0 if previous.indented else 0.0)
    closed = previous.text.endswith(ENDS)
    if empty >= 1.0 or (closed and _ENTRY.match(line.text)):
        return False
    return not _begins(line.text, lines[group[0]].text, closed)


def _stand_apart(previous: Line, line: Line) -> bool:
    """Whether two lines are never of one paragraph, whatever their widths."""
    text, before = line.text, previous.text
    return (
        previous.table is not None
        or line.table is not None
        or line.note != previous.note
        or bool(line.label or line.outline or previous.outline)
        or is_salutation(before)
        or _parts_at_glossary(before, text)
        or any(RULE.fullmatch(words) for words in (before, text))
        or (before.endswith(ENDS) and _differs(previous.size, line.size))
    )


def _differs(size: float, other: float) -> bool:
    """Whether two lines are plainly set in letters of two sizes."""
    return min(size, other) > 0 and max(size, other) > _OTHER_SIZE * min(size, other)


def _heading_ends(lines: Sequence[Line], group: Sequence[int], line: Line) -> bool:
    """Whether the bold type of a heading ended with its last line."""
    return (
        all(run.bold or not run.text.strip() for place in group for run in lines[place].runs)
        and not any(run.bold and run.text.strip() for run in line.runs)
        and _heads(lines[group[0]].text)
    )


def _heads(text: str) -> bool:
    """Whether the first line of a paragraph is, or begins with, a heading that has not ended."""
    label = read_label(text)
    heads = label is not None and (label.style <= Style.PAREN_LETTER or is_point(label))
    return heads and "。" not in text


def _allowed(previous: Line, line: Line, heads: bool, indents: bool) -> float:
    """How many ems may be empty at the end of the first line of a paragraph that goes on."""
    if heads and previous.indented and indents and not line.indented:
        return _HANGING
    narrow = sum(char < "\u2000" for char in previous.text)
    unseen = 0.0 if previous.indented else 2.0
    return unseen + (0.5 + min(0.8, 0.12 * narrow) if heads else 2.2)


def _is_inside(opening: Line, line: Line) -> bool:
    """Whether a small number came to the start of a line inside a paragraph that has an indent."""
    label = read_label(line.text)
    small = label is not None and label.style > Style.PAREN_HAN
    return small and opening.indented and not line.indented


def _parts_at_glossary(before: str, text: str) -> bool:
    """Whether one of two lines is the heading of a glossary: 注释 only behind a whole sentence."""
    for words in (before, text):
        heading = read_glossary_heading(words) if len(words) <= 30 else None
        if heading is not None and (
            heading.named or (words is text and len(words) <= 12 and before.endswith(ENDS))
        ):
            return True
    return False


def _is_open(lines: Sequence[Line], group: Sequence[int]) -> bool:
    """Whether a bracket or a quotation is open at the end of the last lines."""
    text = "".join(lines[place].text for place in group[-3:])
    return len(group) <= 12 and any(
        text.rfind(opening) > max(text.rfind(closing), len(text) - 60)
        for opening, closing in ("（）", "“”", "《》")
    )


def _last_of(lines: Sequence[Line], at: int) -> bool:
    """Whether a line a little short of full ends a sentence: then it need not be a first line."""
    return lines[at].text.endswith(ENDS)


def _begins(text: str, opening: str, closed: bool) -> bool:
    """Whether the number at the start of `text` begins a paragraph rather than sits inside one."""
    label = read_label(text)
    if label is None or label.style is Style.BULLET:
        return label is not None
    if label.style in _SURE:
        return True
    if label.style is Style.DASH:
        return closed
    if label.style is Style.ARABIC:
        return closed or read_label(opening) is not None or len(opening) < 20
    if label.style is Style.ORDINAL:
        return closed and (text.find("。") > 0 or read_wide_label(text) is not None)
    inside = read_label(opening)
    runs_inside = inside is not None and inside.style is Style.ARABIC and "（1）" in opening
    return closed and not runs_inside
