"""What was understood of a file, in words and numbers for a person to check."""

from __future__ import annotations

from typing import NamedTuple

from core.i18n import _
from core.model.blocks import BlockKind, Part
from core.model.report import Report, ReportKind
from core.model.source import FurnitureReason, Source, SourceBlock, SourceKind
from core.notices import notice_words
from ui.library.lines_view import Line

_KEY = 16
"""Characters by which a line of the report is found again in the file."""


class Node(NamedTuple):
    """A section for the preview: number and title, its paragraphs with those below, its parts."""

    title: str
    paragraphs: int
    parts: list[Node]


def outline(report: Report) -> list[Node]:
    """The sections of a report as nested nodes."""
    roots: list[Node] = []
    nodes: dict[int, Node] = {}
    for section in report.sections:
        blocks = report.blocks[section.first : section.last]
        text = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        count = sum(block.kind in text for block in blocks)
        node = Node(f"{section.label}{section.title}".strip() or section.address, count, [])
        nodes[section.index] = node
        parent = None if section.parent is None else nodes.get(section.parent)
        (roots if parent is None else parent.parts).append(node)
    return roots


def figures(report: Report) -> list[tuple[str, int]]:
    """What there is of everything: the word and the number."""
    return [
        (_("章节"), sum(not section.run_in_end for section in report.sections)),
        (_("名词"), len(report.terms)),
        (_("注释号"), sum(len(block.marks) for block in report.blocks)),
        (_("表格"), len(report.tables)),
        (_("指标"), len(report.indicators)),
        (_("字"), len("".join(report.text.split()))),
    ]


def body_ends(report: Report) -> tuple[str, str]:
    """The first and the last paragraph of the text, without front matter, appendix and glossary."""
    text = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
    body = [
        block.text
        for block in report.blocks
        if block.kind in text
        and (block.section is None or report.sections[block.section].part is Part.BODY)
    ]
    return (body[0], body[-1]) if body else ("", "")


def is_plain(report: Report) -> bool:
    """Whether neither genre nor sections were recognised."""
    sections = any(section.part is Part.BODY for section in report.sections)
    return report.meta.kind is ReportKind.OTHER and not sections


def doubts(report: Report) -> list[Line]:
    """Where the source has probably lost or fused characters."""
    lines = []
    for doubt in report.doubts:
        words = f"“{doubt.text}” {notice_words(doubt.reason)}"
        if doubt.suggestion:
            words += _("可能是“{suggestion}”。").format(suggestion=doubt.suggestion)
        lines.append(Line(doubt.address, words))
    return lines


def left_out(report: Report) -> list[Line]:
    """The lines that are not part of the report, and why."""
    return [Line(reason_name(one.reason), one.text) for one in report.furniture]


def reason_name(reason: FurnitureReason) -> str:
    """Why a line was left out, in a word."""
    return {
        FurnitureReason.RUNNING_HEAD: _("页眉页脚"),
        FurnitureReason.PAGE_NUMBER: _("页码"),
        FurnitureReason.MENU: _("网站菜单"),
        FurnitureReason.BREADCRUMB: _("网站路径"),
        FurnitureReason.SITE_INFO: _("网站信息"),
        FurnitureReason.ATTACHMENT: _("附件清单"),
        FurnitureReason.CONTENTS: _("目录页"),
        FurnitureReason.NEIGHBOUR: _("别的文章"),
        FurnitureReason.DUPLICATE: _("重复的行"),
    }[reason]


def source_words(block: SourceBlock) -> str:
    """A line of the file; a table by its size and first cells."""
    if block.kind is SourceKind.TABLE and block.table is not None:
        table = block.table
        cells = " ".join(cell.text.strip() for cell in table.cells[:8])
        size = _("表格 {rows} 行 {columns} 列").format(rows=table.rows, columns=table.columns)
        return f"〔{size}〕{cells}"
    return f"{block.label}{block.text}".strip()


def body_line(report: Report, source: Source) -> int:
    """The line of `source` where the text of `report` begins, -1 if it is not found."""
    front = (BlockKind.TITLE, BlockKind.BYLINE)
    first = next((block for block in report.blocks if block.kind not in front), None)
    return -1 if first is None else _find(first.text, source, 0)


def glossary_line(report: Report, source: Source) -> int:
    """The line of `source` where the glossary of `report` begins, -1 if it is not found."""
    for section in report.sections:
        if section.part is Part.GLOSSARY:
            # The heading may be named in a list of papers above; the glossary is the last.
            return _find(report.blocks[section.block].text, source, 0, last=True)
    if report.terms:
        return _find(report.blocks[report.terms[0].block].text, source, 0, last=True)
    return -1


def _find(text: str, source: Source, start: int, *, last: bool = False) -> int:
    key = "".join(text.split())[:_KEY]
    found = [
        at
        for at, block in enumerate(source.blocks[start:], start)
        if key and "".join(source_words(block).split()).startswith(key)
    ]
    return (found[-1] if last else found[0]) if found else -1
