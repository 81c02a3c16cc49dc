"""Two versions of a report side by side: paragraph by paragraph, then word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from core.anchoring.aligning import Alignment
from core.model.editions import DiffKind, DiffRow, DiffSpan

if TYPE_CHECKING:
    from core.model.report import Report

_WORD = re.compile(r"[0-9]+(?:[.,．，][0-9]+)*[%％‰]?|[A-Za-z]+|\s+|.", re.DOTALL)
"""Numbers and Latin words are whole; a Chinese character is a word."""

_LARGEST = 16_000_000
"""Words times words that are compared one by one."""

_SHORTEST_SAME = 2
"""Fewer equal words between two changes are chance: they are told as one change."""


def compare(former: Report, now: Report) -> tuple[DiffRow, ...]:
    """The paragraphs of two versions, in the order of the new one.

    A removed paragraph stands behind the one that it followed. Empty blocks are left out.
    """
    alignment = Alignment(former, now)
    partners = {new: old for old, new in alignment.pairs.items()}
    rows: list[DiffRow] = []
    gone = [
        block.index
        for block in former.blocks
        if block.index not in alignment.pairs and block.text.strip()
    ]
    waiting = iter(gone)
    removed = next(waiting, None)

    def take_removed(before: int) -> None:
        nonlocal removed
        while removed is not None and removed < before:
            text = former.blocks[removed].text
            rows.append(DiffRow(DiffKind.REMOVED, removed, None, text, ""))
            removed = next(waiting, None)

    for block in now.blocks:
        old = partners.get(block.index)
        if old is None:
            if block.text.strip():
                rows.append(DiffRow(DiffKind.ADDED, None, block.index, "", block.text))
            continue
        moved = old in alignment.moved
        if not moved:
            take_removed(old)
        text = former.blocks[old].text
        spans = differences(text, block.text)
        kind = DiffKind.MOVED if moved else DiffKind.CHANGED if spans else DiffKind.SAME
        rows.append(DiffRow(kind, old, block.index, text, block.text, spans))
    take_removed(len(former.blocks))
    return tuple(rows)


def differences(old: str, new: str) -> tuple[DiffSpan, ...]:
    """The words that differ between two texts; numbers are never cut."""
    if old == new:
        return ()
    if not old or not new:
        return (DiffSpan(0, len(old), 0, len(new)),)
    olds, news = _WORD.findall(old), _WORD.findall(new)
    if len(olds) * len(news) > _LARGEST:
        return (_middle(old, new),)
    spans: list[DiffSpan] = []
    old_at, new_at = _offsets(olds), _offsets(news)
    last = None
    for step in Indel.opcodes(olds, news):
        if step.tag == "equal":
            continue
        span = DiffSpan(
            old_at[step.src_start],
            old_at[step.src_end],
            new_at[step.dest_start],
            new_at[step.dest_end],
        )
        near = last is not None and step.src_start - last < _SHORTEST_SAME
        if near and spans:
            former = spans.pop()
            span = DiffSpan(former.start, span.end, former.new_start, span.new_end)
        spans.append(span)
        last = step.src_end
    return tuple(spans)


def _offsets(words: list[str]) -> list[int]:
    """Where each word begins, and where the last one ends."""
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + len(word))
    return offsets


def _middle(old: str, new: str) -> DiffSpan:
    """All between the common beginning and the common end of two very long texts."""
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    last = next(
        (at for at in range(shorter - first) if old[-1 - at] != new[-1 - at]), shorter - first
    )
    return DiffSpan(first, len(old) - last, first, len(new) - last)
