"""Markdown: headings, lists, tables, notes and emphasis of the plain kinds that offices meet."""

from __future__ import annotations

import re
from typing import Final

from core.importing.draft import Draft
from core.importing.encoding import decode
from core.importing.grid import Grid
from core.importing.limits import Budget, nothing_found
from core.importing.runs import strip_runs
from core.model.source import Run, SourceBlock, SourceKind

_HEADING: Final = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_ITEM: Final = re.compile(r"\s*(?:([-*+])|(\d{1,4}[.)]))\s+(.*)$")
_NOTE: Final = re.compile(r"\[\^([^\]\s]{1,40})\]:\s*(.*)$")
_RULE: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
_FENCE: Final = re.compile(r"\s*(```|~~~)")
_BREAK: Final = re.compile(r"(?:-\s*){3,}$|(?:\*\s*){3,}$|(?:_\s*){3,}$")
_SETEXT: Final = re.compile(r"(=+|-+)\s*$")
_INLINE: Final = re.compile(
    r"\*{3}(?P<both>[^*]{1,500})\*{3}|\*\*(?P<bold>.{1,2000}?)\*\*|__(?P<bold2>.{1,2000}?)__"
    r"|(?<!\d)\*(?P<slant>[^*\s](?:[^*]{0,500}[^*\s])?)\*(?!\*)"
    r"|\[\^(?P<note>[^\]\s]{1,40})\]"
    r"|<sup>(?P<sup>.{1,40}?)</sup>|!\[(?P<alt>[^\]]{0,200})\]\([^)]{0,2000}\)"
    r"|\[(?P<link>[^\]]{1,500})\]\([^)]{0,2000}\)|\\(?P<escaped>[\\`*_{}\[\]()#+.!|-])"
)
_CELL: Final = re.compile(r"(?<!\\)\|")


def read_markdown(data: bytes, budget: Budget) -> Draft:
    """A Markdown file.

    Raises:
        UserError: it is no text, or holds no words.
    """
    text = decode(data).text
    budget.spend(len(text))
    reader = _Reader(budget)
    reader.read(text.replace("\0", "").splitlines())
    if not reader.blocks:
        raise nothing_found()
    return Draft("md", reader.blocks)


class _Reader:
    """Collects lines to paragraphs until something ends them."""

    def __init__(self, budget: Budget) -> None:
        self.blocks: list[SourceBlock] = []
        self._budget = budget
        self._open: list[str] = []
        self._marker = ""
        self._note = ""
        self._fenced = False

    def read(self, lines: list[str]) -> None:
        """All lines of the file, a front matter of `---` lines left out."""
        first = _behind_front_matter(lines)
        at = first
        while at < len(lines):
            line = lines[at]
            following = lines[at + 1] if at + 1 < len(lines) else ""
            if "|" in line and "|" in following and _RULE.match(following.strip()):
                self._close()
                at = self._table(lines, at)
                continue
            if self._open and not self._note and _SETEXT.match(line) and not _ITEM.match(line):
                self._heading(1 if line.startswith("=") else 2, " ".join(self._open))
                self._open = []
            else:
                self._line(line)
            at += 1
        self._close()

    def _line(self, line: str) -> None:
        if _FENCE.match(line):
            self._close()
            self._fenced = not self._fenced
        elif self._fenced:
            self._open = [line.strip()]
            self._close()
        elif not line.strip() or (not self._open and _BREAK.match(line.strip())):
            self._close()
        elif heading := _HEADING.match(line):
            self._close()
            self._heading(len(heading[1]), heading[2])
        elif note := _NOTE.match(line):
            self._close()
            self._note = note[1]
            self._open = [note[2]]
        elif item := _ITEM.match(line):
            self._close()
            self._marker = "" if item[1] else item[2]
            self._open = [item[3]]
        else:
            self._open.append(
                line.lstrip("> \t") if line.lstrip().startswith(">") else line.strip()
            )
            if line.endswith("  ") or line.endswith("\\"):
                self._open[-1] = self._open[-1].rstrip("\\")
                self._close()

    def _heading(self, level: int, text: str) -> None:
        self._put(SourceBlock(SourceKind.PARAGRAPH, inline_runs(text), outline=level))

    def _close(self) -> None:
        text = _joined(self._open)
        if text.strip():
            kind = SourceKind.NOTE if self._note else SourceKind.PARAGRAPH
            label = self._note or self._marker
            self._put(SourceBlock(kind, inline_runs(text), label=label, note=self._note))
        self._open, self._marker, self._note = [], "", ""

    def _put(self, block: SourceBlock) -> None:
        if block.runs:
            self._budget.spend(0, 1)
            self.blocks.append(block)

    def _table(self, lines: list[str], at: int) -> int:
        grid = Grid()
        end = at
        while end < len(lines) and "|" in lines[end]:
            if end != at + 1:
                grid.next_row()
                for cell in _cells(lines[end]):
                    runs = inline_runs(cell)
                    grid.put("".join(run.text for run in runs))
            end += 1
        table = grid.table()
        if table is not None:
            self._budget.spend(0, 1)
            self.blocks.append(SourceBlock(SourceKind.TABLE, table=table))
        return max(end, at + 2)


def _behind_front_matter(lines: list[str]) -> int:
    if lines and lines[0].strip() == "---":
        for at, line in enumerate(lines[1:60], 1):
            if line.strip() == "---":
                return at + 1
    return 0


def _cells(line: str) -> list[str]:
    cells = [cell.strip().replace("\\|", "|") for cell in _CELL.split(line.strip())]
    if cells and not cells[0]:
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1] else cells


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph: a space between Latin words, nothing beside Chinese."""
    text = ""
    for line in lines:
        gap = " " if text and line and text[-1] < "\u2e80" and line[0] < "\u2e80" else ""
        text += gap + line
    return text


def inline_runs(text: str) -> tuple[Run, ...]:
    """The runs of one paragraph, its marks of emphasis taken out."""
    runs: list[Run] = []
    at = 0
    for found in _INLINE.finditer(text):
        runs.append(Run(text[at : found.start()]))
        at = found.end()
        bold = found["both"] or found["bold"] or found["bold2"]
        if bold:
            runs.append(Run(bold, bold=True))
        elif found["note"]:
            runs.append(Run(found["note"], superscript=True, note=found["note"]))
        elif found["sup"]:
            runs.append(Run(found["sup"], superscript=True))
        else:
            runs.append(Run(found["slant"] or found["link"] or found["escaped"] or ""))
    runs.append(Run(text[at:]))
    return strip_runs(runs)
