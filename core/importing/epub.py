"""EPUB: the pages of a book in the order of its spine."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from core.importing.archive import Archive, open_archive
from core.importing.draft import Draft
from core.importing.encoding import decode
from core.importing.html.dom import parse_html
from core.importing.html.walker import Walker
from core.importing.limits import Budget, damaged, locked
from core.importing.xml import parse_xml
from core.model.source import SourceBlock

_KIND: Final = "EPUB"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_CONTAINER: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_CIPHERED: Final = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_PAGES: Final = ("application/xhtml+xml", "text/html")


def read_epub(data: bytes, budget: Budget) -> Draft:
    """A book in EPUB.

    Raises:
        UserError: it is damaged, locked or too large.
    """
    with open_archive(data, _KIND) as archive:
        if "META-INF/rights.xml" in archive.names:
            raise locked(_KIND)
        container = parse_xml(archive.read("META-INF/container.xml"), _KIND)
        home = next(container.iter(f"{_CONTAINER}rootfile"), None)
        path = "" if home is None else home.get("full-path") or ""
        package = parse_xml(archive.read(path), _KIND)
        folder = posixpath.dirname(path)
        items = {
            item.get("id"): (item.get("href") or "", item.get("media-type"), item.get("properties"))
            for item in package.iter(f"{_OPF}item")
        }
        sealed = _sealed(archive)
        blocks: list[SourceBlock] = []
        for count, entry in enumerate(package.iter(f"{_OPF}itemref"), 1):
            href, kind, properties = items.get(entry.get("idref"), ("", None, None))
            if kind not in _PAGES or "nav" in (properties or "").split():
                continue
            name = posixpath.normpath(posixpath.join(folder, unquote(href.split("#")[0])))
            if name in sealed:
                raise locked(_KIND)
            if name in archive.names:
                blocks.extend(_page(archive, name, count, budget))
        if not blocks:
            raise damaged(_KIND)
        title = " ".join((package.findtext(f".//{_TITLE}") or "").split())
    return Draft("epub", blocks, title=title)


def _sealed(archive: Archive) -> set[str]:
    """The members that are enciphered; mostly fonts, whose makers want them so."""
    list_name = "META-INF/encryption.xml"
    if list_name not in archive.names:
        return set()
    root = parse_xml(archive.read(list_name), _KIND)
    return {posixpath.normpath(unquote(one.get("URI") or "")) for one in root.iter(_CIPHERED)}


def _page(archive: Archive, name: str, number: int, budget: Budget) -> list[SourceBlock]:
    root = parse_html(decode(archive.read(name)).text)
    body = None if root is None else root.find("body")
    if body is None:
        return []
    # Notes are numbered anew in each file of the book: the file's number keeps their keys apart.
    return [_keyed(block, number) for block in Walker(budget).walk(body)]


def _keyed(block: SourceBlock, number: int) -> SourceBlock:
    runs = tuple(
        replace(run, note=f"{number}-{run.note}") if run.note else run for run in block.runs
    )
    return replace(block, runs=runs, note=f"{number}-{block.note}" if block.note else "")
