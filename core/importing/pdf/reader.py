"""PDF: characters to lines, ruled tables, margins and furniture."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final, NamedTuple

from core.i18n import _
from core.importing.draft import Draft
from core.importing.limits import MAX_PAGES, Budget, damaged, locked, too_large
from core.importing.pdf.bare_tables import find_bare_tables
from core.importing.pdf.chars import PageChars, read_chars
from core.importing.pdf.layout import PlacedPage, placed_blocks
from core.importing.pdf.lines import Line, group_rows, lines_of
from core.importing.pdf.objects import has_pictures, read_rules
from core.importing.pdf.open_tables import find_open_tables, is_open
from core.importing.pdf.tables import FoundTable, find_tables, outside
from core.importing.pdf.unfolding import Unfolder
from core.model.notices import NoticeCode, notice
from core.model.source import SourceBlock

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
        pages, unread = _read_pages(document, budget)
        if len(unread.damaged) == len(pages):
            raise damaged("PDF")
        if len(unread.pictures) * 2 > len(pages):
            from core.importing.ocr import read_scanned_pdf

            return read_scanned_pdf(document, budget)
        placed = [
            PlacedPage(
                page.lines,
                page.tables,
                "".join(char.text for char in page.chars.sideways),
                page.chars.height,
            )
            for page in pages
        ]
        draft = Draft("pdf", placed_blocks(placed, budget), title=_title(document), wrapped=True)
        _mark_outline(document, draft.blocks)
    except pypdfium2.PdfiumError as error:
        raise damaged("PDF") from error
    finally:
        document.close()
    _warn(draft, pages, unread)
    return draft


def _warn(draft: Draft, pages: list[_Page], unread: _Unread) -> None:
    if unread.pictures:
        told = notice(NoticeCode.PAGES_WITHOUT_TEXT, pages=_ranges(unread.pictures))
        draft.warnings.append(told)
    if unread.damaged:
        draft.warnings.append(notice(NoticeCode.PAGES_DAMAGED, pages=_ranges(unread.damaged)))
    unreadable = sum(page.chars.unreadable for page in pages)
    readable = sum(len(page.chars.upright) for page in pages)
    if unreadable > 0.02 * max(1, readable):
        draft.warnings.append(notice(NoticeCode.CHARACTERS_UNREADABLE, count=unreadable))


def _ranges(numbers: list[int]) -> tuple[str, ...]:
    """Rising numbers as they are printed, `7–12` where they follow one another."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return tuple(str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in found)


class _Unread(NamedTuple):
    """Numbers of pages (from 1) that gave no words: pictures, and damaged ones."""

    pictures: list[int]
    damaged: list[int]


def _read_pages(document: Any, budget: Budget) -> tuple[list[_Page], _Unread]:
    """All pages, and which of them gave no words."""
    pages: list[_Page] = []
    unread = _Unread([], [])
    unfolder = Unfolder()
    for number in range(len(document)):
        budget.check_time()
        try:
            page = document[number]
        except Exception:  # one damaged page does not take the others with it
            unread.damaged.append(number + 1)
            pages.append(_Page(PageChars([], [], 595.0, 842.0, 0, 0), [], []))
            continue
        try:
            chars = read_chars(page, budget)
            columns = unfolder.unfold(chars)
            found = _tables(page, chars) if columns is chars else []
            chars = columns
            if len(chars.upright) < _FEW_CHARS and has_pictures(page):
                unread.pictures.append(number + 1)
        finally:
            page.close()
        rows = group_rows(outside(chars.upright, found))
        bare = find_bare_tables(rows)
        if bare:
            rows = group_rows(outside(chars.upright, [*found, *bare]))
        pages.append(_Page(chars, lines_of(rows), [*found, *bare]))
    return pages, unread


def _tables(page: Any, chars: PageChars) -> list[FoundTable]:
    """The tables of a page: those of closed cells, and those that lines across hold together."""
    if not chars.upright:
        return []
    left, bottom, right, top = page.get_mediabox()
    rules = read_rules(page, left, bottom).turned(chars.turn, right - left, top - bottom)
    found = find_tables(rules, chars.upright, chars.height)
    found = [table for table in found if not is_open(table, rules)]
    return [*found, *find_open_tables(outside(chars.upright, found), rules, found)]


def _title(document: Any) -> str:
    try:
        title = " ".join(document.get_metadata_value("Title").replace("\0", "").split())
    except UnicodeDecodeError:
        return ""
    return "" if re.fullmatch(r"<[0-9A-Fa-f]*>", title) else title


def _mark_outline(document: Any, blocks: list[SourceBlock]) -> None:
    """Gives the lines that the file's bookmarks name their levels."""
    wanted: dict[tuple[int, str], int] = {}
    for count, item in enumerate(document.get_toc(max_depth=6)):
        if count > 5_000:
            break
        destination = item.get_dest()
        page = destination.get_index() if destination is not None else None
        try:
            title = re.sub(r"\s", "", item.get_title() or "")
        except UnicodeDecodeError:
            continue
        if page is not None and title:
            wanted[(page + 1, title)] = item.level + 1
    if not wanted:
        return
    for at, block in enumerate(blocks):
        level = wanted.get((block.page, re.sub(r"\s", "", block.text)))
        if level and block.furniture is None:
            blocks[at] = replace(block, outline=level)
