"""Small files of binary formats, written by hand: zip containers and PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple


def make_zip(members: dict[str, str | bytes], stored: Sequence[str] = ()) -> bytes:
    """A zip file that is the same on every machine; members in `stored` are not packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return target.getvalue()


class Words(NamedTuple):
    """Words on a page: their place in points from the lower left corner, and their size."""

    x: float
    y: float
    size: float
    text: str


class PdfPage(NamedTuple):
    """A page of 595 x 842 points; `rules` are lines from one place to another.

    With `rotate=90` the page is shown turned clockwise: 842 wide, 595 high, and so are its places.
    `around` is a matrix that all of it is drawn through; `drawing` are more operators, drawn
    through the matrix of a form of its own where `form` is one.
    """

    words: Sequence[Words]
    rules: Sequence[tuple[float, float, float, float]] = ()
    rotate: int = 0
    around: str = ""
    drawing: str = ""
    form: str = ""


_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
    b"/DescendantFonts [4 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    b"/W [1 95 500 814 939 500] "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    b"/FontDescriptor 5 0 R >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
    b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
)


def make_pdf(pages: Sequence[PdfPage], *, title: str = "", trailer: str = "") -> bytes:
    """A PDF with a font that every viewer knows; `trailer` is added to its trailer."""
    first = 6 + bool(title)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        *_FONT,
    ]
    if title:
        parts.append(b"<< /Title <FEFF" + title.encode("utf-16-be").hex().encode() + b"> >>")
        trailer += " /Info 6 0 R"
    for at, page in enumerate(pages):
        turn = f" /Rotate {page.rotate}" if page.rotate else ""
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]{turn} "
            "/Resources << /Font << /F1 3 0 R >> "
            f"/XObject << /X1 {first + 2 * len(pages) + at} 0 R >> >> "
            f"/Contents {first + 2 * at + 1} 0 R >>".encode()
        )
        content = _content(page)
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    for page in pages:
        drawing = page.drawing.encode() if page.form else b""
        matrix = page.form or "1 0 0 1 0 0"
        kind = f"/Type /XObject /Subtype /Form /BBox [-900 -900 900 900] /Matrix [{matrix}]"
        parts.append(
            b"<< %s /Length %d >>\nstream\n%s\nendstream" % (kind.encode(), len(drawing), drawing)
        )
    return _assemble(parts, trailer)


def _content(page: PdfPage) -> bytes:
    lines = ["0 1 -1 0 595 0 cm"] if page.rotate == 90 else []
    lines += [f"{page.around} cm"] if page.around else []
    for x, y, size, text in page.words:
        code = text.encode("utf-16-be").hex()
        lines.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{code}> Tj ET")
    lines.extend(f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in page.rules)
    lines += ["/X1 Do" if page.form else page.drawing]
    return "\n".join(lines).encode()


def _assemble(parts: Sequence[bytes], trailer: str) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.6\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R{trailer} >>\n".encode())
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()
