"""The shapes that the rooms of the parser hand to one another.

A `Line` is one paragraph or table of the source as the parser sees it after page furniture is
gone and wrapped lines are joined; a `FoundTable` is a stretch of lines that together are a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.model.source import Run, SourceTable


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: words with their typefaces, or a table of the format.

    `index` is its place in `Source.blocks` (of its first piece when wrapped lines were joined).
    `text` is cleaned (NFC, no control or zero-width characters, no white space at the ends), its
    note marks still in it; `runs` hold exactly the characters of `text`. `label` is a number that
    the format computes and the text lacks. `indented` says that the printed line began with white
    space. `size` is the size of most characters in points, 0.0 where the format does not tell.
    `note` is the key of the footnote that this line is (empty for any other line).
    """

    index: int
    text: str
    runs: tuple[Run, ...] = ()
    table: SourceTable | None = None
    page: int = 0
    label: str = ""
    outline: int = 0
    bold: bool = False
    centred: bool = False
    indented: bool = False
    size: float = 0.0
    note: str = ""

    def with_text(self, text: str) -> Line:
        """This line with other words, all in one plain run."""
        return replace(self, text=text, runs=(Run(text),))


def join_lines(lines: Sequence[Line]) -> Line:
    """Lines of one title or paragraph as one line, nothing put between Chinese characters."""
    if len(lines) == 1:
        return lines[0]
    runs: list[Run] = []
    for line in lines:
        if runs and _needs_space(runs[-1].text, line.text):
            runs.append(Run(" "))
        runs += line.runs
    return replace(lines[0], text="".join(run.text for run in runs), runs=tuple(runs))


def bold_end(line: Line, begin: int = 0) -> int:
    """Where the bold words that stand at place `begin` of a line end; 0 where none stand there.

    The line goes on behind them in plain type.
    """
    end = at = 0
    for run in line.runs:
        at += len(run.text)
        if at <= begin:
            continue
        if not run.bold and run.text.strip():
            break
        end = at
    return end if begin < end < len(line.text) else 0


def usual_size(lines: Sequence[Line]) -> float:
    """The size in which most of the text is set; 0.0 where no sizes are known."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size and line.table is None:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _needs_space(before: str, after: str) -> bool:
    """A line break between Latin words stands for a space; between Chinese words for nothing."""
    last, first = before[-1:], after[:1]
    return last.isascii() and first.isascii() and last.isalpha() and first.isalpha()


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell of a rebuilt table at its top left place in the grid; spans count grid places."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table found in a sequence of lines.

    `first` and `last` (exclusive) are positions in that sequence: caption, unit and note lines
    included. `caption_lines` and `note_lines` are positions too, a note line joined to the one
    before it not repeated; `dropped_lines` only say that the table goes on. `grid` is the printed
    grid with its headings; `columns` and `rows` are as in `core.model.blocks.Table`. `unsure` are
    the rows of which the text does not tell where they are blank.
    """

    first: int
    last: int
    caption: str
    unit: str
    caption_lines: tuple[int, ...]
    grid: tuple[FoundCell, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note_lines: tuple[int, ...] = ()
    dropped_lines: tuple[int, ...] = ()
    unsure: int = 0
