"""Comments of a Word file on words of the report: each with the words it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.exchange.incoming import Incoming, Parcel, checked, text_of, time_of
from core.i18n import _
from core.importing.archive import open_archive
from core.importing.xml import parse_xml
from core.model.annotations import Colour
from core.model.errors import UserError

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMAT: Final = "word"
_KIND: Final = "DOCX"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN: Final = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
"""What is not in the text any more, or there twice."""

_DOCUMENT: Final = "word/document.xml"
_COMMENTS: Final = "word/comments.xml"


def of_docx(data: bytes) -> Parcel:
    """The comments of a Word file, in the order of their words.

    Raises:
        UserError: it is damaged, or has no comments.
    """
    with open_archive(data, _KIND) as archive:
        if _DOCUMENT not in archive.names or _COMMENTS not in archive.names:
            raise UserError(
                _("这个 Word 文件里没有批注。"),
                remedy=_("请确认批注是用 Word 的“新建批注”写的，并且已经保存。"),
            )
        document = parse_xml(archive.read(_DOCUMENT), _KIND)
        comments = parse_xml(archive.read(_COMMENTS), _KIND)
    quotes = _quotes(document)
    items = [
        _item(comment, quotes.get(comment.get(f"{_W}id") or "", ""))
        for comment in comments.iter(f"{_W}comment")
    ]
    order = {number: place for place, number in enumerate(quotes)}
    numbers = [comment.get(f"{_W}id") or "" for comment in comments.iter(f"{_W}comment")]
    placed = sorted(
        zip(numbers, items, strict=True), key=lambda pair: order.get(pair[0], len(order))
    )
    return Parcel(FORMAT, tuple(item for _number, item in placed))


def _item(comment: _Element, quote: str) -> Incoming:
    time = time_of(comment.get(f"{_W}date"))
    paragraphs = ["".join(_shown(one)) for one in comment.iter(f"{_W}p")]
    return checked(
        Incoming(
            quote=quote.strip(),
            note="\n".join(paragraphs).strip(),
            colour=Colour.YELLOW,
            author=text_of(comment.get(f"{_W}author")).strip(),
            created=time,
            modified=time,
        )
    )


def _shown(root: _Element) -> list[str]:
    return [text_of(one.text) for one in root.iter(f"{_W}t")]


def _quotes(document: _Element) -> dict[str, str]:
    """The words of every comment by its number; one without a range has its whole paragraph's.

    Raised note numbers are no words.
    """
    from lxml import etree

    found: dict[str, list[str]] = {}
    open_now: set[str] = set()
    paragraph: list[str] = []
    referred: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(document, events=("start", "end")):
        tag = element.tag
        if tag in _UNSEEN:
            hidden += 1 if event == "start" else -1
        elif hidden:
            continue
        elif event == "start" and tag == f"{_W}commentRangeStart":
            open_now.add(element.get(f"{_W}id") or "")
            found.setdefault(element.get(f"{_W}id") or "", [])
        elif event == "start" and tag == f"{_W}commentRangeEnd":
            open_now.discard(element.get(f"{_W}id") or "")
        elif event == "start" and tag == f"{_W}commentReference":
            referred.append(element.get(f"{_W}id") or "")
        elif event == "start" and tag in (f"{_W}t", f"{_W}tab", f"{_W}br"):
            words = text_of(element.text) if tag == f"{_W}t" else " "
            if not _is_raised(element):
                paragraph.append(words)
                for number in open_now:
                    found[number].append(words)
        elif event == "end" and tag == f"{_W}p":
            for number in open_now:
                found[number].append("\n")
            for number in referred:
                found.setdefault(number, paragraph)
            paragraph, referred = [], []
    return {number: "".join(words) for number, words in found.items()}


def _is_raised(text: _Element) -> bool:
    """Whether a piece of text is a raised number."""
    run = text.getparent()
    align = None if run is None else run.find(f"{_W}rPr/{_W}vertAlign")
    return align is not None and align.get(f"{_W}val") == "superscript"
