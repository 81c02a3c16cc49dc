"""The glossary against the text: marks without entry, entries without mark, duplicates."""

from __future__ import annotations

from collections import defaultdict

from core.i18n import _
from core.model.blocks import Block, NoteMark
from core.model.checks import CheckKind, Evidence, Finding
from core.model.glossary import Term
from core.model.report import Report

_AROUND = 8


def audit(report: Report) -> list[Finding]:
    """What a person should look at in the glossary, in the order of the report.

    A report whose text has no marks at all keys its glossary by wording, so that entries without
    a mark are then no finding; an entry whose wording the text never uses is one in either case.
    """
    if not report.terms:
        return []
    marks = [(block, mark) for block in report.blocks for mark in block.marks]
    findings = [
        _finding(
            _("正文的注释号 {number} 在名词注释中没有对应条目。").format(number=mark.number),
            _at_mark(block, mark),
        )
        for block, mark in marks
        if mark.term is None
    ]
    marked = {mark.term for _block, mark in marks if mark.term is not None}
    for term in report.terms:
        if marks and term.index not in marked:
            findings.append(
                _finding(_("名词注释中有这一条，正文里没有它的注释号。"), _at_term(report, term))
            )
        elif term.term is not None and not term.uses:
            findings.append(
                _finding(_("正文里没有找到这个名词，说法可能不同。"), _at_term(report, term))
            )
    return findings + _differing(report, marks) + _duplicates(report)


def _differing(report: Report, marks: list[tuple[Block, NoteMark]]) -> list[Finding]:
    """Marks behind words that are worded otherwise in the glossary."""
    findings = []
    for block, mark in marks:
        if mark.term is None:
            continue
        term = report.terms[mark.term]
        if term.term is None:
            continue
        before = _bare(block.text[max(0, mark.offset - len(term.term) - _AROUND) : mark.offset])
        if not before.endswith(_bare(term.term)):
            findings.append(
                _finding(
                    _("正文的说法与名词注释的条目不同。"),
                    _at_mark(block, mark),
                    _at_term(report, term),
                )
            )
    return findings


def _duplicates(report: Report) -> list[Finding]:
    by_name: dict[str, list[Term]] = defaultdict(list)
    for term in report.terms:
        if term.term is not None:
            by_name[_bare(term.term)].append(term)
    return [
        _finding(_("同一名词注释了两次。"), *(_at_term(report, term) for term in terms))
        for terms in by_name.values()
        if len(terms) > 1
    ]


def _bare(text: str) -> str:
    """Words without the quotation marks that only one of the two sides may have."""
    return text.translate({ord(sign): None for sign in "“”‘’\"'《》"})


def _at_mark(block: Block, mark: NoteMark) -> Evidence:
    start = max(0, mark.offset - _AROUND)
    return Evidence(block.index, block.address, start, mark.offset, block.text[start : mark.offset])


def _at_term(report: Report, term: Term) -> Evidence:
    text = report.blocks[term.block].text
    return Evidence(term.block, term.address, 0, len(text), text)


def _finding(message: str, *evidence: Evidence) -> Finding:
    return Finding(CheckKind.GLOSSARY, message, evidence)
