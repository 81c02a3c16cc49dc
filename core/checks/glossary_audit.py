"""The glossary against the text: marks without entry, entries without mark, duplicates."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from core.checks.keys import evidence_at
from core.i18n import _
from core.model.blocks import Block, NoteMark
from core.model.checks import CheckKind, Evidence, Finding
from core.model.glossary import Term
from core.model.report import Report

_AROUND = 8
_FAR = 48
_MANY = 3
_CLAUSE = re.compile(r"[。；;！？]")
_NO_TERM = re.compile(r"资料来源|数据来源|注|说明|备注|注释")
_GENERIC = re.compile(
    r"^(?:地方政府|地方|我市|我县|我区|全市|全县|全区|国家级?)|(?:支出|收入|预算|资金|工程|行动|计划|企业|项目|制度|机制|政策)$"
)


def audit(report: Report) -> list[Finding]:
    """What a person should look at in the glossary, in the order of the report.

    A report whose text has no marks at all keys its glossary by wording, so that entries without
    a mark are then no finding; an entry whose wording the text never uses is one in either case.
    """
    if not report.terms:
        return []
    marks = [(block, mark) for block in report.blocks for mark in block.marks]
    marked = {mark.term for _block, mark in marks if mark.term is not None}
    without_mark = [term for term in report.terms if marks and term.index not in marked]
    torn = _torn(report)
    unused = [
        term
        for term in report.terms
        if term not in without_mark and term.term is not None and not term.uses
        if term.index not in torn and not _is_used(report, term)
    ]
    return [
        *_orphans(marks),
        *_unmarked(report, without_mark),
        *_unused(report, unused),
        *_differing(report, marks),
        *_duplicates(report),
    ]


def _orphans(marks: list[tuple[Block, NoteMark]]) -> list[Finding]:
    """Marks without an entry; as one finding where they are most of all."""
    orphans = [(block, mark) for block, mark in marks if mark.term is None]
    if _most(len(orphans), len(marks)):
        message = _("正文有 {count} 个注释号在名词注释中没有对应条目，条目可能没有编号。").format(
            count=len(orphans)
        )
        places = [_at_mark(block, mark) for block, mark in orphans]
        return [_finding(message, *places, rule="marks_without_entries")]
    return [
        _finding(
            _("正文的注释号 {number} 在名词注释中没有对应条目。").format(number=mark.number),
            _at_mark(block, mark),
            rule="mark_without_entry",
        )
        for block, mark in orphans
    ]


def _unmarked(report: Report, terms: list[Term]) -> list[Finding]:
    """Entries that no mark points at; as one finding where they are most of all."""
    places = [_at_term(report, term) for term in terms]
    if _most(len(terms), len(report.terms)):
        message = _("名词注释中有 {count} 条在正文里没有注释号。").format(count=len(terms))
        return [_finding(message, *places, rule="entries_without_marks")]
    message = _("名词注释中有这一条，正文里没有它的注释号。")
    return [_finding(message, place, rule="entry_without_mark") for place in places]


def _most(count: int, whole: int) -> bool:
    """Whether so many are alike that one finding says it better than one each."""
    return count > _MANY and 2 * count > whole


def _unused(report: Report, unused: list[Term]) -> list[Finding]:
    """Entries whose wording the text never uses; as one finding where they are most of all."""
    places = [_at_term(report, term) for term in unused]
    if _most(len(unused), len(report.terms)):
        message = _("名词注释中有 {count} 条在正文里没有找到，正文可能不全。").format(
            count=len(unused)
        )
        return [_finding(message, *places, rule="entries_not_used")]
    message = _("正文里没有找到这个名词，说法可能不同。")
    return [_finding(message, place, rule="entry_not_used") for place in places]


def _differing(report: Report, marks: list[tuple[Block, NoteMark]]) -> list[Finding]:
    """Marks behind words that are worded otherwise in the glossary."""
    names = {_bare(term.term) for term in report.terms if term.term is not None}
    findings = []
    for block, mark in marks:
        if mark.term is None:
            continue
        term = report.terms[mark.term]
        if term.term is None or _stands_at(block, mark, term, names):
            continue
        findings.append(
            _finding(
                _("正文的说法与名词注释的条目不同。"),
                _at_mark(block, mark),
                _at_term(report, term),
                rule="term_differs",
            )
        )
    return findings


def _stands_at(block: Block, mark: NoteMark, term: Term, names: set[str]) -> bool:
    """Whether a term stands at its mark: before it, around it, or its beginning before it.

    Between the two may be what belongs to the same clause (新增债券431亿元 with the mark behind the
    number), unless the words right before the mark are another entry of the glossary.
    """
    before = _bare(_CLAUSE.split(block.text[max(0, mark.offset - _FAR) : mark.offset])[-1])
    after = _bare(block.text[mark.offset : mark.offset + _FAR])
    # Not its aliases: they are how the text itself words it.
    words = _bare(term.term or "")
    if before.endswith(words):
        return True
    if any(before.endswith(name) for name in names - {words}):
        return False
    return words in before or _overlaps(before, after, words) or _begins(before, words)


def _overlaps(before: str, after: str, words: str) -> bool:
    near = before[-len(words) :] + after[: len(words)]
    return words in near


def _begins(before: str, words: str) -> bool:
    """Whether the text before the mark ends with most of the term, its generic end left out."""
    least = max(3, -(-len(words) * 3 // 5))
    return any(before.endswith(words[:size]) for size in range(least, len(words)))


def _duplicates(report: Report) -> list[Finding]:
    by_name: dict[str, list[Term]] = defaultdict(list)
    torn = _torn(report)
    for term in report.terms:
        if term.term is not None and term.index not in torn:
            by_name[_bare(term.term)].append(term)
    return [
        _finding(
            _("同一名词注释了两次。"),
            *(_at_term(report, term) for term in terms),
            rule="term_twice",
        )
        for terms in by_name.values()
        if len(terms) > 1
    ]


def _bare(text: str) -> str:
    """Words without the quotation marks that only one of the two sides may have."""
    return text.translate({ord(sign): None for sign in "“”‘’\"'《》"})


def _at_mark(block: Block, mark: NoteMark) -> Evidence:
    return evidence_at(block, max(0, mark.offset - _AROUND), mark.offset)


def _at_term(report: Report, term: Term) -> Evidence:
    block = report.blocks[term.block]
    return evidence_at(block, 0, len(block.text))


def _torn(report: Report) -> set[int]:
    """Entries that are probably one, read as two: a heading without words, and what follows it."""
    torn: set[int] = set()
    for one, following in pairwise(report.terms):
        if not one.definition.strip(" 。：:") and following.block == one.block + 1:
            torn |= {one.index, following.index}
    return torn


def _is_used(report: Report, term: Term) -> bool:
    """Whether the text uses the core of a term, or it is no term at all (资料来源)."""
    words = _bare(term.term or "")
    if _NO_TERM.fullmatch(words):
        return True
    core = _GENERIC.sub("", words)
    if core == words or len(core) < 3:
        return False
    return any(core in _bare(block.text) for block in report.blocks if block.term is None)


def _finding(message: str, *evidence: Evidence, rule: str) -> Finding:
    return Finding(CheckKind.GLOSSARY, message, evidence, rule=rule)
