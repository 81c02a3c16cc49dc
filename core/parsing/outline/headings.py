"""Headings by the document's own scheme, alone on their line or in front of their text.

The level of a heading is that of its kind of number among the kinds that this part of this report
uses (`core.parsing.outline.levels`): 第一部分 before 一、 before （一） before 1. before （1）
before ①.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.parsing.lines.shapes import Line
from core.parsing.outline.extent import extent
from core.parsing.outline.forms import Form, as_inner, inner_forms
from core.parsing.outline.labels import RARE, Label, Style, read_label
from core.parsing.outline.levels import levels_of
from core.parsing.outline.part_titles import is_short, parts_above, tells_part
from core.parsing.outline.points import find_points, only_points
from core.parsing.outline.subheads import find_subheads, is_apart

_FIGURE_ALONE = re.compile(r"[-－]?\d[\d,，]*(?:\.\d+)?[%％]?\s*\|?")
_NEXT_ITEM = re.compile(r"[^。]{0,60}?[；;]")
_SHORT = 30
_OPENING = 3  # characters with which headings of one kind begin alike
_SMALL = (
    *(Style.CIRCLED, Style.PAREN_ARABIC, Style.INNER_PAREN),
    *(Style.LETTER, Style.PAREN_LETTER),
)


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


class _Sequence:
    """The numbers of each kind so far, to tell a heading from a stray number."""

    def __init__(self) -> None:
        self._last: dict[Style, int] = {}
        self._ended: dict[Style, int] = {}  # where numbers stood that a wider one began anew
        self._inner: set[Form] = set()

    def begin(self, labels: Sequence[Label], *, first: bool) -> None:
        """Know which forms nest, and what an excerpt begins with.

        Its numbers 一、 go on from those it does not hold. `first` says that the first label heads
        the whole excerpt.
        """
        self._inner = inner_forms(labels)
        wide = [label for label in labels if label.style is Style.HAN]
        numbers = [label.number for label in wide]
        first = first and labels[:1] == wide[:1]
        if numbers and numbers[0] > 1 and (first or numbers[1:2] == [numbers[0] + 1]):
            self._last[Style.HAN] = numbers[0] - 1

    def read(self, text: str) -> Label | None:
        """The label of a line; `I.` behind `H.` is a letter."""
        label = read_label(text)
        label = as_inner(label, self._inner) if label is not None else None
        letters = self._last.get(Style.LETTER, 0)
        if label is None or label.style is not Style.ROMAN or letters < 8:
            return label
        letter = ord(label.printed[0]) - ord("A") + 1
        return replace(label, style=Style.LETTER, number=letter) if letter == letters + 1 else label

    def accepts(self, label: Label) -> bool:
        """Whether the number can come next: one more, a fresh start, some lost, or again.

        Some reports count （一） on through all their parts.
        """
        last = self._last.get(label.style, 0)
        if label.style in RARE:
            return label.number in (1, last + 1)
        runs_on = last == 0 and label.number == self._ended.get(label.style, 0) + 1
        return label.number == 1 or last <= label.number <= last + 3 or runs_on

    def take(self, label: Label) -> None:
        """Remember the number and begin the kinds inside it anew."""
        self._last[label.style] = label.number
        if label.style in RARE:
            return
        for style in list(self._last):
            if style > label.style and style not in RARE:
                if label.style < style <= Style.PAREN_HAN and self._last[style]:
                    self._ended[style] = self._last[style]
                self._last[style] = 0


def find_headings(lines: Sequence[Line], base: int = 0) -> dict[int, Heading]:
    """The headings among `lines`, by position; levels count from `base` + 1."""
    found = _numbered(lines, find_points(lines))
    levels = levels_of([label for label, *_ in found.values()])
    parts = parts_above(lines, {at: label for at, (label, *_) in found.items()}, levels)
    if parts:
        base += 1
    headings = {
        at: _heading(lines[at], base + levels[words[0].style], *words)
        for at, words in found.items()
    }
    headings.update(
        (at, Heading(base, "", lines[at].text.rstrip("：: "), len(lines[at].text), True))
        for at in parts
    )
    headings.update(_unnumbered(lines, headings, base))
    alone = {at: heading.alone for at, heading in headings.items()}
    headings.update(
        (at, Heading(above.level + 1, "", lines[at].text, len(lines[at].text), True))
        for at, above in [*find_subheads(lines, headings, alone)]
    )
    if not headings:
        found = _numbered(lines, only_points(lines))
        headings = {at: _heading(lines[at], base + 1, *words) for at, words in found.items()}
    return dict(sorted(headings.items()))


def _numbered(
    lines: Sequence[Line], points: Mapping[int, Label]
) -> dict[int, tuple[Label, int, int, bool]]:
    """The headings with a number, `points` among them: label, ends of title and heading, alone."""
    found: dict[int, tuple[Label, int, int, bool]] = {}
    sequence = _Sequence()
    labels = [read_label(line.text) for line in lines if line.table is None]
    first = bool(labels) and labels[0] is not None and len(lines[0].text) <= _SHORT
    sequence.begin([one for one in labels if one is not None], first=first)
    for at, line in enumerate(lines):
        if line.table is not None:
            continue
        label = points.get(at) or sequence.read(line.text)
        if label is None or label.style > Style.CIRCLED:
            continue
        if not (sequence.accepts(label) or _is_misnumbered(lines, at, label, found)):
            continue
        lists = _ends_list(lines, at, label) or _is_row(lines, at) or _lists_on(line.text, label)
        words = None if lists else extent(line.text, label)
        if words is None:
            continue
        sequence.take(label)
        found[at] = (label, *words)
    _drop_lone_lists(found, lines)
    _drop_lone_numbers(found)
    return found


def _heading(
    line: Line, level: int, label: Label, title_end: int, end: int, alone: bool
) -> Heading:
    title = line.text[label.end : title_end].strip()
    return Heading(level, label.printed, title, end, alone, label.style)


def _ends_list(lines: Sequence[Line], at: int, label: Label) -> bool:
    """Whether the number only goes on with a list whose items end in semicolons."""
    above = lines[at - 1] if at else None
    if above is None or label.number < 2 or not above.text.endswith(("；", ";")):
        return False
    before = read_label(above.text)
    return before is not None and (before.style, before.number) == (label.style, label.number - 1)


def _lists_on(text: str, label: Label) -> bool:
    """Whether the line is a list itself (`1.新建学校；2.修缮水渠；3.…`)."""
    match = _NEXT_ITEM.match(text, label.end)
    if match is None:
        return False
    following = read_label(text[match.end() :].lstrip())
    return (
        following is not None
        and following.style is label.style
        and following.number == label.number + 1
    )


def _is_misnumbered(
    lines: Sequence[Line],
    at: int,
    label: Label,
    found: Mapping[int, tuple[Label, int, int, bool]],
) -> bool:
    """Whether a line is set like the headings before it, whatever its number: alone over text."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if label.style is not Style.PAREN_HAN or len(line.text) > _SHORT or following is None:
        return False
    alike = sum(kind.style is label.style and alone for kind, _, _, alone in found.values())
    return (
        alike >= 2
        and re.search(r"[。；，、！？%]", line.text) is None
        and following.table is None
        and len(following.text) >= _SHORT
        and "。" in following.text
    )


def _is_row(lines: Sequence[Line], at: int) -> bool:
    """Whether the line names a row (`一、本级收入`): its figure stands on the next line."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return following is not None and _FIGURE_ALONE.fullmatch(following.text) is not None


def _drop_lone_lists(found: dict[int, tuple[Label, int, int, bool]], lines: Sequence[Line]) -> None:
    """Numbers ①, （1） and letters alone in whole lines are lists unless text follows them.

    The last of a list, which the text follows, is an item as well.
    """
    items: dict[int, Label] = {}
    for at in list(found):
        label, _, _, alone = found[at]
        if label.style in _SMALL and alone:
            following = lines[at + 1] if at + 1 < len(lines) else None
            next_label = read_label(following.text) if following is not None else None
            above = items.get(at - 1)
            last = above is not None and (above.style, above.number + 1) == (
                label.style,
                label.number,
            )
            listed = next_label is not None and next_label.style >= label.style
            if following is None or listed or last:
                items[at] = label
                del found[at]


def _drop_lone_numbers(found: dict[int, tuple[Label, int, int, bool]]) -> None:
    """A rare number (甲、 A.) that no other follows numbers nothing."""
    counts: dict[Style, set[int]] = {}
    for label, *_ in found.values():
        counts.setdefault(label.style, set()).add(label.number)
    for at in list(found):
        style = found[at][0].style
        if style in RARE and not {1, 2} <= counts[style]:
            del found[at]


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
        elif (not top and is_apart(lines, at)) or _fills_gap(lines, headings, at):
            level = base + 1
        else:
            continue
        title = line.text.rstrip("：:。 ")
        found[at] = Heading(level, "", title, len(line.text), True)
    if not top and len(found) == 1 and not any(line.outline for line in lines):
        return {}
    if not top and found and not any(line.outline for line in lines):
        return _below_parts(lines, found)
    return found


def _below_parts(lines: Sequence[Line], found: dict[int, Heading]) -> dict[int, Heading]:
    """The headings, those that begin alike one level down where a part stands above them all."""
    places = sorted(found)
    if not tells_part(lines[places[0]].text):
        return found
    openings = Counter(lines[at].text[:_OPENING] for at in places)
    return {
        at: replace(heading, level=heading.level + 1)
        if openings[lines[at].text[:_OPENING]] > 1 and not tells_part(lines[at].text)
        else heading
        for at, heading in found.items()
    }


def _fills_gap(lines: Sequence[Line], headings: dict[int, Heading], at: int) -> bool:
    """Whether a number is lost here: 一、 before, 三、 after, and the line is set as a heading."""
    if not (lines[at].bold or lines[at].centred) or not is_apart(lines, at):
        return False
    numbered = [
        (place, label)
        for place, heading in headings.items()
        if heading.style is Style.HAN and (label := read_label(lines[place].text)) is not None
    ]
    before = [label.number for place, label in numbered if place < at]
    after = [label.number for place, label in numbered if place > at]
    return bool(before and after) and after[0] == before[-1] + 2
