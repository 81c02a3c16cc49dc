"""Which exports there are, and the way to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.exporting.grouping import Names, clean, grouped
from core.exporting.jsonld import notes_jsonld
from core.exporting.painted import painted
from core.exporting.words import COLOUR_CODES
from core.i18n import _, listed
from core.model.annotations import Annotation
from core.model.errors import UserError
from core.model.library import ReportEntry
from core.model.report import Report

FORMATS: dict[str, tuple[str, ...]] = {
    "notes": ("md", "html", "docx", "pdf", "csv", "xlsx", "jsonld"),
    "outline": ("md", "html", "docx", "pdf"),
    "indicators": ("md", "html", "docx", "pdf", "csv", "xlsx"),
    "report": ("md", "html", "pdf"),
}
"""What can be exported, and the formats of each, the usual one first."""

BINARY_FORMATS = frozenset({"docx", "pdf", "xlsx"})

_PAPER = "paper.html"
"""What the templates for paper are called behind the name of what they show."""
_UPRIGHT_COLUMNS = 7
"""So many columns of indicators stand on a page that is higher than wide."""


@dataclass(frozen=True, slots=True)
class Paper:
    """HTML for somebody who lays out pages: only what Qt's rich text knows, nothing from outside.

    `title` is for the head of the pages and for the file; `landscape` asks for wide pages.
    """

    title: str
    html: str
    landscape: bool = False


Printer = Callable[[Paper], bytes]
"""Makes a PDF of a paper. It is handed in, for whoever can lay out pages is above this room."""


@dataclass(frozen=True, slots=True)
class _Matter:
    """What an export is made of, whatever it is and whatever its format."""

    entry: ReportEntry
    report: Report
    annotations: Sequence[Annotation]
    names: Names | None
    now: datetime


def export(
    entry: ReportEntry,
    report: Report,
    annotations: Sequence[Annotation],
    format: str,
    what: str = "notes",
    *,
    names: Names | None = None,
    printer: Printer | None = None,
    now: datetime | None = None,
) -> bytes:
    """An export as the bytes of its file; texts are UTF-8.

    Args:
        entry: the report in the library.
        report: the same, as understood.
        annotations: those on it; deleted ones matter to JSON-LD only, as tombstones.
        format: one of FORMATS[what].
        what: a key of FORMATS.
        names: what the delegate calls the colours.
        printer: makes the pages of a PDF.
        now: the time to be printed; the present by default.

    Raises:
        UserError: there is no such export, or no printer for it.
    """
    if format not in FORMATS.get(what, ()):
        raise UserError(_("没有这种导出。"), where=f"{what} → {format}", remedy=available_exports())
    if format == "pdf":
        if printer is None:
            raise UserError(_("这里不能排版，做不了 PDF。"), remedy=_("请导出为 Word（docx）。"))
        return printer(paper(entry, report, annotations, what, names=names, now=now))
    return _written(_Matter(entry, report, annotations, names, now or _present()), what, format)


def paper(
    entry: ReportEntry,
    report: Report,
    annotations: Sequence[Annotation],
    what: str = "notes",
    *,
    names: Names | None = None,
    now: datetime | None = None,
) -> Paper:
    """An export as it is to be laid out on pages; the arguments are those of `export`.

    Raises:
        UserError: there is no such export.
    """
    if "pdf" not in FORMATS.get(what, ()):
        raise UserError(_("没有这种导出。"), where=f"{what} → pdf", remedy=available_exports())
    matter = _Matter(entry, report, annotations, names, now or _present())
    html = _written(matter, what, _PAPER).decode("utf-8")
    wide = False
    if what == "indicators":
        from core.exporting.tables import indicator_grid

        wide = len(indicator_grid(report)[0]) > _UPRIGHT_COLUMNS
    return Paper(_title(entry, what), html, wide)


def _present() -> datetime:
    return datetime.now().astimezone()


def _written(matter: _Matter, what: str, format: str) -> bytes:
    writers = {"notes": _notes, "outline": _outline, "indicators": _indicators, "report": _report}
    return writers[what](matter, format)


def available_exports() -> str:
    """One sentence that names every export there is."""
    names = {
        "notes": _("批注"),
        "outline": _("发言提纲"),
        "indicators": _("指标"),
        "report": _("报告全文"),
    }
    return _("可以导出: {list}。").format(
        list=listed(
            f"{names[what]}({what}) {'|'.join(formats)}" for what, formats in FORMATS.items()
        )
    )


def _notes(matter: _Matter, format: str) -> bytes:
    if format == "jsonld":
        return notes_jsonld(matter.entry, matter.annotations, matter.now)
    groups = grouped(matter.report, matter.annotations, matter.names)
    if format in {"csv", "xlsx"}:
        from core.exporting.tables import as_csv, as_xlsx, note_rows

        rows = note_rows(groups)
        return as_csv(rows) if format == "csv" else as_xlsx({_("批注"): rows})
    count = sum(len(group.notes) for group in groups)
    title = _title(matter.entry, "notes")
    if format == "docx":
        from core.exporting.word import notes_docx

        facts = [*_facts(matter), _("共 {count} 条").format(count=count)]
        return notes_docx(matter.entry, groups, title, facts)
    return _rendered(f"notes.{format}", matter, heading=title, groups=groups, count=count)


def _outline(matter: _Matter, format: str) -> bytes:
    from core.exporting.speech import speech

    parts = speech(matter.report, matter.annotations, matter.names)
    title = _title(matter.entry, "outline")
    if format == "docx":
        from core.exporting.word import speech_docx

        return speech_docx(matter.entry, parts, title, _facts(matter))
    return _rendered(f"outline.{format}", matter, heading=title, parts=parts)


def _indicators(matter: _Matter, format: str) -> bytes:
    from core.exporting.tables import as_csv, as_xlsx, indicator_grid, indicator_rows

    if format == "csv":
        return as_csv(indicator_rows(matter.report))
    grid = indicator_grid(matter.report)
    if format == "xlsx":
        rows = indicator_rows(matter.report)
        return as_xlsx({_("一览"): [list(row) for row in grid], _("明细"): rows})
    title = _title(matter.entry, "indicators")
    if format == "docx":
        from core.exporting.word import grid_docx

        return grid_docx(matter.entry, grid, title, _facts(matter))
    return _rendered(f"indicators.{format}", matter, heading=title, grid=grid)


def _report(matter: _Matter, format: str) -> bytes:
    blocks, loose = painted(matter.report, matter.annotations, matter.names)
    title = _title(matter.entry, "report")
    titled = any(block.kind == "title" for block in blocks)
    return _rendered(
        f"report.{format}", matter, heading=title, titled=titled, blocks=blocks, loose=loose
    )


def _title(entry: ReportEntry, what: str) -> str:
    """What an export is called at its head."""
    words = {
        "notes": _("《{title}》批注"),
        "indicators": _("《{title}》指标"),
        "outline": _("《{title}》审议发言提纲"),
    }
    return words.get(what, "{title}").format(title=clean(entry.meta.title))


def _facts(matter: _Matter) -> list[str]:
    """Region, year and the date of the export."""
    year = str(matter.entry.meta.year) if matter.entry.meta.year is not None else ""
    facts = [
        clean(matter.entry.meta.region),
        year,
        _("导出于 {date}").format(date=matter.now.date()),
    ]
    return [fact for fact in facts if fact]


def _rendered(template: str, matter: _Matter, **values: Any) -> bytes:
    """A template with the values that every one of them names."""
    from core.exporting.templates import render

    words = {
        "now": _("现在的文字"),
        "none": _("还没有批注。"),
        "outline": _("审议发言提纲"),
        "count": _("共 {count} 条").format(count=values.get("count", 0)),
        "no_indicators": _("这份报告里没有指标表。"),
        "loose": _("其他批注"),
    }
    return render(
        template,
        meta=matter.entry.meta,
        facts=_facts(matter),
        date=matter.now.date().isoformat(),
        colours={colour.value: code for colour, code in COLOUR_CODES.items()},
        words=words,
        **values,
    )
