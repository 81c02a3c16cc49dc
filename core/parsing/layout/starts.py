"""Where a person says that body and glossary begin, found again in another reading of the file.

The places are kept as indexes of blocks. A newer reader may yield a block more before them, and a
corrected edition may have a line more: so the words of the line are kept too.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from core.model.report import Corrections
from core.model.source import Source, SourceBlock

_KEPT = 80
_SURE = 8
"""Characters with which a line begins that tell it from others, where it is not the same whole."""


def with_lines(source: Source, corrections: Corrections) -> Corrections:
    """The corrections with the words of the lines that they name in `source`."""
    return replace(
        corrections,
        body_line=_words_at(source, corrections.body_start),
        glossary_line=_words_at(source, corrections.glossary_start),
    )


def found_again(source: Source, corrections: Corrections) -> Corrections:
    """The corrections with the starts where their words stand in `source`.

    A start whose words are not there is unset: as the parser finds it.
    """
    return replace(
        corrections,
        body_start=_find(source, corrections.body_start, corrections.body_line),
        glossary_start=_find(source, corrections.glossary_start, corrections.glossary_line),
    )


def renewed(source: Source, corrections: Corrections) -> Corrections:
    """The corrections to keep with a new reading; a start that was not found is not forgotten."""
    found = with_lines(source, found_again(source, corrections))
    if found.body_start < 0:
        found = replace(found, body_start=corrections.body_start, body_line=corrections.body_line)
    if found.glossary_start < 0:
        found = replace(
            found,
            glossary_start=corrections.glossary_start,
            glossary_line=corrections.glossary_line,
        )
    return found


def _words_at(source: Source, at: int) -> str:
    """The words of a line and, parted by a newline, those of the next: a heading may come twice.

    Of a last line without words the newline is left: somebody did name it.
    """
    lines = [_words(block) for block in source.blocks[at : at + 2]] if at >= 0 else []
    return "\n".join(lines) or ("\n" if lines else "")


def _words(block: SourceBlock) -> str:
    """What tells a line from others: its characters without blanks and widths."""
    text = f"{block.label}{block.text}"
    if block.table is not None:
        text = "".join(cell.text for cell in block.table.cells)
    return "".join(unicodedata.normalize("NFKC", text[: 4 * _KEPT]).split())[:_KEPT]


def _find(source: Source, at: int, words: str) -> int:
    if at < 0 or not words:
        return at
    if _words_at(source, at) == words:
        return at
    lines = [_words(block) for block in source.blocks]
    words, _newline, behind = words.partition("\n")
    same = [n for n, line in enumerate(lines) if line == words]
    same = [n for n in same if lines[n + 1 : n + 2] == [behind]] or same
    if not same:
        # Lines may be cut in other places than before.
        same = [
            n
            for n, line in enumerate(lines)
            if min(len(line), len(words)) >= _SURE
            and (line.startswith(words) or words.startswith(line))
        ]
    return min(same, key=lambda n: abs(n - at), default=-1)
