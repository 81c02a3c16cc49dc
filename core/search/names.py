"""Finding a term, a heading or an indicator by its name, its pinyin or its initials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.search.pinyin import find_pinyin
from core.text.folding import fold_query

if TYPE_CHECKING:
    from core.model.glossary import Term
    from core.model.report import Report


class NameKind(StrEnum):
    """What a name is the name of."""

    TERM = "term"
    SECTION = "section"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class Name:
    """A name that answers a query.

    `index` points into `Report.terms`, `.sections` or `.indicators`. `text` is the wording that
    answered (an alias, maybe). `start` and `end` are the canonical span of the block it stands in.
    """

    kind: NameKind
    index: int
    text: str
    address: str
    start: int
    end: int


Rank = tuple[int, int, int]
"""How well a name answers; smaller is better: sort of match, place of the match, length."""

_EQUAL, _BEGINNING, _INSIDE, _PINYIN_BEGINNING, _PINYIN_INSIDE = range(5)


def find_names(report: Report, query: str) -> list[Name]:
    """Terms, headings and indicators that `query` names, the best first.

    `query` is a part of the name in any width, case or script, its pinyin (`xijingu`), its
    initials (`xjg`), or a mixture; blanks and apostrophes in pinyin are of no account.
    """
    ranked: list[tuple[Rank, int, Name]] = []
    needle = fold_query(query).strip()
    if not needle:
        return []
    for order, name in enumerate(_names(report)):
        rank = _rank(name.text, needle)
        if rank is not None:
            ranked.append((rank, order, name))
    ranked.sort(key=lambda item: item[:2])
    found: dict[tuple[NameKind, int], Name] = {}
    for _unused, _order, name in ranked:
        found.setdefault((name.kind, name.index), name)
    return list(found.values())


def find_terms(terms: Report | Iterable[Term], query: str) -> list[Term]:
    """The glossary entries that `query` names (pinyin and initials too), the best first.

    Where no name answers, the entries whose definition holds the query.
    """
    from core.model.report import Report

    entries = list(terms.terms if isinstance(terms, Report) else terms)
    needle = fold_query(query).strip()
    if not needle:
        return []
    ranked: list[tuple[Rank, int, Term]] = []
    for order, entry in enumerate(entries):
        ranks = [_rank(wording, needle) for wording in (entry.term or "", *entry.aliases)]
        known = [rank for rank in ranks if rank is not None]
        if known:
            ranked.append((min(known), order, entry))
    ranked.sort(key=lambda item: item[:2])
    if ranked:
        return [entry for _unused, _order, entry in ranked]
    return [entry for entry in entries if needle in fold_query(entry.definition)]


def _names(report: Report) -> Iterator[Name]:
    """All names of a report in the order glossary, outline, indicators."""
    for term in report.terms:
        start = report.offset(term.block)
        end = start + len(report.blocks[term.block].text)
        for wording in (term.term or "", *term.aliases):
            yield Name(NameKind.TERM, term.index, wording, term.address, start, end)
    for section in report.sections:
        start = report.offset(section.block)
        end = start + (section.run_in_end or len(report.blocks[section.block].text))
        yield Name(NameKind.SECTION, section.index, section.title, section.address, start, end)
    for indicator in report.indicators:
        start = report.offset(indicator.block)
        end = start + len(report.blocks[indicator.block].text)
        wordings = dict.fromkeys((indicator.name, indicator.key))
        for wording in wordings:
            yield Name(NameKind.INDICATOR, indicator.index, wording, indicator.address, start, end)


def _rank(name: str, needle: str) -> Rank | None:
    """How well folded `needle` names `name`, None if not at all."""
    folded = fold_query(name)
    if not folded:
        return None
    place = folded.find(needle)
    if place >= 0:
        kind = _INSIDE if place else _BEGINNING
        return (_EQUAL if folded == needle else kind, place, len(folded))
    letters = "".join(needle.split()).replace("'", "")
    if not any("a" <= letter <= "z" for letter in letters):
        return None
    place = find_pinyin(folded, letters)
    if place < 0:
        return None
    return (_PINYIN_INSIDE if place else _PINYIN_BEGINNING, place, len(folded))
