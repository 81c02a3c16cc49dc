"""Where in a block the words of a figure begin: its sentence, its clause, its bracket."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from core.model.values import Measure
from core.parsing.figures.numbers import Found
from core.parsing.figures.phrases import blank_brackets, is_bare_verb, trim

CLAUSE_END = re.compile(r"[，,：:。！？!?；;\n]")
_SENTENCE_END = re.compile(r"[。！？!?\n]|；|;")
_ANNOUNCED = re.compile(r"(?:目标|如下|其中|情况|方面|包括|建议|要求|任务|[是为有看])$")
_RANK = re.compile(r"(?:全[国省市区县])?(?:排名?)?第\d+[位名]")
_PASSED = re.compile(
    r"(?:首次|历史性|再)?"
    r"(?:突破|迈上|跨越|跨上|站上|超过|[创上]\S{0,6}?新(?:高|纪录|台阶)|从无到有)[^，]*$"
)
_COSTS, _COSTS_OF = re.compile(r"、总?投资$"), re.compile(r"[约超近逾]?\d[\d.,]{0,12}[万亿]?元?的")
_ITEM = re.compile(r"的?([^，,。；;、：:（）()\n]{2,40})")
_FAR = 120
_REACH = 40
"""As far behind a figure as a list of counts or the use of an amount is told."""
_LONGEST_LEAD = 18


class Clauses:
    """The sentences, clauses and brackets of one block; every place counts code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blank = blank_brackets(text)
        """The text with every closed bracket blanked."""
        self._leads: dict[int, str] = {}
        self._ends = {
            inside: [0, *(m.end() for m in _SENTENCE_END.finditer(self.words(inside)))]
            for inside in (False, True)
        }

    def words(self, inside: bool) -> str:
        """The text as a figure inside a bracket sees it, or one outside of all."""
        return self.text if inside else self.blank

    def inside(self, at: int) -> bool:
        """Whether a closed bracket holds `at`."""
        return self.blank[at] == " "

    def sentence(self, at: int, inside: bool) -> int:
        """Where the sentence (or part of one, behind a semicolon) that holds `at` begins."""
        ends = self._ends[inside]
        return ends[bisect_right(ends, at) - 1]

    def start(self, at: int, inside: bool) -> int:
        """Where the clause in front of `at` begins."""
        text = self.words(inside)
        start = _last_end(CLAUSE_END, text, max(0, at - _FAR), at)
        if _COSTS_OF.match(text, at) and (item := _COSTS.search(text, max(start, at - 6), at)):
            start = item.start() + 1
        return max(start, self.opening(at, start) + 1) if inside else start

    def whole(self, at: int, inside: bool) -> str:
        """The clause in front of `at` from its beginning, other figures included."""
        return self.words(inside)[max(self.start(at, inside), self.sentence(at, inside)) : at]

    def opening(self, at: int, first: int | None = None) -> int:
        """Where the bracket that holds `at` opens; -1 for none near (or none behind `first`)."""
        far = max(0, at - _FAR) if first is None else first
        return max(self.text.rfind("（", far, at), self.text.rfind("(", far, at))

    def outer(self, at: int, last_end: int) -> str:
        """The clause in front of the bracket that holds `at`, behind the figure before it."""
        opening = max(self.opening(at), 0)
        start = max(self.start(opening, inside=False), self._item(opening))
        return self.blank[max(start, last_end if last_end < opening else 0) : opening]

    def _item(self, opening: int) -> int:
        """Where an item begins in a list whose items have brackets (`甲（5个）、乙（3个）`)."""
        closed = max(
            self.text.rfind(mark, max(0, opening - _FAR), opening) for mark in ("）、", ")、")
        )
        return closed + len("）、") if closed >= 0 else 0

    def clause_before(self, start: int, sentence: int, inside: bool) -> str:
        """What the clause in front of the one at `start` names, if it holds no number."""
        if start <= sentence:
            return ""
        text = self.words(inside)
        first = _last_end(CLAUSE_END, text, max(sentence, start - _FAR), start - 1)
        words = trim(text[first : start - 1].rpartition("等")[2])
        words = trim(_PASSED.sub("", _RANK.sub("", words)))
        plain = not re.search(r"\d", words) and not is_bare_verb(words)
        if plain and len(words) > _LONGEST_LEAD:
            words = words.rpartition("的")[2]
        return words if plain and 1 < len(words) <= _LONGEST_LEAD else ""

    def passed_before(self, start: int, sentence: int, inside: bool) -> str:
        """What passed a mark told without a figure (`产值迈上新台阶，达5亿元`); empty for none."""
        before = self.words(inside)[max(sentence, start - _FAR) : max(sentence, start - 1)]
        marked = _PASSED.search(before[_last_end(CLAUSE_END, before, 0, len(before)) :])
        return self.clause_before(start, sentence, inside) if marked else ""

    def whole_noun(self, at: int) -> str:
        """The words behind `at` up to the end of their clause or list item, numbers included."""
        match = _ITEM.match(self.text, at)
        return match[1] if match else ""

    def colon_lead(self, start: int, sentence: int, inside: bool) -> str:
        """What stands before the colon in front of the clause (`教育类支出：安排`), if a thing."""
        text = self.words(inside)
        if start <= sentence or text[start - 1] not in "：:":
            return ""
        words = trim(text[max(sentence, start - _FAR) : start - 1])
        plain = not re.search(r"[\d，,]", words) and not _ANNOUNCED.search(words)
        return words if plain and 1 < len(words) <= _LONGEST_LEAD else ""

    def lead(self, sentence: int) -> str:
        """The short sentence (`培育产业财源。`) before the one at `sentence`; empty for none."""
        if sentence not in self._leads:
            self._leads[sentence] = self._lead(sentence)
        return self._leads[sentence]

    def _lead(self, sentence: int) -> str:
        before = self.text[max(0, sentence - _FAR) : sentence].rstrip("。；; ")
        words = before[_last_end(_SENTENCE_END, before, 0, len(before)) :]
        if len(words) <= _FAR // 2:
            lead = trim(words)
            plain = "，" not in lead and not re.search(r"\d", lead)
            if plain and 1 < len(lead) <= _LONGEST_LEAD:
                return lead
        return ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One figure and the words around it, in a block whose words are `block`.

    `raw` stands in front of the figure, back to the comma or to the figure before (`listed`);
    `behind` reaches to the next figure. `context` is what the sentence or the sentence before
    speaks of; `opens` tells that no other clause of the sentence comes before.
    """

    found: Found
    measure: Measure
    block: Clauses
    raw: str
    behind: str
    sentence: int
    listed: bool
    inside: bool
    context: str
    heading: str
    opens: bool

    def rest(self, skip: int = 0) -> str:
        """The words from `skip` code points behind the figure, later figures included."""
        start = self.found.end + skip
        return self.block.words(self.inside)[start : start + _REACH]


def _last_end(pattern: re.Pattern[str], text: str, first: int, last: int) -> int:
    """Where the last match between `first` and `last` ends; `first` for none."""
    return max((match.end() for match in pattern.finditer(text, first, last)), default=first)
