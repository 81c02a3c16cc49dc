"""Keys by which a found thing is known again, and the evidence that it rests on."""

from __future__ import annotations

import re
from hashlib import sha256

from core.model.blocks import Block
from core.model.checks import Evidence
from core.model.report import Report

_AROUND = 12
_BLANKS = re.compile(r"\s+")


def key_of(*parts: str) -> str:
    """A short key of some words; blanks do not count, so that a new reading finds it again."""
    words = "\x1f".join(_BLANKS.sub("", part) for part in parts)
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class DistinctKeys:
    """Keys of one list: what stands in it twice has two keys, by how often it came before."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def of(self, key: str) -> str:
        """`key` the first time, then one made of it and its number."""
        times = self._times[key] = self._times.get(key, 0) + 1
        return key if times == 1 else key_of(key, str(times))


def evidence_key(report: Report, rule: str, evidence: tuple[Evidence, ...]) -> str:
    """The key of a finding: its rule, its words and the words around them."""
    return key_of(rule, *(_with_context(report.blocks[one.block], one) for one in evidence))


def _with_context(block: Block, one: Evidence) -> str:
    if block.table is not None:
        return one.text
    return block.text[max(0, one.start - _AROUND) : one.end + _AROUND]


def evidence_at(block: Block, start: int, end: int) -> Evidence:
    """A span of a block's text as evidence."""
    return Evidence(block.index, block.address, start, end, block.text[start:end])
