"""The words, notes and plain tables of a Word file of before 2007, without an office program.

Only what tells the parts of the text from one another is read: the main text, the footnotes and
endnotes with the places of their marks, and cells. The layout of the file is that of [MS-DOC]:
`FibRgLw97` has the length of each part, `PlcffndRef` and `PlcffndTxt` have the notes.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from core.importing.draft import Draft
from core.importing.limits import Budget
from core.importing.runs import clean_surrogates
from core.importing.word97_rows import Piece, RowEnd, make_table, read_rows
from core.model.source import Run, SourceBlock, SourceKind

_PARTS: Final = 0x4C  # lengths of text, footnotes, headers, (unused), annotations, endnotes
_CLX: Final = 0x1A2
_NOTES: Final = (("fn", 0xAA, 0xB2, 0), ("en", 0x20A, 0x212, 4))
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_MOST_NOTES: Final = 5000
_CELL: Final = "\x07"
_FIELD: Final = re.compile("\x13[^\x13\x15]*?\x14([^\x13\x15]*)\x15|\x13[^\x13\x15]*\x15")
_UNSEEN: Final = re.compile("[\x00-\x06\x08\x0e-\x1d\x1f\x7f]")


def read_word97(data: bytes, budget: Budget) -> Draft | None:
    """The draft of a file; None when it is not laid out as it should be."""
    from legacy_doc import ExtractionOptions, LegacyDocError
    from legacy_doc.ole import OleReader

    try:
        ole = OleReader(data, options=ExtractionOptions(max_file_bytes=len(data) + 1))
        document = ole.read_stream("WordDocument")
        flags = struct.unpack_from("<H", document, 0x0A)[0]
        table = ole.read_stream("1Table" if flags & 0x0200 else "0Table")
        pieces = _pieces(document, table)
        text = _whole_text(document, pieces)
        lengths = struct.unpack_from("<6I", document, _PARTS)
        if not 0 < lengths[0] <= len(text):
            return None
        marks, notes = _notes(document, table, text, lengths)
        rows, inside = read_rows(document, table, _data(ole.read_stream), pieces)
    except (LegacyDocError, struct.error, ValueError, IndexError, KeyError):
        return None
    budget.spend(len(text), text.count("\r") + text.count(_CELL))
    blocks = [*_blocks(text[: lengths[0]], marks, rows, inside), *notes]
    return Draft("doc", blocks) if blocks else None


def _data(read: Callable[[str], bytes]) -> bytes:
    """The stream of what is too large for its page; empty where the file has none."""
    from legacy_doc import LegacyDocError

    try:
        return read("Data")
    except (LegacyDocError, KeyError, ValueError):
        return b""


def _pieces(document: bytes, table: bytes) -> list[Piece]:
    """The pieces of the text in order; none when they overlap or lead out of the file."""
    start, length = struct.unpack_from("<2I", document, _CLX)
    clx = table[start : start + length]
    at = 0
    while at < len(clx) and clx[at] == 1:  # property lists in front of the pieces
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at + 5 > len(clx) or clx[at] != 2:
        return []
    size = struct.unpack_from("<I", clx, at + 1)[0]
    listed = clx[at + 5 : at + 5 + size]
    count = (len(listed) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", listed, 0)
    if ends[-1] > len(document) or list(ends) != sorted(ends):
        return []
    pieces: list[Piece] = []
    for place in range(count):
        chars = ends[place + 1] - ends[place]
        code = struct.unpack_from("<I", listed, 4 * (count + 1) + 8 * place + 2)[0]
        width = 1 if code & 0x40000000 else 2
        begin = (code & 0x3FFFFFFF) // (2 if width == 1 else 1)
        if begin + chars * width > len(document):
            return []
        pieces.append(Piece(ends[place], begin, begin + chars * width, width))
    return pieces


def _whole_text(document: bytes, pieces: Sequence[Piece]) -> str:
    """The text of all parts; a pair of surrogates takes two places, as in the file."""
    parts = []
    for piece in pieces:
        raw = document[piece.start : piece.end]
        words = raw.decode("cp1252" if piece.width == 1 else "utf-16-le", "replace")
        chars = len(raw) // piece.width
        parts.append(words.ljust(chars)[:chars])
    return "".join(parts)


def _notes(
    document: bytes, table: bytes, text: str, lengths: Sequence[int]
) -> tuple[dict[int, Run], list[SourceBlock]]:
    """The marks of notes by their place in the main text, and the notes."""
    marks: dict[int, Run] = {}
    notes: list[SourceBlock] = []
    for kind, references, texts, before in _NOTES:
        begin = lengths[0] + sum(lengths[1:5] if before else ())
        size = lengths[5] if before else lengths[1]
        start, length = struct.unpack_from("<2I", document, references)
        count = min((length - 4) // 6, _MOST_NOTES) if length > 4 and size else 0
        if count <= 0:
            continue
        places = struct.unpack_from(f"<{count}I", table, start)
        automatic = struct.unpack_from(f"<{count}H", table, start + 4 * (count + 1))
        start = struct.unpack_from("<I", document, texts)[0]
        bounds = struct.unpack_from(f"<{count + 1}I", table, start)
        number = 0
        for at, place in enumerate(places):
            number += bool(automatic[at])
            printed = _printed(kind, number) if automatic[at] else text[place : place + 1]
            marks[place] = Run(printed, superscript=True, note=f"{kind}{at + 1}")
            words = _clean(text[begin + bounds[at] : begin + bounds[at + 1]].replace("\r", " "))
            if words.strip():
                block = SourceBlock(
                    SourceKind.NOTE, (Run(words.strip()),), label=printed, note=f"{kind}{at + 1}"
                )
                notes.append(block)
    return marks, notes


def _printed(kind: str, number: int) -> str:
    return _ROMAN[number - 1] if kind == "en" and 0 < number <= len(_ROMAN) else str(number)


def _clean(text: str) -> str:
    """Words as they are seen: results of fields, no pictures, no marks of structure."""
    if "\x13" in text:
        for _depth in range(8):
            shown = _FIELD.sub(lambda match: match[1] or "", text)
            if shown == text:
                break
            text = shown
    text = text.replace("\x1e", "-").replace("\x0b", "\n").replace("\xa0", " ")
    return clean_surrogates(_UNSEEN.sub("", text))


def _blocks(
    text: str, marks: dict[int, Run], rows: dict[int, RowEnd], inside: set[int]
) -> Iterator[SourceBlock]:
    """Paragraphs and tables of the main text in order."""
    table: list[tuple[list[str], RowEnd]] = []
    cells: list[str] = []
    words = ""
    at = 0
    for match in re.finditer("[\r\x0c\x07]", text):
        place = match.start()
        piece = text[at:place]
        if place in rows and match.group() == _CELL:
            table.append((cells, rows[place]))
            cells = []
        elif match.group() == _CELL:
            cells.append(_clean(words + piece).strip())
            words = ""
        elif place in inside:
            words += piece + "\n"
        else:
            yield from _table(table)
            table, cells, words = [], [], ""
            yield from _paragraph(text, at, place, marks)
        at = match.end()
    yield from _table(table)
    yield from _paragraph(text, at, len(text), marks)


def _paragraph(text: str, start: int, end: int, marks: dict[int, Run]) -> Iterator[SourceBlock]:
    """One paragraph with the marks in it; one for each line where it is broken by hand."""
    runs: list[Run] = []
    at = start
    for place in sorted(place for place in marks if start <= place < end):
        runs += [Run(_clean(text[at:place])), marks[place]]
        at = place + 1
    runs.append(Run(_clean(text[at:end])))
    line: list[Run] = []
    for run in runs:
        first, *more = run.text.split("\n")
        line.append(run if not more else Run(first))
        for words in more:
            yield from _line(line)
            line = [Run(words)]
    yield from _line(line)


def _line(runs: Sequence[Run]) -> Iterator[SourceBlock]:
    kept = tuple(run for run in runs if run.text)
    if any(run.text.strip() for run in kept):
        yield SourceBlock(SourceKind.PARAGRAPH, kept)


def _table(rows: Sequence[tuple[Sequence[str], RowEnd]]) -> Iterator[SourceBlock]:
    made = make_table(rows) if rows else None
    if made is not None:
        yield SourceBlock(SourceKind.TABLE, table=made)
