"""Places where the source text has probably lost or fused characters; the text stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model.blocks import Block, BlockKind, NoteMark
from core.model.glossary import Term
from core.model.notices import Notice, NoticeCode, notice
from core.model.report import Doubt
from core.parsing.doubts.rules import find_suspects
from core.parsing.doubts.suspect import Suspect

_SKIPPED = (BlockKind.TABLE,)
_MOST_BLOCKS = 30_000  # three times what the longest real reports have
_DIGITS = re.compile(r"\d[\d.,]*(?:[十百千万亿]{0,2}[元吨亩人户个家项件名米%％])?")


def read_doubts(blocks: Sequence[Block], terms: Sequence[Term]) -> tuple[Doubt, ...]:
    """The doubts of a report in reading order, none overlapping another in the same block."""
    found: list[Doubt] = []
    glossary = {term.block for term in terms}
    for block in blocks[:_MOST_BLOCKS]:
        if block.kind in _SKIPPED or block.index in glossary:
            continue
        suspects = [*find_suspects(block.text), *_fused_marks(block)]
        end = -1
        for suspect in sorted(suspects, key=lambda one: (one.start, -one.end)):
            if suspect.start < end:
                continue
            end = suspect.end
            found.append(
                Doubt(
                    block=block.index,
                    address=block.address,
                    start=suspect.start,
                    end=suspect.end,
                    text=block.text[suspect.start : suspect.end],
                    reason=suspect.reason,
                    suggestion=suspect.suggestion,
                )
            )
    return tuple(found)


def _fused_marks(block: Block) -> Iterator[Suspect]:
    """Note marks that were printed as bare digits and touch the digits of the text.

    Where the mark ends and the number begins (102.4亿元: mark 10 and 2.4亿元) is then a guess.
    """
    for mark in block.marks:
        if not (mark.printed.isascii() and mark.printed.isdigit()):
            continue
        behind = _DIGITS.match(block.text, mark.offset)
        before = re.search(r"\d[\d.]*$", block.text[: mark.offset])
        if behind:
            printed = mark.printed + behind.group()
            yield Suspect(*behind.span(), _fused(printed, mark), behind.group())
        elif before:
            printed = before.group() + mark.printed
            yield Suspect(*before.span(), _fused(printed, mark), before.group())


def _fused(printed: str, mark: NoteMark) -> Notice:
    return notice(NoticeCode.MARK_RUN_INTO_NUMBER, printed=printed, number=mark.number)
