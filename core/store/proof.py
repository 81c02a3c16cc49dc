"""Proving the library whole: the file, and that what it says of texts and notes is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from core.i18n import _
from core.model.annotations import AnchorState
from core.model.errors import UserError
from core.store.backups import backups, check_copy
from core.store.codec import annotation_from_text

if TYPE_CHECKING:
    from core.model.annotations import Annotation
    from core.store.store import Store


def problems(store: Store) -> Iterator[str]:
    """One sentence for the user for each thing that is not as it should be."""
    try:
        yield from _of_file(store)
        yield from _of_reports(store)
        yield from _of_notes(store)
        yield from _of_log(store)
    except UserError as error:
        yield str(error)
    for path in backups(store.profile)[:1]:
        try:
            check_copy(path, store.connection.key)
        except UserError as error:
            yield str(error)


def is_readable(store: Store) -> bool:
    """Whether the file is in order and every note and every change can be read."""
    try:
        if next(_of_file(store), None) is not None:
            return False
        store.annotations.of_report(None, with_deleted=True)
        store.changes.since(0)
        store.reports.entries()
    except UserError:
        return False
    return True


def _of_file(store: Store) -> Iterator[str]:
    for (line,) in store.connection.rows("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield _("报告库文件损坏：{detail}").format(detail=line)
    for row in store.connection.rows("PRAGMA foreign_key_check"):
        yield _("报告库内部不一致：{detail}").format(detail=f"{row[0]} {row[1]}")


def _of_reports(store: Store) -> Iterator[str]:
    for entry in store.reports.entries():
        try:
            report = store.reports.report(entry.id, entry.version)
            text = report.text.encode("utf-8", "surrogatepass")
            whole = sha256(text).hexdigest() == entry.version
            page = store.reports.page(entry.id, entry.version)
            whole = whole and "\n".join(block.text for block in page.blocks) == report.text
        except ValueError:
            whole = False
        if not whole:
            yield _("报告正文损坏：{title}").format(title=entry.meta.title)
        try:
            original = store.reports.original(entry.id, entry.version)
            whole = original is None or (sha256(original.content).hexdigest() == original.sha256)
        except ValueError:
            whole = False
        if not whole:
            yield _("保存的原件损坏：{name}").format(name=entry.source_name)


def _of_notes(store: Store) -> Iterator[str]:
    """A place that is said to be sure must hold the words of the note."""
    for entry in store.reports.entries():
        try:
            text = store.reports.report(entry.id, entry.version).text
        except ValueError:
            continue  # Told above.
        for one in store.annotations.of_report(entry.id):
            place = one.placement
            if one.anchor is None:
                continue
            sure = place is not None and place.state in (AnchorState.EXACT, AnchorState.MOVED)
            if place is None or (
                sure
                and "".join(text[place.start : place.end].split())
                != "".join(one.anchor.quote.split())
            ):
                yield _("批注的位置不对：{quote}").format(quote=one.anchor.quote[:20])


def _of_log(store: Store) -> Iterator[str]:
    """A note and the log of changes tell the same of it: a byte that changed in one is seen."""
    logged = store.changes.last_images()
    for entry in store.reports.entries():
        for one in store.annotations.of_report(entry.id, with_deleted=True):
            image = logged.get(one.id)
            if image is not None and not _same(image, one):
                words = one.note or (one.anchor.quote if one.anchor is not None else one.id)
                yield _("批注和它的修改记录不一致：{words}").format(words=words[:20])


def _same(image: str, annotation: Annotation) -> bool:
    try:
        logged = annotation_from_text(image)
    except msgspec.DecodeError:
        return False
    return logged == replace(annotation, placement=None)
