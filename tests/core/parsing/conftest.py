"""Sources written as text, for the tests of the parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.model.report import Corrections, Report
from core.model.source import Run, Source, SourceBlock, SourceKind
from core.parsing.parse import parse

MakeSource = Callable[..., Source]
MakeReport = Callable[..., Report]


def runs_of(text: str) -> tuple[Run, ...]:
    """`^{1}` in `text` is a raised run `1`."""
    runs: list[Run] = []
    for place, piece in enumerate(text.split("^{")):
        if place == 0:
            runs.append(Run(piece))
            continue
        raised, _, rest = piece.partition("}")
        runs.append(Run(raised, superscript=True))
        runs.append(Run(rest))
    return tuple(run for run in runs if run.text)


def build(
    text: str, *, format: str = "txt", title: str = "", wrapped: bool = False, pages: bool = False
) -> Source:
    """A source with a block for each line; with `pages` a form feed begins a page."""
    blocks = []
    page = 1
    for line in text.split("\n"):
        if line.startswith("\f"):
            page += 1
        words = line.removeprefix("\f")
        if words.strip():
            blocks.append(
                SourceBlock(SourceKind.PARAGRAPH, runs_of(words), page=page if pages else 0)
            )
    return Source("report." + format, format, "0" * 64, tuple(blocks), title, wrapped)


@pytest.fixture
def make_source() -> MakeSource:
    return build


@pytest.fixture
def make_report() -> MakeReport:
    def make(text: str, corrections: Corrections | None = None, **keywords: object) -> Report:
        return parse(build(text, **keywords), corrections)  # type: ignore[arg-type]

    return make
