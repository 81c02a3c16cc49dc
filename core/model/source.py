"""What a reader of a file format yields, before anyone has understood it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.notices import Notice


class SourceKind(StrEnum):
    """The shape of a piece of a file, as far as its format tells."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    NOTE = "note"
    """A footnote or endnote of the format (docx, odt, epub), moved behind the text."""


class FurnitureReason(StrEnum):
    """Why a line is not part of the report; the parser may add lines, never drop the reason."""

    RUNNING_HEAD = "running_head"
    PAGE_NUMBER = "page_number"
    MENU = "menu"
    BREADCRUMB = "breadcrumb"
    SITE_INFO = "site_info"
    ATTACHMENT = "attachment"
    CONTENTS = "contents"
    NEIGHBOUR = "neighbour"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one paragraph in one typeface.

    `size` is in points, 0.0 where the format does not tell. `note` is the key of the footnote or
    endnote that the format attaches here (then `text` is its printed number).
    """

    text: str
    superscript: bool = False
    bold: bool = False
    size: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell of a table, at its top left place in the grid; spans count grid places."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table as the format has it; merged cells appear once, with their spans.

    `placed` counts the rows whose blank cells the file does not show, so that their other cells
    stand where they fit best.
    """

    rows: int
    columns: int
    cells: tuple[SourceCell, ...]
    placed: int = 0


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A line or paragraph, a table, or a note, in reading order.

    `outline` is the heading level that the format itself states (0: none). `page` counts from 1,
    0 where the format has no pages. `note` is the key that a `Run.note` refers to. `label` is a
    list number that the format computes and the text lacks (Word's automatic numbers).
    `furniture` is set where the reader already knows that the line is not part of the report.
    `above` is the white space that the file has between the block before and this one (text files
    only): a line of blanks may be a blank cell of a table.
    """

    kind: SourceKind
    runs: tuple[Run, ...] = ()
    table: SourceTable | None = None
    outline: int = 0
    page: int = 0
    centred: bool = False
    label: str = ""
    note: str = ""
    furniture: FurnitureReason | None = None
    above: str = ""

    @property
    def text(self) -> str:
        """The paragraph's characters, note marks included, as printed."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: where it came from and its blocks in reading order.

    `name` is the file's name without its folder, `format` the format it turned out to have
    (`txt`, `html`, `docx`, ...), `sha256` the hash of its bytes in lower-case hex, `title` the
    title that the format states (an HTML title, a docx property), `warnings` what the
    reader has to tell the user. `wrapped` says that a line of the file may be a line of paper, so
    that a paragraph may run over several blocks (PDF, scans, some text files).
    """

    name: str
    format: str
    sha256: str
    blocks: tuple[SourceBlock, ...]
    title: str = ""
    wrapped: bool = False
    warnings: tuple[Notice, ...] = ()
