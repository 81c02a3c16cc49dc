"""Text files: one block for each line that says something."""

from __future__ import annotations

import re
from typing import Final

from core.i18n import _
from core.importing.draft import Draft
from core.importing.encoding import decode
from core.importing.led_cells import join_led_cells
from core.importing.limits import MAX_CHARACTERS, Budget, nothing_found, too_large
from core.importing.paper_lines import FOLDED, display_width, paper_lines
from core.model.notices import NoticeCode, notice
from core.model.source import Run, SourceBlock, SourceKind

_ENDS: Final = frozenset("。！？；：.!?;:”）)")
_INDENT: Final = "\u3000\u3000"
_FEWEST_LINES: Final = 12
_MOST_WHITE: Final = 200
_LONGEST_CELLS: Final = 60
_LOST: Final = 1200
"""Characters in a line of which no paragraph has so many: its line ends are lost."""
_FEWEST_PIECES: Final = 8
_LONGEST_HEADING: Final = 64
_WIDE_GAP: Final = re.compile(r"[\u3000\u00a0]{2,}| {4,}")
_GAP: Final = re.compile(r"[ \u3000\u00a0]+")
_SENTENCE: Final = re.compile(r"[\u4e00-\u9fff].*[，。；,]|[，。；,].*[\u4e00-\u9fff]")
_CELLS: Final = re.compile(r"\S(?: {2,}|\u3000{2,}|\t|\|)\S")
_PAGE_NUMBER: Final = re.compile(
    r"[—－–―\-~·.]{0,6}\s*(?:第\s*)?\d{1,4}\s*页?\s*[—－–―\-~·.]{0,6}(?:\s*共\s*\d{1,4}\s*页)?"
)
_LONGEST_NUMBER: Final = 40
_NUMBERED: Final = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:部分|章|节)|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
)


def read_plain_text(data: bytes, budget: Budget) -> Draft:
    """The lines of a text file.

    Raises:
        UserError: no text, or too much of it.
    """
    decoded = decode(data)
    if len(decoded.text) > MAX_CHARACTERS:
        raise too_large(_("文字超过 500 万字，无法导入。"))
    draft = read_lines(decoded.text, budget)
    draft.format = "txt"
    if decoded.lost:
        draft.warnings.append(notice(NoticeCode.BYTES_LOST, count=decoded.lost))
    return draft


def read_lines(text: str, budget: Budget) -> Draft:
    """The blocks of `text`, a line each; form feeds count pages.

    Raises:
        UserError: there are no words in it.
    """
    lines: list[tuple[str, int, str]] = []  # the line, its page, the white lines before it
    page, above = 1, ""
    paged = "\f" in text
    for raw in join_led_cells(text.replace("\0", "").splitlines(keepends=True)):
        line = _with_blanks(raw)
        for piece in _restored(line) if line else ():
            lines.append((piece, page if paged else 0, above))
            above = ""
        if not line and len(above) < _MOST_WHITE:
            above += raw
        page += raw.count("\f")
    budget.spend(len(text), len(lines))
    if not lines:
        raise nothing_found()
    wrapped = is_wrapped([line for line, _page, _above in lines])
    blocks = []
    numbered = False
    for line, number, white in lines:
        # Only the white space before a line of paper still tells where a paragraph starts, but
        # that around the number of a page stands inside paragraphs too.
        begins = wrapped and white and not numbered and not line[0].isspace()
        shown = _INDENT + line if begins else line
        numbered = len(line) <= _LONGEST_NUMBER and bool(_PAGE_NUMBER.fullmatch(line.strip()))
        blocks.append(SourceBlock(SourceKind.PARAGRAPH, (Run(shown),), page=number, above=white))
    return Draft("txt", blocks, wrapped=wrapped)


def _with_blanks(raw: str) -> str:
    """A line without the white space at its end, but for the tabs of blank cells in a short one."""
    line = raw.rstrip()
    tabs = raw[len(line) :].count("\t") if 0 < len(line) <= _LONGEST_CELLS else 0
    return line + "\t" * tabs if tabs > 1 else line


def _restored(line: str) -> list[str]:
    """The paragraphs of a line that holds a whole text, told by the white space left between them.

    Anything else comes back as it is.
    """
    if len(line) >= FOLDED and (paper := paper_lines(line)):
        return paper
    if len(line) < _LOST:
        return [line]
    wide = [piece.strip() for piece in _WIDE_GAP.split(line) if piece.strip()]
    if len(wide) >= _FEWEST_PIECES:
        return wide
    pieces = [piece for piece in _GAP.split(line) if piece]
    if len(pieces) < _FEWEST_PIECES:
        return [line]
    restored: list[str] = []
    front = True
    for piece in pieces:
        if restored and not _begins(restored[-1], piece, front):
            restored[-1] += " " + piece
        else:
            restored.append(piece)
        front = front and "。" not in piece
    return restored


def _begins(before: str, piece: str, front: bool) -> bool:
    """Whether words behind a blank begin a paragraph; `front`: no sentence has ended so far."""
    if before.rstrip("”’）)")[-1:] in ("。", "！", "？", "：", "；") or _NUMBERED.match(piece):
        return True
    heading = _NUMBERED.match(before) and "。" not in before and len(before) <= _LONGEST_HEADING
    return bool(heading) or (front and len(before) >= 4 and len(piece) >= 4)


def is_wrapped(lines: list[str]) -> bool:
    """Whether the lines were broken at a fixed width, so that one may be part of a paragraph.

    Such a file has many lines of nearly the same width, its widest, and most of these stop in the
    middle of a sentence. A file with a paragraph on each line has neither.
    """
    if len(lines) < _FEWEST_LINES:
        return False
    widths = sorted(map(display_width, lines))
    rows = [line for line in lines if _CELLS.search(line.strip())]
    plain = lines if len(rows) < _FEWEST_LINES else [one for one in lines if one not in set(rows)]
    if _is_filled(plain, widths, widths[len(widths) * 97 // 100]):
        return True
    # A few lines of a short text hang over: a title, an address. A table has no sentences.
    told = [line for line in lines if _SENTENCE.search(line) and not _CELLS.search(line)]
    return 2 * len(told) > len(lines) and _is_filled(told, widths, widths[len(widths) * 90 // 100])


def _is_filled(lines: list[str], widths: list[int], widest: int) -> bool:
    """Whether many lines fill the width `widest` of a paper and stop inside a sentence."""
    if len(lines) < _FEWEST_LINES:
        return False
    if not 24 <= widest <= 200 or widths[-1] > 2 * widest:
        return False
    full = [line for line in lines if widest - 6 <= display_width(line) <= widest + 8]
    cut = sum(line[-1] not in _ENDS for line in full)
    return len(full) * 3 >= len(lines) and cut * 10 >= len(full) * 6
