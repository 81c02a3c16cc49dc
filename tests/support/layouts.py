"""One report in several kinds of file, for tests of how its layout is understood."""

from __future__ import annotations

import re
from html import escape

from core.importing.reader import read_bytes
from core.model.blocks import Part
from core.model.report import Report
from core.parsing.parse import parse
from tests.support.word_files import cell, make_docx, row, table

FORMS = ("txt", "wrapped", "docx", "html")
_MOST_WRAPPED = 30  # characters in a line of paper
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def laid_out(text: str, form: str) -> Report:
    """The report that is understood from the lines of `text`, set in one of `FORMS`.

    `**…**` is bold in Word and HTML and plain otherwise; rows `| a | b |` that follow each other
    are one table (tabs between the cells in plain text).
    """
    lines = [line for line in text.strip().split("\n") if line.strip()]
    if form == "docx":
        return parse(read_bytes(_docx(lines), "report.docx"))
    if form == "html":
        return parse(read_bytes(_html(lines).encode(), "report.html"))
    plain = [_plain(line) for line in lines]
    if form == "wrapped":
        plain = [piece for line in plain for piece in _cut(line)]
    return parse(read_bytes("\n".join(plain).encode(), "report.txt"))


def outline(report: Report, deepest: int = 9) -> list[str]:
    """The headings of the text, indented by their level."""
    return [
        "  " * (section.level - 1) + section.label + section.title
        for section in report.sections
        if section.part is Part.BODY and section.level <= deepest
    ]


def terms(report: Report) -> list[tuple[int | None, str | None]]:
    """Number and term of each entry of the glossary."""
    return [(term.number, term.term) for term in report.terms]


def marks(report: Report) -> list[tuple[int, str | None]]:
    """Each note mark with the term it points to (None: to nothing)."""
    return [
        (mark.number, None if mark.term is None else report.terms[mark.term].term)
        for block in report.blocks
        for mark in block.marks
    ]


def _cells(line: str) -> list[str]:
    return [piece.strip() for piece in line.strip("| ").split("|")]


def _plain(line: str) -> str:
    return "\t".join(_cells(line)) if line.startswith("|") else _BOLD.sub(r"\1", line)


def _cut(line: str) -> list[str]:
    if "\t" in line:
        return [line]
    whole = "　　" + line
    return [whole[at : at + _MOST_WRAPPED] for at in range(0, len(whole), _MOST_WRAPPED)]


def _grouped(lines: list[str]) -> list[list[str]]:
    """Rows of one table together, every other line alone."""
    groups: list[list[str]] = []
    for line in lines:
        if line.startswith("|") and groups and groups[-1][0].startswith("|"):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _docx(lines: list[str]) -> bytes:
    body = []
    for group in _grouped(lines):
        if group[0].startswith("|"):
            body.append(table(*(row(*(cell(escape(c)) for c in _cells(r))) for r in group)))
            continue
        runs = (
            f"<w:r><w:rPr>{'<w:b/>' if at % 2 else ''}</w:rPr>"
            f'<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
            for at, piece in enumerate(_BOLD.split(group[0]))
        )
        body.append(f"<w:p>{''.join(runs)}</w:p>")
    return make_docx("".join(body))


def _html(lines: list[str]) -> str:
    body = []
    for group in _grouped(lines):
        if group[0].startswith("|"):
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in _cells(r)) + "</tr>"
                for r in group
            )
            body.append(f"<table>{rows}</table>")
        else:
            words = _BOLD.sub(r"<b>\1</b>", escape(group[0]))
            body.append(f"<p>{words}</p>")
    return f"<html><body>{''.join(body)}</body></html>"
