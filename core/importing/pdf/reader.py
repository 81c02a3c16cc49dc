"""PDF: characters to lines, ruled tables, margins and furniture."""

from __future__ import annotations

import io
import re
from statistics import median
from typing import Any, Final, NamedTuple

from core.i18n import _
from core.importing.draft import Draft
from core.importing.limits import MAX_PAGES, Budget, damaged, locked, too_large
from core.importing.pdf.chars import Char, PageChars, read_chars
from core.importing.pdf.furniture import PageLines, find_furniture
from core.importing.pdf.lines import Line, group_lines
from core.importing.pdf.objects import has_pictures, has_rules
from core.importing.pdf.tables import FoundTable, find_tables
from core.model.source import FurnitureReason, Run, SourceBlock, SourceKind

_INDENT: Final = "\u3000\u3000"
_FEW_CHARS: Final = 8


class _Page(NamedTuple):
    chars: PageChars
    lines: list[Line]
    tables: list[FoundTable]


def read_pdf(data: bytes, budget: Budget) -> Draft:
    """A PDF file; a scan is read by character recognition when that is installed.

    Raises:
        UserError: it is damaged, locked or too large, or a scan that cannot be read here.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise locked("PDF") from error
        raise damaged("PDF") from error
    try:
        if len(document) > MAX_PAGES:
            raise too_large(_("PDF 超过 2000 页，无法导入。"))
        pages, blank = _read_pages(document, data, budget)
        if not pages or len(blank) * 2 > len(pages):
            from core.importing.ocr import read_scanned_pdf

            return read_scanned_pdf(document, budget)
        draft = Draft("pdf", _blocks(pages, budget), title=_title(document), wrapped=True)
        _mark_outline(document, draft.blocks)
    except pypdfium2.PdfiumError as error:
        raise damaged("PDF") from error
    finally:
        document.close()
    _warn(draft, pages, blank)
    return draft


def _warn(draft: Draft, pages: list[_Page], blank: list[int]) -> None:
    if blank:
        shown = "、".join(str(number) for number in blank[:12])
        draft.warnings.append(_("第 {pages} 页没有文字（可能是图片），未能读取。").format(pages=shown))
    unreadable = sum(page.chars.unreadable for page in pages)
    readable = sum(len(page.chars.upright) for page in pages)
    if unreadable > 0.02 * max(1, readable):
        draft.warnings.append(_("有 {count} 个字的编码无法识别，请与原件核对。").format(count=unreadable))


def _read_pages(document: Any, data: bytes, budget: Budget) -> tuple[list[_Page], list[int]]:
    """All pages, and the numbers of those with pictures but no text."""
    pages: list[_Page] = []
    blank: list[int] = []
    plumber = _Plumber(data)
    try:
        for number in range(len(document)):
            budget.check_time()
            try:
                page = document[number]
            except Exception:  # one damaged page does not take the others with it
                blank.append(number + 1)
                continue
            try:
                chars = read_chars(page, budget)
                found = (
                    plumber.tables(number, chars)
                    if has_rules(page) and chars.turn == page.get_rotation()
                    else []
                )
                if len(chars.upright) < _FEW_CHARS and has_pictures(page):
                    blank.append(number + 1)
            finally:
                page.close()
            free = _outside(chars.upright, found)
            pages.append(_Page(chars, group_lines(free), found))
    finally:
        plumber.close()
    return pages, blank


class _Plumber:
    """pdfplumber, opened only when a page needs it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._broken = False

    def tables(self, number: int, chars: PageChars) -> list[FoundTable]:
        """The ruled tables of page `number` (from 0); none when pdfplumber cannot read the page."""
        if self._broken or not chars.upright:
            return []
        try:
            if self._document is None:
                import pdfplumber

                self._document = pdfplumber.open(io.BytesIO(self._data))
            page = self._document.pages[number]
            try:
                return find_tables(page, chars.upright, float(page.height))
            finally:
                page.close()
        except Exception:  # a second opinion: without it the words of the table stay as lines
            self._broken = self._document is None
            return []

    def close(self) -> None:
        """Closes the file if it was opened."""
        if self._document is not None:
            self._document.close()


def _outside(chars: list[Char], tables: list[FoundTable]) -> list[Char]:
    if not tables:
        return chars
    return [
        char
        for char in chars
        if not any(
            table.left - 1 <= (char.left + char.right) / 2 <= table.right + 1
            and table.bottom - 1 <= (char.top + char.bottom) / 2 <= table.top + 1
            for table in tables
        )
    ]


def _blocks(pages: list[_Page], budget: Budget) -> list[SourceBlock]:
    furniture = find_furniture([PageLines(page.lines, page.chars.height) for page in pages])
    margins = [
        _margins([line for at, line in enumerate(page.lines) if at not in reasons])
        for page, reasons in zip(pages, furniture, strict=True)
    ]
    usual = _usual_margins([found for found in margins if found is not None])
    blocks: list[SourceBlock] = []
    for number, (page, reasons) in enumerate(zip(pages, furniture, strict=True), 1):
        margin = margins[number - 1] or usual
        if abs(margin[0] - usual[0]) < 60 and margin[0] > usual[0]:
            margin = (usual[0], margin[1])
        placed: list[tuple[float, SourceBlock]] = [
            (line.top, _block(line, number, reasons.get(at), margin))
            for at, line in enumerate(page.lines)
        ]
        placed += [
            (table.top, SourceBlock(SourceKind.TABLE, table=table.table, page=number))
            for table in page.tables
        ]
        placed.sort(key=lambda item: -item[0])
        blocks.extend(block for _top, block in placed)
        blocks.extend(_sideways(page, number))
        budget.spend(0, len(placed))
    return blocks


def _margins(lines: list[Line]) -> tuple[float, float] | None:
    """Where the longer lines of a page begin and end."""
    long = [line for line in lines if len(line.text) >= _FEW_CHARS]
    if not long:
        return None
    lefts = sorted(line.left for line in long)
    rights = sorted(line.right for line in long)
    return lefts[len(lefts) // 10], rights[len(rights) * 9 // 10]


def _usual_margins(margins: list[tuple[float, float]]) -> tuple[float, float]:
    if not margins:
        return 0.0, 0.0
    return median(left for left, _right in margins), median(right for _left, right in margins)


def _block(
    line: Line, page: int, reason: FurnitureReason | None, margin: tuple[float, float]
) -> SourceBlock:
    before, behind = line.left - margin[0], margin[1] - line.right
    centred = (
        before > 2.5 * line.size
        and behind > 2.5 * line.size
        and abs(before - behind) < 1.2 * line.size
    )
    runs = line.runs
    if before > 1.4 * line.size and not centred and reason is None:
        runs = (Run(_INDENT, size=round(line.size, 1)), *runs)
    return SourceBlock(
        SourceKind.PARAGRAPH, runs, page=page, centred=centred, furniture=reason
    )


def _sideways(page: _Page, number: int) -> list[SourceBlock]:
    """Text that runs across the reading direction: a page number of a turned page, a watermark."""
    text = "".join(char.text for char in page.chars.sideways)
    if not text:
        return []
    bare = not any(character.isalpha() for character in text)
    reason = FurnitureReason.PAGE_NUMBER if bare else FurnitureReason.RUNNING_HEAD
    return [SourceBlock(SourceKind.PARAGRAPH, (Run(text),), page=number, furniture=reason)]


def _title(document: Any) -> str:
    title = document.get_metadata_dict().get("Title") or ""
    title = " ".join(title.replace("\0", "").split())
    return "" if re.fullmatch(r"<[0-9A-Fa-f]*>", title) else title


def _mark_outline(document: Any, blocks: list[SourceBlock]) -> None:
    """Gives the lines that the file's bookmarks name their levels."""
    from dataclasses import replace

    wanted: dict[tuple[int, str], int] = {}
    for count, item in enumerate(document.get_toc(max_depth=6)):
        if count > 5_000:
            break
        destination = item.get_dest()
        page = destination.get_index() if destination is not None else None
        title = re.sub(r"\s", "", item.get_title() or "")
        if page is not None and title:
            wanted[(page + 1, title)] = item.level + 1
    if not wanted:
        return
    for at, block in enumerate(blocks):
        level = wanted.get((block.page, re.sub(r"\s", "", block.text)))
        if level and block.furniture is None:
            blocks[at] = replace(block, outline=level)
