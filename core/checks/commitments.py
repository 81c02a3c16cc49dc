"""The ledger of what a report promises.

A commitment is a clause in the part of the report that plans, with a word that promises a result
and a quantity or a date by which it can be checked; and every clause with a quantity of a sentence
or section that states targets. What speaks of the past year, or counts what is already there, is
none; nor is money that a budget sets aside for a purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.checks.keys import DistinctKeys, key_of
from core.checks.planning import ahead_blocks
from core.model.blocks import Block, BlockKind
from core.model.commitments import Commitment
from core.model.report import Report, ReportKind
from core.model.values import Figure

_STRONG = (
    r"确保|力争|争取(?!各类|上级|到)|完成|开工|建成|投用|投产|投运|投入使用|投入运营|竣工|完工|通车|贯通|启用|开通|实现|"
    r"启动|出台"
)
_COUNTED = (
    r"新增|新建|新改扩建|新改建|改扩建|达到|突破|提高到|提升到|提高至|提升至|增加到|扩大到|降至|降到|下降到|压减到|"
    r"控制在|稳定在|保持在|不低于|不少于|培育|引进|创建|落地|发放"
)
_WEAK = r"建设|改造|打造|实施|推进"
_VERB = re.compile(f"{_STRONG}|{_COUNTED}|{_WEAK}")
_FINISH = re.compile(_STRONG)
_SURE = re.compile(f"{_STRONG}|{_COUNTED}")
_DATE = re.compile(
    r"(?:20\d\d年)?(?:1[0-2]|[1-9])月(?:底|末|份)?(?:\d{1,2}日)?(?:之?前)?|(?:今年|明年|20\d\d年)?"
    r"(?:年底|年末|年内|上半年|下半年|[一二三四]季度|国庆节?|春节|元旦|“五一”|“七一”|“十一”)(?:之?前)?"
    r"|20\d\d年(?:底|末)?(?:之?前)"
)
_PAST = re.compile(
    r"已(?!建成区)|去年|上年|过去|以来|累计[^，。；]{0,6}了|存在|不足|仍然|还不|根据|依据|面对|受[^，]{1,8}影响"
)
_TARGETS = re.compile(r"(?:预期|主要|发展|工作)目标(?:是|为|[:：]|如下)?|目标(?:是|为)")
_TARGET_SECTION = re.compile(r"预期目标|预期性指标|约束性指标|主要目标")
_GROWS = re.compile(r"(?:同比|比上年|较上年|分别)?(?:增长|下降|增加|减少)")
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_SENTENCE = re.compile(r"[^。！!？?\n]+")
_EMPTY = re.compile(
    rf"{_STRONG}|{_COUNTED}|{_WEAK}|{_DATE.pattern}|[要将于在到前全面按期正式基本并建设工]"
)
_TIMES = ("年", "岁", "天", "个月", "小时", "周年")
_LONGEST = 160
_MOST = 2000
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A span of a block's text with its figures."""

    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]


def find_commitments(report: Report) -> list[Commitment]:
    """The commitments of a report in reading order."""
    ahead = ahead_blocks(report)
    by_block: dict[int, list[Figure]] = {}
    for figure in report.figures:
        by_block.setdefault(figure.block, []).append(figure)
    found: list[Commitment] = []
    keys = DistinctKeys()
    for block in report.blocks:
        if block.index not in ahead or block.kind not in _KINDS:
            continue
        for one in _of_block(report, block, by_block.get(block.index, [])):
            # Words that stand in the report twice are two commitments with a key each.
            found.append(replace(one, key=keys.of(one.key)))
            if len(found) >= _MOST:
                return found
    return found


def _of_block(report: Report, block: Block, figures: list[Figure]) -> Iterator[Commitment]:
    path = report.section_path(block.index)
    aims = bool(path) and bool(_TARGET_SECTION.search(path[-1].title))
    for sentence in _SENTENCE.finditer(block.text):
        clauses = list(_clauses(sentence, figures))
        told = aims or bool(_TARGETS.search(sentence.group()))
        kept: list[_Clause] = []
        for place, clause in enumerate(clauses):
            if kept and kept[-1].end == _end_before(clauses, place) and _continues(clause):
                kept[-1] = _joined(block, kept[-1], clause)
            elif _promises(report, clause, told):
                kept.append(_whole(block, clauses, place))
        for clause in kept:
            yield _commitment(report, block, clause)


def _clauses(sentence: re.Match[str], figures: list[Figure]) -> Iterator[_Clause]:
    for match in _CLAUSE.finditer(sentence.group()):
        words = match.group()
        start = sentence.start() + match.start() + len(words) - len(words.lstrip())
        text = words.strip()
        end = start + len(text)
        inside = tuple(one for one in figures if start <= one.start and one.end <= end)
        if text:
            yield _Clause(start, end, text, inside)


def _end_before(clauses: list[_Clause], place: int) -> int:
    return clauses[place - 1].end if place else -1


def _continues(clause: _Clause) -> bool:
    """Whether a clause only says by how much the thing before it grows."""
    return bool(clause.figures) and bool(_GROWS.match(clause.text)) and len(clause.text) < 16


def _promises(report: Report, clause: _Clause, told: bool) -> bool:
    words = clause.text
    if len(words) > _LONGEST or _PAST.search(words):
        return False
    measured = [one for one in clause.figures if one.unit not in _TIMES]
    if told and measured:
        return True
    if _FINISH.search(words) and _DATE.search(words):
        return True
    if not measured or not _VERB.search(words):
        return False
    money = all(one.unit.endswith("元") for one in measured)
    if report.meta.kind is ReportKind.BUDGET and money:
        return bool(_FINISH.search(words))
    return bool(_SURE.search(words)) or not words.startswith(("加快", "要加快"))


def _whole(block: Block, clauses: list[_Clause], place: int) -> _Clause:
    """A clause with its neighbour where alone it does not say what is promised (力争年内开工)."""
    clause = clauses[place]
    if len(_EMPTY.sub("", clause.text)) >= 3 or clause.figures:
        return clause
    if place and clauses[place - 1].end - clauses[place - 1].start <= _LONGEST:
        return _joined(block, clauses[place - 1], clause)
    return _joined(block, clause, clauses[place + 1]) if place + 1 < len(clauses) else clause


def _joined(block: Block, first: _Clause, second: _Clause) -> _Clause:
    text = block.text[first.start : second.end]
    return _Clause(first.start, second.end, text, first.figures + second.figures)


def _commitment(report: Report, block: Block, clause: _Clause) -> Commitment:
    return Commitment(
        key_of("commitment", clause.text),
        block.index,
        block.address,
        clause.start,
        clause.end,
        clause.text,
        tuple(dict.fromkeys(_VERB.findall(clause.text))),
        tuple(one.text for one in clause.figures),
        tuple(dict.fromkeys(match.group() for match in _DATE.finditer(clause.text))),
        report.meta.plan_year or report.meta.year,
    )
