"""Annotations as plain text, for the clipboard."""

from __future__ import annotations

from collections.abc import Iterable

from core.exporting.grouping import NoteView, views
from core.i18n import _
from core.model.annotations import Annotation
from core.model.report import Report


def clipboard_text(report: Report, annotations: Iterable[Annotation]) -> str:
    """One or several annotations in reading order, parted by an empty line.

    Each is its words in quotation marks with the address, then the note, then the tags.
    """
    return "\n\n".join(_plain(view) for view in views(report, annotations))


def _plain(view: NoteView) -> str:
    lines: list[str] = []
    if view.subject:
        lines.append(f"{view.kind}: {view.subject}")
    place = f"({view.address})" if view.address else ""
    if view.quote:
        # Without outer quotation marks where the words bring their own.
        own = "“" in view.quote or "”" in view.quote
        lines.append(f"{view.quote if own else f'“{view.quote}”'}{place}")
    elif place:
        lines.append(place)
    if view.note:
        role = _("【{role}】").format(role=view.role) if view.role else ""
        lines.append(f"{role}{view.note}")
    if view.tags:
        lines.append(" ".join(f"#{tag}" for tag in view.tags))
    return "\n".join(lines)
