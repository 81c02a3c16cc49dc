"""The tree of a page -> paragraphs with runs, and tables; broken at block tags only."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core.importing.html.style import Look, look_of
from core.importing.html.tables import is_data_table, read_table
from core.importing.limits import Budget
from core.importing.runs import strip_runs
from core.model.source import FurnitureReason, Run, SourceBlock, SourceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCK_TAGS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ucapcontent",
        "ul",
        "title",
        "head",
    ]
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_SOURCE_BREAK: Final = re.compile(
    r"(?<=[\u2e80-\uffef])[ \t]*+[\r\n][ \t\r\n]*+(?=[\u2e80-\uffef])"
)
_NOTE_HOME: Final = re.compile(r"(?:ftn|edn|fn|footnote-?|endnote-?)\d+", re.IGNORECASE)
_NOTE_ANCHOR: Final = re.compile(r"_?((?:ftn|edn|fn|footnote-?|endnote-?)\d+)", re.IGNORECASE)
_NOTE_LINK: Final = re.compile(r"#_?((?:ftn|edn|fn|footnote-?|endnote-?)\d+)$", re.IGNORECASE)
_BACK_LINK: Final = re.compile(r"#_?(?:ftn|edn|fn|footnote-?|endnote-?)-?ref", re.IGNORECASE)
_SMALL: Final = re.compile(r"\d{1,4}")
_NUMBERED: Final = re.compile(
    r"[\d０-９]{1,3}\s*[.．、:：)）]|[①-⑳]|[一二三四五六七八九十]{1,3}[、．.]"
    r"|[（(\[［〔【]\s*[\d０-９一二三四五六七八九十]{1,3}\s*[）)\]］〕】]"
)
_LONG_HEAD: Final = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}(?:部分|章)|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)])[^。；：:！？]{8,60}(?<![，、,])"
)
_REST: Final = re.compile(r"(?![（(]?单位|[附图表注])[^。；：:！？\d、（(][^。；：:！？]{1,40}")
_BROKEN: Final = frozenset(("p", *_HEADINGS))
_NOTE: Final = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"))
_MARK: Final = frozenset(("noteref", "doc-noteref"))
_BACK: Final = frozenset(("backlink", "doc-backlink"))


def _anchored(element: _Element) -> str:
    """The key of the note that a paragraph is by the anchor at its start, back to its mark.

    Word's notes keep that anchor where a site has taken their frame with the id away.
    """
    first = element
    while not (first.text or "").strip() and len(first):
        first = first[0]
        if first.tag == "a":
            found = _NOTE_ANCHOR.fullmatch(first.get("name") or first.get("id") or "")
            return found[1].lower() if found and _BACK_LINK.search(first.get("href") or "") else ""
        if not isinstance(first.tag, str) or first.tag in BLOCK_TAGS:
            return ""
    return ""


def _says(element: _Element, roles: frozenset[str]) -> bool:
    """Whether an element of a book says by its type or role that it is a note, mark, ..."""
    told = f"{element.get('epub:type') or ''} {element.get('role') or ''}"
    return not told.isspace() and not roles.isdisjoint(told.split())


class Walker:
    """Walks a tree once and collects its blocks.

    Args:
        budget: what may still be spent.
        furniture: the reasons of elements that are not part of the report.
        main: the element that is the report; `main_blocks` tells which blocks came from it.
    """

    def __init__(
        self,
        budget: Budget,
        furniture: dict[_Element, FurnitureReason] | None = None,
        main: _Element | None = None,
    ) -> None:
        self.blocks: list[SourceBlock] = []
        self.main_blocks = (0, 0)
        self._main = main
        self._budget = budget
        self._furniture = furniture or {}
        self._runs: list[Run] = []
        self._look = Look()
        self._block_look = Look()
        self._outline = 0
        self._note = ""
        self._label = ""
        self._items: dict[_Element, int] = {}
        self._reason: FurnitureReason | None = None

    def walk(self, root: _Element) -> list[SourceBlock]:
        """All blocks of `root` in reading order.

        Raises:
            UserError: a limit is passed.
        """
        from lxml import etree

        saved: list[tuple[Look, int, str, FurnitureReason | None, str, int]] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "end":
                if tag in BLOCK_TAGS:
                    self._flush()
                if element is self._main:
                    self.main_blocks = (self.main_blocks[0], len(self.blocks))
                self._look, self._outline, self._note, self._reason, link, first = saved.pop()
                if tag in _BROKEN:
                    self._rejoin(first)
                self._tail(element, root, link)
                continue
            link = self._link(element)
            if tag in BLOCK_TAGS:
                self._flush()
            if element is self._main:
                self.main_blocks = (len(self.blocks), 0)
            before = (self._look, self._outline, self._note, self._reason, link)
            saved.append((*before, len(self.blocks)))
            self._enter(element, tag)
            if tag == "table" and self._reason is None and is_data_table(element):
                self._table(element)
                walk.skip_subtree()
            elif link == "back":
                self._label = "".join(element.itertext()).strip()
                walk.skip_subtree()
            elif link:
                text = "".join(element.itertext()).strip()
                raised = self._look.raised or any(child.tag == "sup" for child in element.iter())
                self._runs.append(Run(text, raised, self._look.bold, self._look.size, link))
                walk.skip_subtree()
            elif element.text:
                self._add(element.text)
        self._flush()
        return self.blocks

    def _enter(self, element: _Element, tag: str) -> None:
        self._look = look_of(element, self._look)
        if tag in _HEADINGS:
            self._outline = _HEADINGS[tag]
        if tag in BLOCK_TAGS:
            home = element.get("id") or ""
            own = bool(home) and (_NOTE_HOME.fullmatch(home) or _says(element, _NOTE))
            self._note = home.lower() if own else self._note or _anchored(element)
        if tag == "li":
            self._label = self._number(element)
        if element in self._furniture:
            self._reason = self._furniture[element]
        elif self._look.hidden and self._reason is None:
            self._reason = FurnitureReason.SITE_INFO

    def _number(self, element: _Element) -> str:
        """The number that a browser puts in front of an item of a list; empty for none."""
        above = element.getparent()
        if above is None or above.tag != "ol" or above.get("type", "1") != "1":
            return ""
        given = element.get("value") or ""
        first = above.get("start") or ""
        last = self._items.get(above, int(first) - 1 if _SMALL.fullmatch(first) else 0)
        number = int(given) if _SMALL.fullmatch(given) else last + 1
        self._items[above] = number
        plain = "none" in (above.get("style") or "") or "none" in (element.get("style") or "")
        words = "".join(element.itertext()).lstrip()
        return "" if plain or _NUMBERED.match(words) else f"{number}."

    def _tail(self, element: _Element, root: _Element, link: str) -> None:
        if element is root:
            return
        text = element.tail
        if text:
            self._add(text.lstrip(" \t\r\n") if link == "back" else text)

    def _link(self, element: _Element) -> str:
        """The key of the note that a link leads to, `back` for a link from the note to its mark."""
        if element.tag != "a":
            return ""
        href = element.get("href") or ""
        if _BACK_LINK.search(href) or _says(element, _BACK):
            return "back" if self._note else ""
        if _says(element, _MARK) and "#" in href:
            return href.rpartition("#")[2].lower()
        found = _NOTE_LINK.search(href)
        return found[1].lower() if found and not self._note else ""

    def _add(self, text: str) -> None:
        look = self._look
        if look.preformatted:
            first, *rest = text.split("\n")
            self._append(first)
            for line in rest:
                self._flush()
                self._append(line)
            return
        text = _BLANKS.sub(" ", _SOURCE_BREAK.sub("", text))
        if text.startswith(" ") and (not self._runs or self._runs[-1].text.endswith(" ")):
            text = text[1:]
        self._append(text)

    def _append(self, text: str) -> None:
        if not text:
            return
        if not self._runs or not any(run.text.strip() for run in self._runs):
            self._block_look = self._look
        look = self._look
        self._runs.append(Run(text, look.raised, look.bold, look.size))

    def _flush(self) -> None:
        runs = strip_runs(self._runs)
        self._runs = []
        if not any(run.text.strip() for run in runs):
            return
        self._budget.spend(sum(len(run.text) for run in runs), 1)
        self.blocks.append(
            SourceBlock(
                SourceKind.NOTE if self._note else SourceKind.PARAGRAPH,
                runs,
                outline=self._outline,
                centred=self._block_look.centred,
                label=self._label,
                note=self._note,
                furniture=self._reason,
            )
        )
        self._label = ""

    def _rejoin(self, first: int) -> None:
        """Make one of the lines that a heading alone in its paragraph was broken into by hand."""
        pieces = self.blocks[first:]
        if not 2 <= len(pieces) <= 3 or any(piece.table is not None for piece in pieces):
            return
        heading, *rest = pieces
        if _LONG_HEAD.fullmatch(heading.text.strip()) and all(
            _REST.fullmatch(piece.text.strip()) for piece in rest
        ):
            runs = tuple(run for piece in pieces for run in piece.runs)
            self.blocks[first:] = [replace(heading, runs=runs)]

    def _table(self, element: _Element) -> None:
        for caption in element.iter("caption"):
            self._append(" ".join("".join(caption.itertext()).split()))
            self._flush()
        table = read_table(element, self._budget)
        if table is not None:
            self.blocks.append(SourceBlock(SourceKind.TABLE, table=table))
