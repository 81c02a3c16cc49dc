"""Headings by the document's own scheme, alone on their line or in front of their text.

The level of a heading is the rank of its kind of number among the kinds that this part of this
report uses: 第一部分 before 一、 before （一） before 1. before （1） before ①, whichever it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.parsing.labels import Label, Style, read_label
from core.parsing.lines import Line
from core.parsing.part_titles import is_short, parts_above

_ROW = re.compile(r"(?:(?<=\s)|^)[-－]?[\d,，]+(?:\.\d+)?%?(?=\s|$)")
_AMOUNT = re.compile(r"\d(?:\.\d+)?\s*(?:万?亿?元|%|万人|个百分点)")
_COUNT = re.compile(r"\d万?[户家个项人名所条亩吨辆台套件处座场]")
# A gap behind words without any mark of a sentence; words with which figures are reported.
_GAP = re.compile(
    r"([^\s。；：，！？]{3,40}[\u4e00-\u9fff”）]) (?=[\u4e00-\u9fff“]|(?:19|20)\d\d年)"
)
_REPORTED = re.compile(r"%|完成|增长|下降|增加|减少|预算|同比|安排|其中|，[^，]*\d")
_FIGURE_ALONE = re.compile(r"[-－]?\d[\d,，]*(?:\.\d+)?[%％]?\s*\|?")
_NEARBY = 240  # no heading is longer; a long line must not be searched to its end
_OPEN, _CLOSE = "“《（(", "”》）)"
# The longest heading of each kind: alone on its line, and in front of text (to its first 。).
_ALONE = {Style.HAN: 64, Style.PAREN_HAN: 64, Style.ARABIC: 42}
_LEADING = {Style.HAN: 70, Style.PAREN_HAN: 70, Style.ARABIC: 48}
_SENTENCE = {Style.HAN: 46, Style.PAREN_HAN: 46, Style.ARABIC: 30}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, label and title, and the code points of its line that it takes.

    `end` includes the stop behind the title; `alone` says that nothing follows it. `style` is None
    for a heading without number.
    """

    level: int
    label: str
    title: str
    end: int
    alone: bool
    style: Style | None = None


def first_stop(text: str, begin: int = 0) -> int:
    """The place of the first 。 outside quotes and brackets; -1 when there is none nearby."""
    text = text[: begin + _NEARBY]
    stop = text.find("。", begin)
    while stop >= 0:
        before = text[begin:stop]
        if all(before.count(o) <= before.count(c) for o, c in zip(_OPEN, _CLOSE, strict=True)):
            return stop
        stop = text.find("。", stop + 1)
    return -1


def _words(text: str, label: Label) -> tuple[int, int, bool] | None:
    """Where title and heading end, and whether it stands alone; None: no heading."""
    style = label.style if label.style in _ALONE else Style.HAN
    if label.style > Style.ARABIC:
        style = Style.ARABIC
    rest = text[label.end :]
    if len(rest) < 2 or len(_ROW.findall(rest)) >= 2 or rest[0] in "，。、；：）)%％":
        return None
    stop = first_stop(text, label.end)
    if stop < 0:
        colon = _short_colon(text, label)
        if colon is not None:
            return colon
        bare = rest.rstrip("：:")
        if len(bare) > _ALONE[style] or rest.endswith(("；", ";", "，", ",", "、")):
            return None
        called = rest.endswith("！") and (style > Style.PAREN_HAN or len(rest) > _SENTENCE[style])
        return None if called else (label.end + len(bare), len(text), True)
    if label.style >= Style.ARABIC and (colon := _short_colon(text[:stop], label)) is not None:
        return colon
    title = stop - label.end
    if spaced := _gap(text, label, stop, _LEADING[style]):
        return spaced, spaced + 1, False
    if stop == len(text) - 1:
        counted = label.style >= Style.ARABIC and "，" in rest and _COUNT.search(rest)
        if title > _SENTENCE[style] or (_AMOUNT.search(rest) and not _boasts(rest)) or counted:
            return _short_colon(text, label)
        return stop, len(text), True
    figures = _AMOUNT.search(rest[:title]) and title > 14 and not _boasts(rest[:title])
    if title > _LEADING[style] or figures:
        return _short_colon(text, label)
    return stop, stop + 1, False


def _gap(text: str, label: Label, stop: int, longest: int) -> int:
    """The place of a gap that alone parts a title from its text (`一、工作回顾　过去一年，…`)."""
    match = _GAP.match(text, label.end)
    if match is None or match.end(1) - label.end > longest or label.style > Style.PAREN_HAN:
        return 0
    return match.end(1) if "，" in text[match.end() : stop] and len(text) - match.end() > 24 else 0


def _boasts(title: str) -> bool:
    """Whether a title with an amount says what was reached (`收入突破20亿元，质效明显提升`)."""
    head, comma, tail = title.rstrip("。").partition("，")
    reached = re.search(r"突破|达到|跨越|超过|跃上|迈上|站上|千亿|百亿|万亿", head)
    return bool(comma and reached and len(tail) >= 4) and _REPORTED.search(title) is None


def _short_colon(text: str, label: Label) -> tuple[int, int, bool] | None:
    """A title of at most 26 characters parted from its text by a colon."""
    match = re.match(r"[^：:，。；]{2,26}[：:](?=.{12})", text[label.end :])
    if match is None or label.style < Style.PAREN_HAN:
        return None
    end = label.end + match.end()
    return end - 1, end, False


class _Sequence:
    """The numbers of each kind so far, to tell a heading from a stray number."""

    def __init__(self) -> None:
        self._last: dict[Style, int] = {}
        self._ended: dict[Style, int] = {}  # where numbers stood that a wider one began anew

    def begin(self, labels: Sequence[Label]) -> None:
        """Know what an excerpt begins with: its numbers go on from one that it does not hold."""
        first, second = ([one.number for one in labels if one.style is Style.HAN] + [0, 0])[:2]
        if first > 1 and second == first + 1:
            self._last[Style.HAN] = first - 1

    def accepts(self, label: Label) -> bool:
        """Whether the number can come next: one more, a fresh start, some lost, or again.

        Some reports count （一） on through all their parts.
        """
        last = self._last.get(label.style, 0)
        runs_on = last == 0 and label.number == self._ended.get(label.style, 0) + 1
        return label.number == 1 or last <= label.number <= last + 3 or runs_on

    def take(self, label: Label) -> None:
        """Remember the number and begin the kinds inside it anew."""
        self._last[label.style] = label.number
        for style in list(self._last):
            if style > label.style:
                if label.style < style <= Style.PAREN_HAN and self._last[style]:
                    self._ended[style] = self._last[style]
                self._last[style] = 0


def find_headings(lines: Sequence[Line], base: int = 0) -> dict[int, Heading]:
    """The headings among `lines`, by position; levels count from `base` + 1."""
    found: dict[int, tuple[Label, int, int, bool]] = {}
    sequence = _Sequence()
    labels = [None if line.table is not None else read_label(line.text) for line in lines]
    sequence.begin([label for label in labels if label is not None])
    for at, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label is None or label.style > Style.CIRCLED or not sequence.accepts(label):
            continue
        lists = _ends_list(lines, at, label) or _is_row(lines, at)
        words = None if lists else _words(line.text, label)
        if words is None:
            continue
        sequence.take(label)
        found[at] = (label, *words)
    _drop_lone_lists(found, lines)
    levels = _levels(label for label, *_ in found.values())
    parts = parts_above(lines, {at: label for at, (label, *_) in found.items()}, levels)
    if parts:
        base += 1
    headings = {
        at: Heading(
            base + levels[label.style],
            label.printed,
            lines[at].text[label.end : title_end].strip(),
            end,
            alone,
            label.style,
        )
        for at, (label, title_end, end, alone) in found.items()
    }
    headings.update(
        (at, Heading(base, "", lines[at].text.rstrip("：: "), len(lines[at].text), True))
        for at in parts
    )
    headings.update(_unnumbered(lines, headings, base))
    return dict(sorted(headings.items()))


def _ends_list(lines: Sequence[Line], at: int, label: Label) -> bool:
    """Whether the number only goes on with a list whose items end in semicolons."""
    above = lines[at - 1] if at else None
    if above is None or label.number < 2 or not above.text.endswith(("；", ";")):
        return False
    before = read_label(above.text)
    return before is not None and (before.style, before.number) == (label.style, label.number - 1)


def _is_row(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is the name of a row (`一、本级收入`): its figure stands on the next line."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return following is not None and _FIGURE_ALONE.fullmatch(following.text) is not None


def _drop_lone_lists(found: dict[int, tuple[Label, int, int, bool]], lines: Sequence[Line]) -> None:
    """Numbers ① and （1） alone in whole lines are lists unless text follows them."""
    for at in list(found):
        label, _, _, alone = found[at]
        if label.style in (Style.CIRCLED, Style.PAREN_ARABIC) and alone:
            following = lines[at + 1] if at + 1 < len(lines) else None
            next_label = read_label(following.text) if following is not None else None
            if following is None or (next_label is not None and next_label.style >= label.style):
                del found[at]


def _levels(labels: Iterable[Label]) -> dict[Style, int]:
    """The level of each kind of number, by rank; two kinds swap where the nesting shows it."""
    listed = list(labels)
    order = sorted({label.style for label in listed})
    for place in range(len(order) - 1):
        outer, inner = order[place], order[place + 1]
        if _restarts_inside(listed, outer, inner):
            order[place], order[place + 1] = inner, outer
    return {style: level for level, style in enumerate(order, 1)}


def _restarts_inside(labels: Sequence[Label], outer: Style, inner: Style) -> bool:
    """Whether `outer` starts again at 1 under each of two or more `inner` numbers that run on."""
    first = next(label.style for label in labels if label.style in (outer, inner))
    if first is outer:
        return False
    inners = [label.number for label in labels if label.style is inner]
    runs_on = inners == sorted(inners) and len(set(inners)) == len(inners) >= 2
    ones = sum(label.style is outer and label.number == 1 for label in labels)
    return runs_on and ones >= 2


def _unnumbered(
    lines: Sequence[Line], headings: dict[int, Heading], base: int
) -> dict[int, Heading]:
    """Headings without number: stated by the format, or set apart where nothing is numbered."""
    found: dict[int, Heading] = {}
    top = any(heading.level == base + 1 for heading in headings.values())
    stated = {lines[at].outline: heading.level for at, heading in headings.items() if heading.alone}
    for at, line in enumerate(lines):
        if at in headings or line.table is not None or not is_short(line):
            continue
        if line.outline:
            level = stated.get(line.outline, base + line.outline)
        elif (not top and _is_apart(lines, at)) or _fills_gap(lines, headings, at):
            level = base + 1
        else:
            continue
        title = line.text.rstrip("：:。 ")
        found[at] = Heading(level, "", title, len(line.text), True)
    if not top and len(found) == 1 and not any(line.outline for line in lines):
        return {}
    return found


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line stands between paragraphs, as a heading does, and is set as one."""
    if at + 1 >= len(lines) or read_label(lines[at].text) is not None:
        return False
    after = lines[at + 1]
    follows = after.table is None and len(after.text) >= 30
    before = at == 0 or lines[at - 1].text.endswith(("。", "！", "：", "；"))
    line = lines[at]
    chinese = len(re.findall("[\u4e00-\u9fff\\d]", line.text)) >= 0.6 * len(line.text)
    return follows and before and chinese and len(line.text) <= 30


def _fills_gap(lines: Sequence[Line], headings: dict[int, Heading], at: int) -> bool:
    """Whether a number is lost here: 一、 before, 三、 after, and the line is set as a heading."""
    if not (lines[at].bold or lines[at].centred) or not _is_apart(lines, at):
        return False
    numbered = [
        (place, label)
        for place, heading in headings.items()
        if heading.style is Style.HAN and (label := read_label(lines[place].text)) is not None
    ]
    before = [label.number for place, label in numbered if place < at]
    after = [label.number for place, label in numbered if place > at]
    return bool(before and after) and after[0] == before[-1] + 2
