"""The figures of the prose sentence by sentence, as comparable amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from core.checks.amounts import Amount, amount
from core.checks.keys import evidence_at
from core.model.blocks import Block
from core.model.checks import Evidence
from core.model.report import Report
from core.model.values import Figure, Measure

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its amount; `before` is the text from the end of the figure in front of it."""

    figure: Figure
    amount: Amount
    before: str

    @property
    def is_level(self) -> bool:
        """Whether it is an amount or a count, not a change and no percentage."""
        level = self.figure.measure.plain is Measure.LEVEL
        return level and self.amount.unit not in ("%", "‰")

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage, of whatever kind."""
        return self.figure.unit == "%"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, semicolons inside, with its figures in order."""

    block: Block
    start: int
    text: str
    numbers: tuple[Number, ...]

    def evidence(self, *numbers: Number) -> tuple[Evidence, ...]:
        """Figures of this sentence as evidence."""
        return tuple(evidence_at(self.block, one.figure.start, one.figure.end) for one in numbers)


def sentences(report: Report) -> Iterator[Sentence]:
    """Every sentence of the prose with two figures or more."""
    for index, figures in groupby(report.figures, key=lambda figure: figure.block):
        block = report.blocks[index]
        waiting = list(figures)
        for match in _SENTENCE.finditer(block.text):
            inside = [one for one in waiting if match.start() <= one.start < match.end()]
            if len(inside) < 2 or len(match.group()) > _LONGEST:
                continue
            yield Sentence(
                block, match.start(), match.group(), _numbers(block, match.start(), inside)
            )


def _numbers(block: Block, start: int, figures: list[Figure]) -> tuple[Number, ...]:
    found = []
    last = start
    for figure in figures:
        read = amount(figure.value, figure.unit, figure.bound)
        if read is not None:
            found.append(Number(figure, read, block.text[last : figure.start]))
        last = figure.end
    return tuple(found)
