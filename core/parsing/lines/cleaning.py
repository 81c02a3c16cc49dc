"""From the blocks of a source to clean lines: no invisible characters, single spaces, runs kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import replace

from core.model.source import Run, Source, SourceBlock, SourceKind, SourceTable
from core.parsing.lines.shapes import Line
from core.text.radicals import RADICALS

# Characters that print nothing: controls, soft hyphen, zero-width and direction marks, byte order
# mark, variation selectors of emoji. A tab or newline is white space, not an invisible character.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile(r"\s+")
_DIRTY = re.compile(
    "[\x00-\x1f\x7f-\xa0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2e80-\u2fdf\u3000\ufe0f\ufeff\ufff9-\ufffb]|  "
)
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = _HAN + "\u2014\u2018-\u201d\u2026\u3001-\u303f\uff00-\uffef"
_LAYOUT_SPACE = re.compile(
    rf"(?<=[{_WIDE}]) +(?=\S)|(?<=\S) +(?=[{_WIDE}])|(?<=\d) +(?=[%％])|(?<=\d) +(?=\.\d)"
)
# Two organs that sign together stand apart on paper by a space that was typed.
_ORGAN = r"[^\s，。、；：]{2,24}(?:局|厅|委员会|队|政府|办公室)"
_ORGANS = re.compile(rf"{_ORGAN}(?: {_ORGAN})+")
_BARE_NUMERAL = re.compile("[一二三四五六七八九十]{1,3} (?=[^ ]{2})")
_BETWEEN_HAN = re.compile(rf"(?<=[{_WIDE}\d]) +(?=[{_WIDE}\d])")


def clean_text(text: str) -> str:
    """`text` in NFC without invisible characters, radicals folded, white space runs one space."""
    if _DIRTY.search(text):
        text = _INVISIBLE.sub("", text)
        text = text.translate(RADICALS)
        text = _SPACES.sub(" ", text)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text


def close_spaces(text: str) -> str:
    """`text` without the spaces of letter-spacing and layout beside Chinese characters.

    Between two Latin words or two numbers a space stays.
    """
    return _LAYOUT_SPACE.sub("", text) if " " in text else text


def trim_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """`runs` without white space at either end, empty ones and double spaces over borders gone."""
    kept: list[Run] = []
    for run in runs:
        text = run.text
        if text.startswith(" ") and (not kept or kept[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            kept.append(run if text == run.text else with_text(run, text))
    while kept and kept[-1].text.endswith(" "):
        text = kept[-1].text[:-1]
        if text:
            kept[-1] = with_text(kept[-1], text)
        else:
            kept.pop()
    return tuple(kept)


def with_text(run: Run, text: str) -> Run:
    """`run` with other characters in the same typeface."""
    return Run(text, run.superscript, run.bold, run.size, run.note)


def _one_line(index: int, block: SourceBlock, close: bool) -> Line:
    raw = block.text
    pieces = []
    for run in block.runs:
        text = clean_text(run.text)
        pieces.append(run if text == run.text else with_text(run, text))
    runs = trim_runs(pieces)
    spaced = close and any(" " in run.text for run in runs)
    if spaced and not _ORGANS.fullmatch("".join(run.text for run in runs)):
        runs = _without(runs, _LAYOUT_SPACE)
    text = "".join(run.text for run in runs)
    bold = sum(len(run.text) for run in runs if run.bold)
    sizes: dict[float, int] = {}
    for run in runs:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
    return Line(
        index=index,
        text=text,
        runs=runs,
        table=block.table,
        page=block.page,
        label=clean_text(block.label).strip(),
        outline=block.outline,
        bold=2 * bold > len(text),
        centred=block.centred,
        indented=raw[:1].isspace(),
        size=max(sizes, key=lambda size: sizes[size]) if sizes else 0.0,
        note=block.note,
    )


def _without(runs: tuple[Run, ...], pattern: re.Pattern[str], begin: int = 0) -> tuple[Run, ...]:
    """`runs` without what `pattern` finds in their joined text from `begin` on."""
    whole = "".join(run.text for run in runs)
    gone = {at for m in pattern.finditer(whole, begin) for at in range(m.start(), m.end())}
    return without_places(runs, gone) if gone else runs


def without_places(runs: tuple[Run, ...], gone: Container[int]) -> tuple[Run, ...]:
    """`runs` without the characters at the places `gone` of their joined text."""
    kept, at = [], 0
    for run in runs:
        text = "".join(c for i, c in enumerate(run.text, at) if i not in gone)
        at += len(run.text)
        if text:
            kept.append(with_text(run, text))
    return tuple(kept)


def close_line(line: Line) -> Line:
    """The line with its letter-spacing closed, runs too.

    The space behind a number without stop (`一 综合`) stays.
    """
    if " " not in line.text:
        return line
    kept = _BARE_NUMERAL.match(line.text)
    runs = _without(line.runs, _BETWEEN_HAN, kept.end() if kept else 0)
    return replace(line, runs=runs, text="".join(run.text for run in runs))


def _single_cells(table: SourceTable) -> list[str]:
    """The lines of a table with one filled cell to a row: a box or a rule around text, no table."""
    filled = [cell for cell in table.cells if clean_text(cell.text).strip()]
    if len({cell.row for cell in filled}) < len(filled):
        return []
    return [text for cell in filled for text in cell.text.split("\n") if text.strip()]


def clean_lines(source: Source) -> list[Line]:
    """One line for each block of the source, empty ones left out; tables keep their format's grid.

    The lines of a source of paper lines lose the spaces that a layout leaves beside Chinese
    characters (`2025 年`): they were never typed.
    """
    lines = []
    for index, block in enumerate(source.blocks):
        if block.table is not None and (cells := _single_cells(block.table)):
            lines += [
                _one_line(index, replace(block, table=None, runs=(Run(text),)), source.wrapped)
                for text in cells
            ]
            continue
        line = _one_line(index, block, source.wrapped)
        if line.text or (block.kind is SourceKind.TABLE and block.table is not None):
            lines.append(line)
    return lines
