"""Leading sentences: the heading in front of a paragraph (`全力推进科技创新。`, `一是稳就业。`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from core.parsing.lines.shapes import Line, bold_end
from core.parsing.outline.alone_leads import find_alone, is_usual
from core.parsing.outline.extent import first_stop
from core.parsing.outline.headings import Heading
from core.parsing.outline.labels import Style, read_label

_LEVEL = 3
_LONGEST = 26
_FOLLOWS = 15
_NO_LEAD = re.compile(
    r"^(?:各位|同志|过去|一年来|五年来|今年|去年|当前|同时|此外|总之|总的|对此|为此|与此|以上|上述|这些?|那|我们|他们|但|因此|其中|截至|全年|年末"
    r"|\d|[“”]?(?:十[二三四五六]五)|面对|在|据|按|初步|注|附|表|图)|[！？：；:;]|\d+(?:\.\d+)?(?:%|亿|万|个|项|家|元)|[年月]底?，"
)
# Verbs with which a sentence of such reports begins; only used where a stop was lost.
_VERB = re.compile(
    "实施|推进|加快|坚持|深入|全面|大力|积极|持续|统筹|落实|加强|完善|推动|强化|健全|严格|开展|支持|深化|围绕|聚焦|扎实"
)


def find_leads(
    lines: Sequence[Line], headings: Mapping[int, Heading], base: int = 0
) -> dict[int, Heading]:
    """The leading sentences among `lines`, by position; none in front of the first heading.

    A sentence leads when it is short, text follows it, and at least two paragraphs of its section,
    and half of those behind the first, have one; one that is numbered (一是) or bold needs no
    company. `outline.alone_leads` tells of those that stand on lines of their own.
    """
    usual = is_usual(lines)
    leads: dict[int, Heading] = {}
    group: list[int] = []
    level = 0
    for at in range(len(lines) + 1):
        heading = headings.get(at)
        if at == len(lines) or heading is not None:
            if level:
                under = max(base + _LEVEL, level + 1)
                alone = find_alone(lines, group, usual)
                leads.update((one, _lead_alone(lines[one], under)) for one in alone)
                rest = [one for one in group if not {one, one - 1}.intersection(alone)]
                leads.update(_leads_of(lines, rest, under))
            group = []
            if heading is not None:
                level = heading.level
                if not heading.alone and heading.style and heading.style >= Style.ARABIC:
                    level = max(level, base + _LEVEL - 1)
        elif lines[at].table is None:
            group.append(at)
    return leads


def _leads_of(lines: Sequence[Line], group: Sequence[int], level: int) -> dict[int, Heading]:
    found: dict[int, Heading] = {}
    plain: list[int] = []
    company: dict[int, Heading] = {}
    for at in group:
        line = lines[at]
        label = read_label(line.text)
        style = label.style if label else None
        begin = label.end if label else 0
        longest = 40 if style is Style.ORDINAL or bold_end(line) else _LONGEST
        end = lead_end(line.text, begin, longest)
        if style is None:
            plain.append(at)
        if not end:
            continue
        printed = label.printed if label else ""
        heading = Heading(level, printed, line.text[begin : end - 1].strip(), end, False, style)
        if style is Style.ORDINAL:
            if not _lists_inside(line.text, end):
                found[at] = heading
        elif style in (None, Style.DASH, Style.BULLET):
            company[at] = heading
    found.update(
        (at, heading)
        for at, heading in company.items()
        if heading.style is None and bold_end(lines[at]) in (heading.end, heading.end - 1)
    )
    for style in (None, Style.DASH, Style.BULLET):
        same = {at: heading for at, heading in company.items() if heading.style is style}
        rivals = plain if style is None else [at for at in group if _has(lines[at], style)]
        behind = [at for at in rivals if at != group[0]]
        if len(same) >= 2 and 2 * len(same) >= len(behind):
            found.update(same)
            if style is None:
                found.update(_lost_stops(lines, behind, same, level))
    return found


def _lead_alone(line: Line, level: int) -> Heading:
    """The heading that a whole line makes; it has no paragraphs of its own, as others in text."""
    label = read_label(line.text)
    begin, printed = (label.end, label.printed) if label else (0, "")
    title = line.text[begin:-1].strip()
    return Heading(level, printed, title, len(line.text), False, label.style if label else None)


def _lists_inside(text: str, end: int) -> bool:
    """Whether the paragraph itself goes on to the next number: then it holds the whole list."""
    return re.search("[。；](?:[二三]是|第[二三]，|其次，)", text[end - 1 :]) is not None


def _has(line: Line, style: Style) -> bool:
    label = read_label(line.text)
    return label is not None and label.style is style


def lead_end(text: str, begin: int, longest: int = _LONGEST) -> int:
    """The place behind the stop of a leading sentence that starts at `begin`; 0 for none."""
    stop = first_stop(text, begin)
    length = stop - begin
    if stop < 0 or not 3 <= length <= longest or len(text) - stop < _FOLLOWS:
        return 0
    words = text[begin:stop]
    if _NO_LEAD.search(words) or (longest == _LONGEST and words.count("，") + words.count(",") > 1):
        return 0
    return stop + 1


def _lost_stops(
    lines: Sequence[Line], group: Sequence[int], leads: Mapping[int, Heading], level: int
) -> dict[int, Heading]:
    """A leading sentence that lost its stop.

    Taken only where every other paragraph of the section has a lead and a sentence of the genre
    begins with a verb exactly behind as many characters as those leads commonly have.
    """
    missing = [
        at
        for at in group
        if at not in leads
        and read_label(lines[at].text) is None
        and not 0 <= first_stop(lines[at].text) <= _LONGEST
    ]
    if len(missing) != 1 or len(leads) < 2:
        return {}
    text = lines[missing[0]].text
    common = {
        n for n, _ in Counter(len(heading.title) for heading in leads.values()).most_common(2)
    }
    for match in _VERB.finditer(text[: max(common) + 3]):
        at = match.start()
        if at in common and not re.search(r"[，、,。；“]", text[:at]):
            return {missing[0]: Heading(level, "", text[:at], at, False)}
    return {}
