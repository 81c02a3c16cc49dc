"""Word files (DOCX) from the XML of their body."""

from __future__ import annotations

from tests.support.containers import make_zip

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "footnotes", "settings", "header", "footer", "comments")


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph with one run; `properties` and `run` are the XML inside pPr and rPr."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def cell(text: str, properties: str = "") -> str:
    """A cell of a table; `properties` is the XML inside tcPr."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str) -> str:
    """A row of a table."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def make_docx(body: str, *, title: str = "", **parts: str) -> bytes:
    """A Word file with the XML `body` between its body tags.

    Args:
        body: paragraphs and tables.
        title: the title in its properties.
        parts: the inner XML of styles, numbering, footnotes, settings, header, footer,
            comments.
    """
    roots = {"header": "hdr", "footer": "ftr"}
    relations, types = [], []
    members: dict[str, str | bytes] = {}
    for name in _PARTS:
        if name in parts:
            root = roots.get(name, name)
            members[f"word/{name}.xml"] = f'<w:{root} xmlns:w="{_W}">{parts[name]}</w:{root}>'
            relations.append((f"r_{name}", f"{_R}/{name}", f"{name}.xml"))
            types.append(
                f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
            )
    document = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f"{''.join(types)}</Types>"
        ),
        "_rels/.rels": _relations([("r1", f"{_R}/officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": document,
        **members,
    }
    if title:
        members["docProps/core.xml"] = (
            f'<c:coreProperties xmlns:c="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
            "</c:coreProperties>"
        )
    return make_zip(members)


def _relations(entries: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in entries
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
