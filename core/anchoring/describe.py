"""From a selection to an anchor."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from core.anchoring.alone import REACH, alone
from core.model.annotations import Anchor

if TYPE_CHECKING:
    from core.model.report import Report

CONTEXT = REACH
"""Code points kept before and after a quote."""


def block_hash(text: str) -> str:
    """The hash by which the text of a block is known again."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def describe(report: Report, version: str, start: int, end: int) -> Anchor:
    """The anchor of the canonical span from `start` to `end` (code points) of a report.

    Args:
        report: the report as understood in this version.
        version: the id of the version.
        start: the first code point inside.
        end: the first one behind; a span may run over several blocks.

    Raises:
        ValueError: the span is empty or not inside the report.
    """
    text = report.text
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no such span: {start}-{end}")
    block = report.block_at(start)
    return Anchor(
        version,
        block.address,
        block_hash(block.text),
        start,
        end,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        start - report.starts[block.index],
        [other.text for other in report.blocks].count(block.text) - 1,
        text.count(text[start:end]) - 1,
        *alone(text, start, end),
    )
