"""DOCX: the parts of the container joined to one source.

The XML is read directly: python-docx unpacks every part without limits, and shows neither
inserted text nor footnotes nor list numbers.
"""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core.importing.archive import Archive, open_archive
from core.importing.draft import Draft
from core.importing.limits import Budget, damaged
from core.importing.runs import strip_runs
from core.importing.word.body import BodyReader
from core.importing.word.names import W
from core.importing.word.notes import NoteNumbers, notes_of
from core.importing.word.numbering import Numbering
from core.importing.word.styles import Styles
from core.importing.xml import parse_xml
from core.model.notices import Notice, NoticeCode
from core.model.source import FurnitureReason, SourceBlock, SourceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND: Final = "DOCX"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EDGES: Final = ("/header", "/footer")


def read_docx(data: bytes, budget: Budget) -> Draft:
    """A Word file (2007 and later, and what WPS writes in that format).

    Raises:
        UserError: it is damaged, locked, unsafe or too large.
    """
    with open_archive(data, _KIND) as archive:
        main = _main_part(archive)
        related = _relations(archive, main)
        document = parse_xml(archive.read(main), _KIND)
        body = document.find(f"{W}body")
        if body is None:
            raise damaged(_KIND)
        parts = {
            kind: _part(archive, related, kind) for kind in ("styles", "numbering", "settings")
        }
        notes = NoteNumbers(document, parts["settings"])
        reader = BodyReader(Styles(parts["styles"]), Numbering(parts["numbering"]), notes, budget)
        blocks = reader.blocks(body)
        texts = notes_of(_part(archive, related, "footnotes"), "fn")
        texts |= notes_of(_part(archive, related, "endnotes"), "en")
        for key, printed in list(notes.printed.items()):
            if key in texts:
                blocks.extend(_note_blocks(reader, texts[key], key, printed))
        blocks.extend(_edges(archive, related, reader))
        draft = Draft("docx", blocks, title=_title(archive))
        if next(document.iter(f"{W}del", f"{W}ins", f"{W}moveFrom"), None) is not None:
            draft.warnings.append(Notice(NoticeCode.REVISIONS_ACCEPTED))
        return draft


def _main_part(archive: Archive) -> str:
    for target, kind in _relations(archive, ""):
        if kind.endswith("/officeDocument") and target in archive.names:
            return target
    return "word/document.xml"


def _relations(archive: Archive, part: str) -> list[tuple[str, str]]:
    """The parts that `part` (the container itself: "") leads to: their names and kinds."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive.names:
        return []
    found = []
    for relation in parse_xml(archive.read(rels), _KIND).iter(_RELATION):
        if relation.get("TargetMode") == "External":
            continue
        target = (relation.get("Target") or "").replace("\\", "/")
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        found.append((posixpath.normpath(path), relation.get("Type") or ""))
    return found


def _part(archive: Archive, related: list[tuple[str, str]], kind: str) -> _Element | None:
    for target, told in related:
        if told.endswith(f"/{kind}") and target in archive.names:
            return parse_xml(archive.read(target), _KIND)
    fallback = f"word/{kind}.xml"
    return parse_xml(archive.read(fallback), _KIND) if fallback in archive.names else None


def _note_blocks(reader: BodyReader, note: _Element, key: str, printed: str) -> list[SourceBlock]:
    """The paragraphs of a note; its printed number is the label of the first."""
    blocks = []
    label = printed
    for block in reader.blocks(note):
        if block.table is not None:
            continue
        runs = strip_runs(block.runs)
        blocks.append(replace(block, kind=SourceKind.NOTE, runs=runs, note=key, label=label))
        label = ""
    return blocks


def _edges(
    archive: Archive, related: list[tuple[str, str]], reader: BodyReader
) -> list[SourceBlock]:
    """The running heads and feet, each line once."""
    blocks: list[SourceBlock] = []
    seen: set[str] = set()
    for target, kind in related:
        if not kind.endswith(_EDGES) or target not in archive.names:
            continue
        for block in reader.blocks(parse_xml(archive.read(target), _KIND)):
            text = block.text.strip()
            if block.table is not None or text in seen:
                continue
            seen.add(text)
            bare = not any(
                character.isalpha() for character in text.replace("第", "").replace("页", "")
            )
            reason = FurnitureReason.PAGE_NUMBER if bare else FurnitureReason.RUNNING_HEAD
            blocks.append(replace(block, furniture=reason, label="", outline=0))
    return blocks


def _title(archive: Archive) -> str:
    if "docProps/core.xml" not in archive.names:
        return ""
    title = parse_xml(archive.read("docProps/core.xml"), _KIND).findtext(_TITLE)
    return " ".join((title or "").split())
