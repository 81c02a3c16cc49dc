"""The ledger of what a report promises.

A commitment is a clause in the part of the report that plans, with a word that promises a result
and a quantity or a date by which it can be checked. What speaks of the past year, or counts what
is already there, is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from core.checks.keys import key_of
from core.checks.planning import ahead_blocks
from core.model.blocks import Block, BlockKind
from core.model.commitments import Commitment
from core.model.report import Report
from core.model.values import Figure

_RESULT = (
    r"确保|力争|争取|完成|开工|建成|投用|投产|投运|投入使用|投入运营|竣工|完工|通车|贯通|启用|开通|新增|"
    r"新建|新改扩建|新改建|改扩建|改造|达到|突破|提高到|提升到|提高至|提升至|增加到|扩大到|降至|降到|"
    r"下降到|压减到|控制在|稳定在|保持在|不低于|不少于|培育|引进|建设|打造|创建|落地|实现|实施|推进|发放"
)
_VERB = re.compile(_RESULT)
_FINISH = re.compile(
    r"确保|力争|争取|完成|开工|建成|投用|投产|投运|投入使用|投入运营|竣工|完工|通车|贯通|启用|开通|实现|启动|出台"
)
_DATE = re.compile(
    r"(?:20\d\d年)?(?:1[0-2]|[1-9])月(?:底|末|份)?(?:\d{1,2}日)?(?:之?前)?|(?:今年|明年|20\d\d年)?"
    r"(?:年底|年末|年内|上半年|下半年|[一二三四]季度|国庆节?|春节|元旦|“五一”|“七一”|“十一”)(?:之?前)?"
    r"|20\d\d年(?:底|末)?(?:之?前)"
)
_PAST = re.compile(
    r"已(?!建成区)|去年|上年|过去|以来|累计[^，。；]{0,6}了|同比|比上年实际|存在|不足|仍然|还不|根据|依据|"
    r"为上年|面对|受[^，]{1,8}影响"
)
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_LONGEST = 160
_MOST = 2000
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)


def find_commitments(report: Report) -> list[Commitment]:
    """The commitments of a report in reading order."""
    ahead = ahead_blocks(report)
    by_block: dict[int, list[Figure]] = {}
    for figure in report.figures:
        by_block.setdefault(figure.block, []).append(figure)
    found: list[Commitment] = []
    seen: dict[str, int] = {}
    for block in report.blocks:
        if block.index not in ahead or block.kind not in _KINDS:
            continue
        for one in _of_block(report, block, by_block.get(block.index, [])):
            times = seen[one.key] = seen.get(one.key, 0) + 1
            # Words that stand in the report twice are two commitments with a key each.
            found.append(one if times == 1 else _again(one, times))
            if len(found) >= _MOST:
                return found
    return found


def _again(one: Commitment, times: int) -> Commitment:
    from dataclasses import replace

    return replace(one, key=key_of(one.key, str(times)))


def _of_block(report: Report, block: Block, figures: list[Figure]) -> Iterator[Commitment]:
    starts = [figure.start for figure in figures]
    for match in _CLAUSE.finditer(block.text):
        start, end = match.span()
        words = match.group()
        if end - start > _LONGEST:
            continue
        verbs = tuple(dict.fromkeys(_VERB.findall(words)))
        first = bisect_left(starts, start)
        inside = [one for one in figures[first:] if one.end <= end]
        dates = tuple(dict.fromkeys(m.group() for m in _DATE.finditer(words)))
        promised = bool(verbs and inside) or bool(dates and _FINISH.search(words))
        if not promised or _PAST.search(words):
            continue
        text = words.strip()
        start += len(words) - len(words.lstrip())
        yield Commitment(
            key_of("commitment", text),
            block.index,
            block.address,
            start,
            start + len(text),
            text,
            verbs,
            tuple(one.text for one in inside),
            dates,
            report.meta.plan_year or report.meta.year,
        )
