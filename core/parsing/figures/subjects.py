"""What a figure is about, as a person would name it.

The words in front of a number, back to the comma or to the figure before, hold its subject (`就业率
达74.24%`) or, where they are only a verb, the noun behind does (`建成4个城区停车场`). A clause
without any noun (`，增长7.93%`) speaks of the subject before it in the sentence; a share names
what it is a share of (`完成调整预算的96.3%`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.model.values import Measure
from core.parsing.figures.numbers import Found
from core.parsing.figures.phrases import (
    COMPLETION,
    RELATIONAL,
    SHARE_OF,
    blank_brackets,
    is_bare_verb,
    noun_behind,
    trim,
)

_SENTENCE = re.compile(r"[。！？!?\n]|；|;")
_CLAUSE = re.compile(r"[，,：:。！？!?；;\n]")
_MAX = 30
_LEAD_SENTENCE = 18
_GROUP = re.compile(r"分别")
_ITEMS = re.compile(r"[、和及与]|以及")
_ENUMERATED = re.compile(r"等(?:\s*)$")


@dataclass(slots=True)
class _Last:
    """The figure before in the same block, and the thing its sentence speaks of."""

    end: int = 0
    phrase_start: int = 0
    sentence: int = -1
    thing: str = ""
    subject: str = ""
    verb: str = ""
    names: tuple[str, ...] = ()
    place: int = 0


class Subjects:
    """Names the subjects of the figures of one block, given in order."""

    def __init__(self, text: str, heading: str) -> None:
        self._text = text
        self._blank = blank_brackets(text)
        self._heading = heading
        self._last = _Last()

    def name(self, found: Found, measure: Measure, following: int) -> str:
        """The subject of a figure; `following` is where the next figure's number begins."""
        inside = self._blank[found.number] == " "
        text = self._text if inside else self._blank
        sentence = self._sentence_start(found.start)
        start = max(self._clause_start(text, found.start, inside), sentence)
        listed = False
        if self._last.end > start and self._last.sentence == sentence:
            start, listed = self._last.end, True
        raw = text[start : found.start]
        behind = self._text[found.end : following]
        subject, thing = self._decide(found, measure, raw, behind, sentence, listed, inside)
        last = self._last
        last.end, last.phrase_start, last.sentence = found.end, start, sentence
        last.subject = subject
        if thing:
            last.thing = thing
        return subject[-_MAX:] if len(subject) > _MAX else subject

    def _decide(
        self,
        found: Found,
        measure: Measure,
        raw: str,
        behind: str,
        sentence: int,
        listed: bool,
        inside: bool,
    ) -> tuple[str, str]:
        """The subject, and the thing that later clauses without noun speak of (empty: as before)."""
        last = self._last
        names = self._distributed(raw, listed)
        if names is not None:
            return names, ""
        bare = raw.strip("）) 、")
        if listed and bare.startswith("的"):
            whole = trim(self._blank[last.phrase_start : found.start])
            return whole or bare, whole
        if listed and _is_noun_tail(raw):
            whole = trim(self._blank[last.phrase_start : found.start])
            return whole, whole
        before = last.thing if last.sentence == sentence else ""
        context = before or self._context(sentence)
        share = self._share(raw, measure, context)
        if share:
            return share, ""
        phrase = trim(self._last_part(raw))
        if _ENUMERATED.search(raw.rstrip(" 达到")) and found.unit not in ("%",):
            phrase = phrase if not noun_behind(behind) else ""
        if measure is Measure.COUNT or found.unit in ("万", "亿"):
            noun = noun_behind(behind)
            if noun and (is_bare_verb(phrase) or not phrase or behind[:1] not in "，。、；"):
                joined = noun if len(phrase) > 8 or not phrase else phrase + noun
                return joined, joined
        if is_bare_verb(phrase):
            if measure is not Measure.GROWTH and measure is not Measure.SHARE:
                noun = noun_behind(behind)
                if noun and behind[:1] not in "，。、；":
                    return (phrase + noun, phrase + noun)
            if inside and not phrase:
                outer = trim(self._last_part(self._outer(found.start)))
                return (outer or context, "")
            return (context or phrase, "")
        if RELATIONAL.fullmatch(phrase) and context and context != phrase:
            return (_joined(context, phrase), "")
        return phrase, phrase

    def _share(self, raw: str, measure: Measure, context: str) -> str:
        """The name of a completion or a share, which says what it is a part of."""
        if measure is not Measure.SHARE:
            return ""
        clause = raw.strip("）) ")
        match = COMPLETION.search(clause)
        if match:
            own = trim(clause[: match.start()])
            thing = own if not is_bare_verb(own) else context
            verb = "占" if "占" in clause[match.start() : match.start() + 1] else "完成"
            return f"{thing}{verb}{match[1]}的比例"
        match = SHARE_OF.search(clause)
        if match:
            own = trim(clause[: match.start()])
            thing = own if not is_bare_verb(own) else context
            return f"{thing}占{trim(match[1])}的比重"
        return ""

    def _distributed(self, raw: str, listed: bool) -> str | None:
        """The k-th name for the k-th number behind 分别; None where none are shared out."""
        last = self._last
        if listed and last.names and not trim(raw):
            last.place += 1
            return last.names[last.place] if last.place < len(last.names) else last.names[-1]
        last.names = ()
        match = _GROUP.search(raw)
        if not match:
            return None
        head = trim(raw[: match.start()])
        names = [trim(name) for name in _ITEMS.split(head)]
        names = [name for name in names if name]
        if len(names) < 2:
            return None
        last.names, last.place = tuple(names), 0
        last.thing = names[0]
        return names[0]

    def _last_part(self, raw: str) -> str:
        """What stands behind the last comma of a list item that is not part of a name list."""
        return raw.strip("）) ")

    def _outer(self, at: int) -> str:
        """The clause in front of the bracket that holds position `at`."""
        opening = max(self._text.rfind("（", 0, at), self._text.rfind("(", 0, at))
        start = self._clause_start(self._blank, opening, inside=False)
        return self._blank[max(start, self._last.end if self._last.end < opening else 0) : opening]

    def _context(self, sentence: int) -> str:
        """The lead sentence (`培育产业财源。`) before, else the heading."""
        before = self._text[:sentence].rstrip("。；; ")
        cut = max((before.rfind(mark) for mark in "。；"), default=-1)
        lead = trim(before[cut + 1 :])
        if 1 < len(lead) <= _LEAD_SENTENCE and "，" not in lead and not re.search(r"\d", lead):
            return lead
        if sentence and self._last.thing and self._text[sentence - 1 : sentence] in ("；", ";"):
            return self._last.thing
        return self._heading

    def _sentence_start(self, at: int) -> int:
        start = 0
        for match in _SENTENCE.finditer(self._text, 0, at):
            start = match.end()
        return start

    def _clause_start(self, text: str, at: int, inside: bool) -> int:
        start = 0
        for match in _CLAUSE.finditer(text, max(0, at - 120), at):
            start = match.end()
        if inside:
            start = max(start, text.rfind("（", 0, at) + 1, text.rfind("(", 0, at) + 1)
        return start


def _is_noun_tail(raw: str) -> bool:
    """Whether the words between two figures complete the first one (`20亿元以上|项目|2个`)."""
    words = re.sub(r"\s", "", raw)
    return bool(re.fullmatch(r"(?:[^，,、；。：:（）()和或及]{0,6}(?:项目|企业|工程|产业|园区|乡镇|村|平台))(?:已)?(?:达到?)?", words))


def _joined(thing: str, phrase: str) -> str:
    return phrase if phrase.startswith(thing) else thing + phrase
