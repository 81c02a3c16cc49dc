"""Which program wrote a file, and what is in it."""

from __future__ import annotations

import json
from html import unescape
from typing import Any, Final

from core.exchange import calibre, jsonld, koreader, word, zotero
from core.exchange.incoming import MAX_ITEMS, Parcel, mapping, several, text_of
from core.exchange.lua import read_lua
from core.i18n import _
from core.importing.encoding import decode
from core.model.errors import UserError

MAX_BYTES: Final = 64 << 20
_ZIP: Final = b"PK\x03\x04"


def read_notes(data: bytes) -> Parcel:
    """The annotations in a file of W3C JSON-LD, Zotero, calibre, KOReader, or in a Word file.

    Every item is judged by itself: one that cannot be taken says why in `Incoming.problem`.

    Raises:
        UserError: it is none of these, too large, damaged, or holds no annotation.
    """
    if len(data) > MAX_BYTES:
        raise UserError(
            _("文件过大，没有读取。"), remedy=_("请确认这是批注文件，不是报告全文的备份。")
        )
    parcel = word.of_docx(data) if data.startswith(_ZIP) else _of_text(decode(data).text)
    if parcel is None:
        raise UserError(
            _("认不出这个批注文件。"),
            remedy=_(
                "可以并入 JSON-LD、Zotero、calibre、KOReader 导出的批注，和带批注的 Word 文件。"
            ),
        )
    if not parcel.items:
        raise UserError(_("文件里没有批注。"), remedy=_("请确认导出的是批注或划线。"))
    if len(parcel.items) > MAX_ITEMS:
        raise UserError(
            _("一个文件最多并入 {count} 条批注。").format(count=MAX_ITEMS),
            remedy=_("请分成几个文件。"),
        )
    return parcel


def _of_text(text: str) -> Parcel | None:
    start = text.lstrip()[:1]
    if start in ("{", "["):
        try:
            return _of_json(json.loads(text))
        except (ValueError, RecursionError):
            pass  # The tables of KOReader begin with a brace as well.
    try:
        if start in ("{", "-") or text.lstrip().startswith("return"):
            table = read_lua(text)
            if isinstance(table, dict) and table.keys() & {"annotations", "highlight"}:
                return koreader.of_sidecar(table)
    except (ValueError, RecursionError):
        pass
    if "data-annotation=" in text:
        # Notes inside another format (RDF) are HTML with its own signs written out.
        return zotero.of_html(text if "<span" in text else unescape(text))
    if "(zotero://" in text:
        return zotero.of_markdown(text)
    if "\n### " in text:
        return koreader.of_markdown(text)
    return None


def _of_json(data: Any) -> Parcel | None:
    head = mapping(data)
    if jsonld.is_jsonld(data):
        return jsonld.of_json(data)
    for name in ("annotations", "highlights"):
        entries = several(head.get(name))
        if entries and (_says_calibre(head) or any(map(calibre.is_entry, entries))):
            return calibre.of_json(entries)
    if isinstance(data, list) and any(map(calibre.is_entry, data)):
        return calibre.of_json(data)
    if "entries" in head or "documents" in head:
        return koreader.of_json(head)
    if "items" in head or any(map(zotero.is_item, several(data))):
        return zotero.of_json(data)
    return None


def _says_calibre(head: Any) -> bool:
    """Whether a JSON object says itself that calibre wrote it."""
    return text_of(head.get("type")).startswith("calibre_")
