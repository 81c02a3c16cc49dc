"""Percent where percentage points are meant, and the other way round; shares above a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from core.checks.keys import evidence_at
from core.i18n import _
from core.model.blocks import Block, BlockKind
from core.model.checks import CheckKind, Finding
from core.model.report import Report

_RATE_MOVES = re.compile(
    r"(?:城镇化率|失业率|覆盖率|普及率|优良率|达标率|参保率|入学率|就业率|合格率|满意度|占比|比重|增速|增幅)"
    r"(?:同比|比上年|较上年|比去年|较去年)?(?:分别)?(?:提高|提升|上升|下降|降低|回落)(?:了)?"
    r"(?P<number>\d+(?:\.\d+)?[%％])(?!以|左右|的)"
)
_LEVEL_MOVES = re.compile(
    r"(?:总值|产值|收入|支出|投资|总额|零售额|产量|利润|税收|余额|用电量)(?:同比|比上年|较上年|比去年|较去年)?"
    r"(?:实现)?(?:增长|增加|下降|减少)(?:了)?(?P<number>\d+(?:\.\d+)?个?百分点)(?!左右)"
)
_PART = re.compile(
    r"占[^，。；%％\d]{1,24}(?:比重|比例|份额)(?:为|达|达到|提高到|升至|提升至)?(?P<number>\d+(?:\.\d+)?)[%％]"
)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def point_findings(report: Report) -> list[Finding]:
    """Wording that mixes percent and percentage points, and shares that cannot be."""
    found: list[Finding] = []
    for block in report.blocks:
        if block.kind in _PROSE and block.term is None:
            found += _of_block(block)
    return found


def _of_block(block: Block) -> Iterator[Finding]:
    for match in _RATE_MOVES.finditer(block.text):
        yield _finding(
            block, match, "percent", _("比率的升降写作“%”，可能应为“个百分点”，也可能是相对变化。")
        )
    for match in _LEVEL_MOVES.finditer(block.text):
        yield _finding(block, match, "points", _("总量的增减写作“百分点”，可能应为“%”。"))
    for match in _PART.finditer(block.text):
        if Decimal(match["number"]) > 100:
            yield _finding(block, match, "share", _("所占比重超过 100%。"))


def _finding(block: Block, match: re.Match[str], rule: str, message: str) -> Finding:
    evidence = (evidence_at(block, match.start(), match.end()),)
    return Finding(CheckKind.ARITHMETIC, message, evidence, rule=f"text_{rule}")
