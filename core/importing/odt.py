"""ODT: OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from core.i18n import _
from core.importing.archive import open_archive
from core.importing.draft import Draft
from core.importing.grid import Grid
from core.importing.limits import MAX_DEPTH, Budget, damaged, locked, too_large
from core.importing.odt_lists import Lists
from core.importing.runs import strip_runs
from core.importing.xml import parse_xml
from core.model.source import FurnitureReason, Run, SourceBlock, SourceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND: Final = "ODT"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE: Final = f"{{{_OASIS}office:1.0}}"
_TEXT: Final = f"{{{_OASIS}text:1.0}}"
_TABLE: Final = f"{{{_OASIS}table:1.0}}"
_STYLE: Final = f"{{{_OASIS}style:1.0}}"
_FO: Final = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
_DRAW: Final = f"{{{_OASIS}drawing:1.0}}"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_SILENT: Final = frozenset(
    (
        f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end",
        f"{_TEXT}sequence-decls", f"{_OFFICE}forms", f"{_TEXT}bookmark", f"{_TEXT}soft-page-break",
        f"{_TEXT}index-title-template",
    )
)  # fmt: skip
_MOST_REPEATED: Final = 200


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool | None = None
    size: float | None = None
    raised: bool | None = None
    centred: bool | None = None
    outline: int | None = None

    def under(self, own: _Look) -> _Look:
        return _Look(
            self.bold if own.bold is None else own.bold,
            self.size if own.size is None else own.size,
            self.raised if own.raised is None else own.raised,
            self.centred if own.centred is None else own.centred,
            self.outline if own.outline is None else own.outline,
        )


def read_odt(data: bytes, budget: Budget) -> Draft:
    """An OpenDocument text.

    Raises:
        UserError: it is damaged, locked, unsafe or too large.
    """
    with open_archive(data, _KIND) as archive:
        manifest = "META-INF/manifest.xml"
        if manifest in archive.names and b"encryption-data" in archive.read(manifest):
            raise locked(_KIND)
        content = parse_xml(archive.read("content.xml"), _KIND)
        styles = None
        if "styles.xml" in archive.names:
            styles = parse_xml(archive.read("styles.xml"), _KIND)
        title = ""
        if "meta.xml" in archive.names:
            meta = parse_xml(archive.read("meta.xml"), _KIND)
            title = " ".join((next(meta.iter(_TITLE), meta).text or "").split())
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged(_KIND)
    reader = _Reader([root for root in (styles, content) if root is not None], budget)
    blocks = reader.blocks(body)
    blocks.extend(reader.notes)
    if styles is not None:
        blocks.extend(_edges(styles, reader))
    return Draft("odt", blocks, title=title)


def _edges(styles: _Element, reader: _Reader) -> list[SourceBlock]:
    found = []
    for edge in styles.iter(f"{_STYLE}header", f"{_STYLE}footer"):
        for block in reader.blocks(edge):
            bare = not any(map(str.isalpha, block.text))
            reason = FurnitureReason.PAGE_NUMBER if bare else FurnitureReason.RUNNING_HEAD
            found.append(replace(block, furniture=reason))
    return found


class _Reader:
    """Reads the text of one file; `notes` collects its footnotes and endnotes."""

    def __init__(self, roots: list[_Element], budget: Budget) -> None:
        self.notes: list[SourceBlock] = []
        self._budget = budget
        self._styles: dict[str, _Element] = {}
        self._looks: dict[str, _Look] = {}
        self._lists = Lists(roots)
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                self._styles[style.get(f"{_STYLE}name") or ""] = style

    def blocks(self, parent: _Element, depth: int = 0) -> list[SourceBlock]:
        """All blocks of `parent` in reading order."""
        if depth > MAX_DEPTH:
            raise too_large(_("文件的嵌套层数过多，已停止读取。"))
        found: list[SourceBlock] = []
        for child in parent:
            tag = child.tag
            if tag in (f"{_TEXT}p", f"{_TEXT}h"):
                found.extend(self._paragraph(child, depth))
            elif tag == f"{_TABLE}table":
                found.extend(self._table(child, depth))
            elif tag == f"{_TEXT}list":
                style = child.get(f"{_TEXT}style-name") or ""
                found.extend(self._list(child, self._lists.begin(child, style), 1, depth + 1))
            elif tag == f"{_TEXT}table-of-content":
                found.extend(
                    replace(block, furniture=FurnitureReason.CONTENTS)
                    for block in self.blocks(child, depth + 1)
                )
            elif isinstance(tag, str) and tag not in _SILENT:
                found.extend(self.blocks(child, depth + 1))
        return found

    def _list(self, element: _Element, name: str, level: int, depth: int) -> list[SourceBlock]:
        if depth > MAX_DEPTH:
            raise too_large(_("文件的嵌套层数过多，已停止读取。"))
        found: list[SourceBlock] = []
        for item in element:
            if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            label = ""
            if item.tag == f"{_TEXT}list-item" and any(c.tag != f"{_TEXT}list" for c in item):
                label = self._lists.label(name, level, item.get(f"{_TEXT}start-value"))
            for child in item:
                if child.tag == f"{_TEXT}list":
                    found.extend(self._list(child, name, level + 1, depth + 1))
                    continue
                if child.tag not in (f"{_TEXT}p", f"{_TEXT}h"):
                    continue
                blocks = self._paragraph(child, depth)
                if blocks and label:
                    blocks[0] = replace(blocks[0], label=label)
                    label = ""
                found.extend(blocks)
        return found

    def _look(self, name: str | None, depth: int = 0) -> _Look:
        if name is None or name not in self._styles or depth > 20:
            return _Look()
        if name not in self._looks:
            style = self._styles[name]
            self._looks[name] = _Look()  # a style that inherits from itself ends here
            look = self._look(style.get(f"{_STYLE}parent-style-name"), depth + 1)
            self._looks[name] = look.under(_own_look(style))
        return self._looks[name]

    def _paragraph(self, element: _Element, depth: int) -> list[SourceBlock]:
        look = self._look(element.get(f"{_TEXT}style-name"))
        outline = look.outline or 0
        if element.tag == f"{_TEXT}h":
            level = element.get(f"{_TEXT}outline-level") or "1"
            outline = int(level) if level.isdecimal() and len(level) < 3 else 1
        runs: list[Run] = []
        boxes: list[_Element] = []
        self._inline(element, look, runs, boxes, depth)
        lines: list[list[Run]] = [[]]
        for run in runs:
            first, *rest = run.text.split("\n")
            lines[-1].append(replace(run, text=first))
            lines.extend([replace(run, text=text)] for text in rest)
        found = []
        for line in map(strip_runs, lines):
            if any(run.text.strip() for run in line):
                self._budget.spend(sum(len(run.text) for run in line), 1)
                kind = SourceKind.PARAGRAPH
                found.append(SourceBlock(kind, line, outline=outline, centred=bool(look.centred)))
        if found and element.tag == f"{_TEXT}h":
            found[0] = replace(found[0], label=self._lists.heading_label(outline))
        for box in boxes:
            found.extend(self.blocks(box, depth + 1))
        return found

    def _inline(
        self, parent: _Element, look: _Look, runs: list[Run], boxes: list[_Element], depth: int
    ) -> None:
        if depth > MAX_DEPTH:
            raise too_large(_("文件的嵌套层数过多，已停止读取。"))

        def add(text: str | None) -> None:
            if text:
                plain = " ".join(text.split()) if text.strip() else " "
                plain = (" " if text[0].isspace() and text.strip() else "") + plain
                plain += " " if text[-1].isspace() and text.strip() else ""
                runs.append(Run(plain, bool(look.raised), bool(look.bold), look.size or 0.0))

        add(parent.text)
        for child in parent:
            tag = child.tag
            if tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c") or "1"
                number = int(count) if count.isdecimal() and len(count) < 4 else 1
                runs.append(Run(" " * number, size=look.size or 0.0))
            elif tag == f"{_TEXT}tab":
                runs.append(Run("\t", size=look.size or 0.0))
            elif tag == f"{_TEXT}line-break":
                runs.append(Run("\n"))
            elif tag == f"{_TEXT}note":
                self._note(child, look, runs, depth)
            elif tag in (f"{_DRAW}frame", f"{_DRAW}text-box"):
                boxes.append(child)
            elif isinstance(tag, str) and tag not in _SILENT:
                own = look.under(self._look(child.get(f"{_TEXT}style-name")))
                self._inline(child, own, runs, boxes, depth + 1)
            add(child.tail)

    def _note(self, element: _Element, look: _Look, runs: list[Run], depth: int) -> None:
        found = element.find(f"{_TEXT}note-citation")
        citation = "".join(found.itertext()).strip() if found is not None else ""
        key = element.get(f"{_TEXT}id") or f"note{len(self.notes)}"
        runs.append(Run(citation, True, bool(look.bold), look.size or 0.0, key))
        body = element.find(f"{_TEXT}note-body")
        label = citation
        for block in self.blocks(body, depth + 1) if body is not None else []:
            self.notes.append(replace(block, kind=SourceKind.NOTE, note=key, label=label))
            label = ""

    def _table(self, element: _Element, depth: int) -> list[SourceBlock]:
        grid = Grid()
        flat: list[SourceBlock] = []
        widest = 0
        for row in element.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table")) is not element:
                continue
            grid.next_row()
            written = 0
            for cell in row:
                if cell.tag == f"{_TABLE}covered-table-cell":
                    continue
                if cell.tag != f"{_TABLE}table-cell":
                    continue
                inner = self.blocks(cell, depth + 1)
                flat.extend(inner)
                text = "\n".join(block.text.strip() for block in inner if block.text.strip())
                for _again in range(min(_count(cell, "number-columns-repeated"), _MOST_REPEATED)):
                    spans = (
                        _count(cell, "number-rows-spanned"),
                        _count(cell, "number-columns-spanned"),
                    )
                    grid.put(text, *spans)
                    written += 1
            widest = max(widest, written)
        if widest < 2:
            return flat
        table = grid.table()
        return [] if table is None else [SourceBlock(SourceKind.TABLE, table=table)]


def _count(cell: _Element, name: str) -> int:
    value = cell.get(_TABLE + name) or "1"
    return max(1, int(value)) if value.isdecimal() and len(value) < 7 else 1


def _own_look(style: _Element) -> _Look:
    text = style.find(f"{_STYLE}text-properties")
    paragraph = style.find(f"{_STYLE}paragraph-properties")
    bold = size = raised = centred = None
    if text is not None:
        weight = text.get(f"{_FO}font-weight")
        bold = None if weight is None else weight in ("bold", "600", "700", "800", "900")
        told = text.get(f"{_FO}font-size") or ""
        if told.endswith("pt") and told[:-2].replace(".", "", 1).isdecimal() and len(told) < 9:
            size = float(told[:-2])
        position = text.get(f"{_STYLE}text-position")
        if position is not None:
            raised = position.startswith("super") or (position[:1].isdigit() and position[0] != "0")
    if paragraph is not None:
        align = paragraph.get(f"{_FO}text-align")
        centred = None if align is None else align == "center"
    level = style.get(f"{_STYLE}default-outline-level") or ""
    return _Look(bold, size, raised, centred, int(level) if level.isdecimal() else None)
