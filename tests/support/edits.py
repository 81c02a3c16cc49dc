"""Random edits to a report that keep account of where every former character went.

A report is edited block by block; every character of the result is an index into the former
canonical text, or -1 for a new one. So it is known for certain where words that survive now stand.
"""

from __future__ import annotations

import random
from dataclasses import replace

from core.model.blocks import Block
from core.model.report import Report

Piece = list[tuple[str, int]]
"""Characters of one block, each with its former canonical offset (-1: new)."""

_WORDS = (
    "统筹推进",
    "进一步",
    "全区",
    "力争",
    "重点项目",
    "稳中有进",
    "12.5",
    "持续",
    "约",
    "其中",
)
_SENTENCES = (
    "这一年，各项工作取得新的成效。",
    "下一步要压实责任、完善机制。",
    "据初步统计，同比增长3.7%。",
    "部分企业生产经营困难，要素保障不足。",
)
_PUNCTUATION = {"，": "、", "。": "；", "；": "。", "、": "，", ",": "，", ";": "；", ":": "："}


class EditedReport:
    """A report under edit.

    Args:
        report: the report to begin with; it is not changed.
        chance: where the randomness comes from.
    """

    def __init__(self, report: Report, chance: random.Random) -> None:
        self._former = report
        self._chance = chance
        self._order = list(range(len(report.blocks)))
        self._pieces: dict[int, Piece] = {
            block.index: [
                (character, report.starts[block.index] + at)
                for at, character in enumerate(block.text)
            ]
            for block in report.blocks
        }

    def replace_words(self) -> None:
        """Other words for one to six characters."""
        piece = self._any_piece()
        at = self._chance.randrange(len(piece) + 1)
        piece[at : at + self._chance.randint(1, 6)] = _new(self._chance.choice(_WORDS))

    def insert_sentence(self) -> None:
        """A new sentence behind a full stop, or at the beginning."""
        piece = self._any_piece()
        stops = [at + 1 for at, (character, _) in enumerate(piece) if character in "。；"]
        at = self._chance.choice([0, *stops])
        piece[at:at] = _new(self._chance.choice(_SENTENCES))

    def move_paragraph(self) -> None:
        """A block to another place."""
        index = self._order.pop(self._chance.randrange(len(self._order)))
        self._order.insert(self._chance.randrange(len(self._order) + 1), index)

    def change_punctuation(self) -> None:
        """One mark for another."""
        piece = self._any_piece()
        marks = [at for at, (character, _) in enumerate(piece) if character in _PUNCTUATION]
        if marks:
            at = self._chance.choice(marks)
            piece[at] = (_PUNCTUATION[piece[at][0]], -1)

    def repeat_elsewhere(self, words: str) -> None:
        """The same words once more, somewhere else."""
        piece = self._any_piece()
        at = self._chance.randrange(len(piece) + 1)
        piece[at:at] = _new(words)

    def delete_sentence(self) -> None:
        """Take out a sentence."""
        piece = self._any_piece()
        at = self._chance.randrange(len(piece) + 1)
        end = next((i + 1 for i in range(at, len(piece)) if piece[i][0] in "。；"), len(piece))
        if end - at < 120:
            del piece[at:end]

    def result(self) -> Report:
        """The edited report. Addresses count anew within each section, as a parser would."""
        blocks: list[Block] = []
        counts: dict[int | None, int] = {}
        for index, former in enumerate(self._order):
            block = self._former.blocks[former]
            text = "".join(character for character, _ in self._pieces[former])
            counts[block.section] = counts.get(block.section, 0) + 1
            head = "" if block.section is None else self._former.sections[block.section].address
            address = f"{head}#{counts[block.section]}"
            blocks.append(
                replace(
                    block, index=index, text=text, address=address, marks=(), table=None, term=None
                )
            )
        return Report(self._former.meta, tuple(blocks), self._former.sections)

    def renumbered(self) -> Report:
        """The report before any edit, with addresses by the same rule as `result`."""
        fresh = EditedReport(self._former, self._chance)
        return fresh.result()

    def where(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the former span stands now, None when any of its characters is gone or parted.

        White space and breaks between blocks are no characters here.
        """
        now = self._origins()
        former = self._former.text
        wanted = [at for at in range(start, end) if not former[at].isspace()]
        try:
            first = now.index(wanted[0])
            last = now.index(wanted[-1], first) + 1
        except ValueError:
            return None
        words = {at for at in now[first:last] if at == -1 or (at >= 0 and not former[at].isspace())}
        return (first, last) if words == set(wanted) else None

    def kept(self, start: int, end: int, found_start: int, found_end: int) -> float:
        """The share of the characters in a span found that come from the former span."""
        found = [at for at in self._origins()[found_start:found_end] if at != -2]
        return sum(start <= at < end for at in found) / max(1, len(found))

    def _origins(self) -> list[int]:
        """The former offset of every character now; -1 new, -2 a break between blocks."""
        origins: list[int] = []
        for position, index in enumerate(self._order):
            if position:
                origins.append(-2)
            origins.extend(origin for _, origin in self._pieces[index])
        return origins

    def _any_piece(self) -> Piece:
        """A block, the long ones more often."""
        weights = [len(self._pieces[index]) + 0.001 for index in self._order]
        return self._pieces[self._chance.choices(self._order, weights)[0]]


def _new(text: str) -> Piece:
    return [(character, -1) for character in text]
