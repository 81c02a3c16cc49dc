"""How a section is called where it stands alone, away from the sections around it."""

from __future__ import annotations

from core.i18n import _
from core.model.blocks import Block, Part
from core.model.report import Report

FRONT = -1
"""Stands for what comes before the first section."""


def section_around(report: Report, block: Block) -> int:
    """The section with a heading of its own that holds a block, `FRONT` before the first."""
    return FRONT if block.section is None else heading_section(report, block.section)


def heading_section(report: Report, index: int) -> int:
    """Section `index`, or the one around it while it is only the first words of a paragraph."""
    section = report.sections[index]
    while section.run_in_end and section.parent is not None:
        section = report.sections[section.parent]
    return section.index


def section_title(report: Report, index: int) -> str:
    """The whole number and the title, such as `一(三) 产业发展提质增效`; also of `FRONT`."""
    if index == FRONT:
        return _("开头")
    section = report.sections[index]
    if section.part is not Part.BODY or not section.label:
        return section.title or section.address
    return f"{section.address} {section.title}".strip()
