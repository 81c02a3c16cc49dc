"""What a file really is: told by its bytes, and by its name only where bytes cannot tell."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from core.i18n import _
from core.importing.limits import damaged
from core.model.errors import UserError

_HEAD: Final = 8192
_HTML_START: Final = re.compile(
    rb"^(?>\s+|<\?xml[^>]*>|<!--(?>.*?-->)|<!doctype\s+html[^>]*>)*+<(?:html|head|body|meta|title)\b"
    rb"|^\s*<!doctype\s+html",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG: Final = re.compile(rb"<(?:p|div|br|table|span|body|html|h[1-6])\b", re.IGNORECASE)
_OFFICE_XML: Final = re.compile(rb"mso-application|<pkg:package|<w:wordDocument|<office:document\b")
_PICTURES: Final = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_PICTURE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp", ".gif")
_BINARY: Final = (".pdf", ".docx", ".docm", ".odt", ".epub", ".ofd", *_PICTURE_SUFFIXES)
"""Extensions of formats that are no text; a file with text in it was renamed, or is a scrap."""
_SCRAP: Final = 24
_ARCHIVES: Final = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_PROGRAMS: Final = (b"MZ\x90\0", b"\x7fELF", b"\xca\xfe\xba\xbe", b"SQLite format 3\0")

SUFFIXES: Final = (
    ".txt",
    ".text",
    ".html",
    ".htm",
    ".xhtml",
    ".mht",
    ".mhtml",
    ".docx",
    ".docm",
    ".doc",
    ".wps",
    ".rtf",
    ".pdf",
    ".odt",
    ".epub",
    ".ofd",
    ".md",
    ".markdown",
    ".csv",
    ".tsv",
    *_PICTURE_SUFFIXES,
)
"""The extensions that a file dialog offers and a folder is searched for."""


def sniff(data: bytes, name: str) -> str:
    """The format of `data`, a file called `name`.

    Returns:
        One of `txt`, `md`, `csv`, `html`, `mht`, `docx`, `odt`, `epub`, `ofd`, `doc`, `pdf`,
        `picture`.

    Raises:
        UserError: the file is empty, or of a kind that holds no report.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise UserError(_("文件是空的。"), remedy=_("请确认文件已完整下载或复制。"))
    head = data[:_HEAD]
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _sniff_zip(data, suffix)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_compound(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "doc"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "picture"
    for magic, _kind in _PICTURES:
        if head.startswith(magic) and (magic != b"BM" or head[6:10] == b"\0\0\0\0"):
            return "picture"
    _refuse(head)
    return _sniff_text(head, suffix)


def _refuse(head: bytes) -> None:
    if head.startswith(_ARCHIVES):
        raise UserError(_("这是压缩包，不是报告。"), remedy=_("请先解压，再导入其中的文件。"))
    if head.startswith(_PROGRAMS):
        raise UserError(
            _("这是程序或数据文件，不是报告。"),
            remedy=_("请导入 TXT、Word、PDF 或网页格式的报告。"),
        )


def _sniff_text(head: bytes, suffix: str) -> str:
    plain = head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    plain = plain.lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _OFFICE_XML.search(plain):
        return "doc"
    lower = plain.lower()
    if suffix in (".mht", ".mhtml") or (
        b"mime-version:" in lower and b"multipart/related" in lower
    ):
        return "mht"
    if _HTML_START.search(plain):
        return "html"
    if suffix in (".html", ".htm", ".xhtml", ".doc", ".wps", ".docx") and _ANY_TAG.search(plain):
        return "html"
    if suffix in (".md", ".markdown"):
        return "md"
    if suffix in (".csv", ".tsv"):
        return "csv"
    if suffix in _BINARY and len(head.strip()) < _SCRAP:
        raise damaged(suffix[1:].upper())
    return "txt"


def _sniff_zip(data: bytes, suffix: str) -> str:
    from core.importing.archive import open_archive

    with open_archive(data, suffix[1:].upper() if suffix in _BINARY else "ZIP") as archive:
        names = archive.names
        if "word/document.xml" in names or "[Content_Types].xml" in names:
            return _sniff_office(names)
        if "OFD.xml" in names:
            return "ofd"
        kind = archive.read("mimetype", 200).strip() if "mimetype" in names else b""
        if kind == b"application/epub+zip" or "META-INF/container.xml" in names:
            return "epub"
        if b"opendocument.text" in kind or (not kind and "content.xml" in names):
            return "odt"
        if b"opendocument" in kind:
            _refuse_office()
    raise UserError(_("这是压缩包，不是报告。"), remedy=_("请先解压，再导入其中的文件。"))


def _sniff_office(names: frozenset[str]) -> str:
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        _refuse_office()
    return "docx"


def _refuse_office() -> None:
    raise UserError(
        _("这是电子表格或演示文稿，不是报告。"),
        remedy=_("请导入 Word、PDF、网页或文本格式的报告。"),
    )


def _sniff_compound(data: bytes) -> str:
    """A Word file of before 2007, or what else uses the same container."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        from core.importing.limits import locked

        raise locked("Word")
    if not holds("WordDocument") and (holds("Workbook") or holds("PowerPoint Document")):
        _refuse_office()
    return "doc"
