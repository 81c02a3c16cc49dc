"""Files made to do harm, or harmed themselves: one of every kind, for every reader it concerns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from tests.support.containers import PdfPage, Words, make_pdf, make_zip
from tests.support.word_files import make_docx, paragraph

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "importing"
ODT: Final = "application/vnd.oasis.opendocument.text"
CONTAINER: Final = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="p.opf"/></rootfiles></container>'
)
BILLION: Final = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><w>&i;</w>"
)
DEEP: Final = "<a>" * 100_000 + "</a>" * 100_000
SPACES: Final = b"<a>" + b" " * 60_000_000


class Hostile(NamedTuple):
    """A file: its name, how to make its bytes, and a word of the sentence that refuses it."""

    name: str
    make: Callable[[], bytes]
    word: str


def _sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def _half(name: str) -> Callable[[], bytes]:
    return lambda: (data := _sample(name))[: len(data) // 2]


def _main(kind: str, content: str | bytes) -> Callable[[], bytes]:
    """A container of `kind` whose main member is `content`."""
    members: dict[str, dict[str, str | bytes]] = {
        "docx": {"word/document.xml": content},
        "odt": {"mimetype": ODT, "content.xml": content},
        "epub": {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "p.opf": content,
        },
        "ofd": {"OFD.xml": content},
    }
    return lambda: make_zip(members[kind])


def _crumpled(kind: str) -> Callable[[], bytes]:
    """A sample with a stretch in its middle overwritten, its index intact."""

    def make() -> bytes:
        data = bytearray(_sample(f"report.{kind}"))
        at = len(data) // 4
        data[at : at + 200] = bytes(range(200))
        return bytes(data)

    return make


def _pdf(*replacements: tuple[bytes, bytes]) -> Callable[[], bytes]:
    """A PDF with words of its objects replaced, as long as before where the place allows."""

    def make() -> bytes:
        data = make_pdf([PdfPage([Words(72, 700, 12, "报告")])])
        for old, new in replacements:
            assert old in data
            data = data.replace(old, new, 1)
        return data

    return make


def _locked_pdf() -> bytes:
    lock = (
        " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]"
    )
    return make_pdf([PdfPage([Words(72, 700, 12, "报告")])], trailer=lock)


def _locked_office() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def _locked_zip() -> bytes:
    data = bytearray(make_docx(paragraph("报告")))
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    return bytes(data)


def _locked_odt() -> bytes:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    noise = bytes(range(1, 256)) * 4
    return make_zip({"mimetype": ODT, "content.xml": noise, "META-INF/manifest.xml": manifest})


def _locked_epub() -> bytes:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    ciphered = (
        '<x xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:CipherReference URI="a.xhtml"/></x>'
    )
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "META-INF/encryption.xml": ciphered,
            "p.opf": package,
            "a.xhtml": bytes(range(1, 256)) * 4,
        }
    )


def _locked_ofd() -> bytes:
    return make_zip({"OFD.xml": "<OFD/>", "Encryptions.xml": "<Encryptions/>"})


def _locked_word97() -> bytes:
    data = bytearray(_sample("report.doc"))
    data[data.index(b"\xec\xa5") + 11] |= 1
    return bytes(data)


REFUSED: Final = {
    **{f"truncated {k}": Hostile(f"a.{k}", _half(f"report.{k}"), "损坏|没有找到文字|不完整")
       for k in ("docx", "odt", "epub", "ofd", "pdf")},
    **{f"crumpled {k}": Hostile(f"a.{k}", _crumpled(k), "损坏|不完整|没有找到文字")
       for k in ("docx", "odt", "epub", "ofd")},
    "locked docx": Hostile("a.docx", _locked_office, "密码"),
    "locked zip": Hostile("a.docx", _locked_zip, "密码"),
    "locked odt": Hostile("a.odt", _locked_odt, "密码"),
    "locked epub": Hostile("a.epub", _locked_epub, "密码"),
    "locked ofd": Hostile("a.ofd", _locked_ofd, "密码"),
    "locked doc": Hostile("a.doc", _locked_word97, "密码"),
    "locked pdf": Hostile("a.pdf", _locked_pdf, "密码"),
    **{f"zip bomb {k}": Hostile(f"a.{k}", _main(k, SPACES), "过大")
       for k in ("docx", "odt", "epub", "ofd")},
    **{f"entity bomb {k}": Hostile(f"a.{k}", _main(k, BILLION), "实体")
       for k in ("docx", "odt", "epub", "ofd")},
    **{f"deep {k}": Hostile(f"a.{k}", _main(k, DEEP), "嵌套|损坏")
       for k in ("docx", "odt", "epub", "ofd")},
    "deep html": Hostile("a.html", lambda: b"<html><body>" + b"<div>" * 100_000, "嵌套|文字"),
    "deep mht": Hostile(
        "a.mht",
        lambda: b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>"
        + b"<div>" * 100_000 + "报告".encode(),
        "嵌套",
    ),
    "cyclic pages": Hostile(
        "a.pdf", _pdf((b"/Kids [6 0 R]", b"/Kids [2 0 R]")), "损坏|没有找到文字"
    ),
    "cyclic contents": Hostile(
        "a.pdf", _pdf((b"/Contents 7 0 R", b"/Contents 6 0 R")), "损坏|没有找到文字"
    ),
    "picture as docx": Hostile("a.docx", lambda: _sample("blank.png"), "图片|文字"),
    "picture as pdf": Hostile("a.pdf", lambda: _sample("blank.png"), "图片|文字"),
    "program as txt": Hostile("a.txt", lambda: b"\x7fELF\0\1\2" * 400, ""),
    "archive as docx": Hostile("a.docx", lambda: make_zip({"a.txt": "x"}), "压缩包"),
    "scrap of a picture": Hostile("a.png", lambda: _sample("blank.png")[:6], "图片|文字"),
    "scrap of a jpeg": Hostile("a.jpg", lambda: b"\xff\xd8", "JPG"),
    "tail of a picture": Hostile("a.png", lambda: _sample("blank.png")[-8:], "PNG|文字"),
    "scrap of a gif": Hostile("a.docx", lambda: b"GIF", "DOCX"),
    "truncated doc": Hostile("a.doc", _half("report.doc"), "损坏|没有找到文字|不完整|LibreOffice"),
    "noise": Hostile("a.txt", lambda: bytes(range(256)) * 40, "文本文件"),
    "nothing": Hostile("a.docx", lambda: b"", "空"),
}  # fmt: skip
"""Files that cannot become a report."""
