"""Which part of a page is the report, and what the parts around it are.

A page is judged by where its prose stands: the report is the smallest element that holds nearly
all of it. The rest is furniture, but prose outside is never called so: better a stray line than a
lost paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from core.importing.html.shown_title import shown_title
from core.importing.html.tables import is_data_table
from core.importing.html.walker import BLOCK_TAGS
from core.model.source import FurnitureReason, SourceBlock
from core.parsing.furniture.chrome import chrome_reason

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROSE_LENGTH: Final = 24
_STOPS: Final = re.compile("[，。；：、！？]")
_NEARLY_ALL: Final = 0.97
_KNOWN: Final = re.compile(
    r"trs_editor|trs_ueditor|ucap-?content|ucapcontent|vsb_content|^zoom(con)?$|^article$|"
    r"article-?(content|body|con)|news-?content|content-?main|main-?content|pages_content|"
    r"detail-?(text|content|con)|^con_?text|j-fontcontent|view ?trs|bt-content",
    re.IGNORECASE,
)
_NAVIGATION: Final = re.compile(
    r"(^|[\s_-])(nav|navbar|mainnav|menu|topbar|toolbar|header|hdtop|sidebar|side)([\s_-]|$)",
    re.IGNORECASE,
)
_CRUMB: Final = re.compile(
    r"crumb|localtion|(^|[\s_-])(location|position|weizhi|dqwz)([\s_-]|$)", re.I
)
_RELATED: Final = re.compile(r"relat|xgwz|xgxx|xglink|recommend|prenext|pre-next|hot-?news", re.I)
_ATTACHED: Final = re.compile(r"attach|fujian|appendix-?file|xiazai|download", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"(^|[\s_-])(share|bdshare|bshare|social|qrcode|ewm|footer|foot|copyright|print|"
    r"font-?size|fontsize|toolbox|friend-?link|ftlink|yqlj)([\s_-]|$)|article-ewm|bdsharebuttonbox",
    re.IGNORECASE,
)
_FILE: Final = re.compile(
    r"\.(pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|pptx?|ceb|jpe?g|png)([?#]|$)", re.IGNORECASE
)
_FILE_NAME: Final = re.compile(
    r"\.(pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|pptx?|ceb)\s*[】\])）]?$", re.IGNORECASE
)
_OFFERED: Final = re.compile(
    r"附\s*件\s*[:：]?\s*【[^【】]{1,120}】(?:\s*已?下载.{0,12})?", re.IGNORECASE
)
_SUMMARY: Final = re.compile(r"[【\[]?\s*(?:摘\s*要|内容概述|导\s*读|内容提要)\s*[】\]]?\s*[:：]?")
_FRONT: Final = re.compile(r"会议上|代表大会.{0,12}会议")
_FIGURE: Final = re.compile(r"[-+－]?[\d,，]{1,16}(?:[.．]\d{1,8})?\s*%?")
_LONGEST_LINE: Final = 4_000
_TITLES: Final = frozenset(("h1", "h2", "title"))


class _Weights:
    """How many characters of text, prose, and links stand inside each element."""

    def __init__(self, root: _Element) -> None:
        from lxml import etree

        self.text: defaultdict[_Element, int] = defaultdict(int)
        self.prose: defaultdict[_Element, int] = defaultdict(int)
        self.links: defaultdict[_Element, int] = defaultdict(int)
        line: list[str] = []
        link_depth = linked = 0
        open_blocks: list[_Element] = []

        def close() -> None:
            nonlocal linked
            text = "".join(line).strip()
            if text and open_blocks:
                home = open_blocks[-1]
                self.text[home] += len(text)
                self.links[home] += min(linked, len(text))
                if _is_prose(text) and linked * 2 < len(text) and chrome_reason(text) is None:
                    self.prose[home] += len(text)
            line.clear()
            linked = 0

        for event, element in etree.iterwalk(root, events=("start", "end")):
            is_block = element.tag in BLOCK_TAGS or element is root
            if is_block:
                close()
            if event == "start":
                if is_block:
                    open_blocks.append(element)
                link_depth += element.tag == "a"
                text = element.text
            else:
                if is_block:
                    ended = open_blocks.pop()
                    if open_blocks:
                        above = open_blocks[-1]
                        for sums in (self.text, self.prose, self.links):
                            sums[above] += sums[ended]
                link_depth -= element.tag == "a"
                text = element.tail
            if text:
                line.append(text)
                linked += len(text.strip()) if link_depth else 0


def _names(element: _Element) -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}"


class Layout(NamedTuple):
    """The element that is the report, those that are not, with their reasons, and its title."""

    main: _Element
    furniture: dict[_Element, FurnitureReason]
    title: str


def find_layout(body: _Element, title: str) -> Layout:
    """Where the report stands on a page.

    Args:
        body: the page's body.
        title: the title that the page states; the element that shows it is no furniture, nor is
            one that shows the title of a report where the page states none.
    """
    weights = _Weights(body)
    furniture: dict[_Element, FurnitureReason] = {}
    if weights.prose[body] == 0:
        return Layout(body, _inside(body, weights, furniture), title)
    main = _main_block(body, weights)
    title = shown_title(body, main, title, weights.text, weights.links)
    inside = set(main.iterancestors())
    parent: _Element | None
    for parent in (main, *main.iterancestors()):
        if parent is body:
            break
        above = parent.getparent()
        if above is None:
            break
        for sibling in above:
            if sibling is not parent and sibling not in inside:
                _judge(sibling, weights, title, furniture)
    return Layout(main, _inside(main, weights, furniture), title)


def _main_block(body: _Element, weights: _Weights) -> _Element:
    """The smallest element with nearly all the prose; on the way down, the last known name."""
    main = body
    named: _Element | None = None
    while True:
        if main is not body and _KNOWN.search(_names(main).strip()):
            named = main
        best = max(
            (child for child in main if child.tag in BLOCK_TAGS and child.tag not in ("p", "br")),
            key=lambda child: weights.prose[child],
            default=None,
        )
        if best is None or weights.prose[best] < _NEARLY_ALL * max(1, weights.prose[main]):
            return main if named is None else named
        if best.tag in ("table", "tbody", "tr", "ul", "ol") and best.tag != main.tag:
            descend = _only_one(best, weights)
            if descend is None:
                return main if named is None else named
        main = best


def _only_one(element: _Element, weights: _Weights) -> _Element | None:
    """The cell of a layout table that holds its prose; None for a table that holds data."""
    for cell in element.iter("td", "li"):
        if weights.prose[cell] >= _NEARLY_ALL * weights.prose[element]:
            return cell
    return None


def _judge(
    element: _Element, weights: _Weights, title: str, furniture: dict[_Element, FurnitureReason]
) -> None:
    """Marks an element outside the main block, or the parts of it that are not prose or title."""
    stack = [element]
    while stack:
        part = stack.pop()
        if not isinstance(part.tag, str):
            continue
        text = _short_text(part, weights)
        if not text:
            continue
        navigation = _structure(part, weights)
        if part.tag in BLOCK_TAGS and part.tag != "table" and navigation is None and len(part):
            holds_prose = weights.prose[part] > 0 or _holds_numbers(part)
            holds_title = bool(title) and _same_title(title, text, part)
            if holds_prose or holds_title:
                stack.extend(part)
                continue
        if navigation is None and (
            _same_title(title, text, part)
            or _FRONT.search(text)
            or (weights.prose[part] > 0 and not chrome_reason(text))
            or (part.tag == "table" and _holds_numbers(part))
        ):
            continue
        furniture[part] = navigation or chrome_reason(text) or FurnitureReason.SITE_INFO


def _short_text(element: _Element, weights: _Weights) -> str:
    """The words of an element; of a long one only its beginning (no title is as long)."""
    if weights.text[element] > _LONGEST_LINE:
        return "".join(islice(element.itertext(), 50))[:_LONGEST_LINE] or "…"
    return " ".join("".join(element.itertext()).split())


def _holds_numbers(element: _Element) -> bool:
    """Whether an element is or holds a table of figures: it belongs to the report."""
    for table in element.iter("table"):
        cells = ["".join(cell.itertext()).strip() for cell in islice(table.iter("td"), 400)]
        figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in cells)
        if figures >= 4 and figures * 5 >= len(cells) and is_data_table(table):
            return True
    return False


def _same_title(title: str, text: str, element: _Element) -> bool:
    """Whether an element shows the title of the page (or holds the element that does)."""
    squeezed = re.sub(r"\s", "", text)
    known = re.sub(r"\s", "", title)
    if len(squeezed) >= 6 and squeezed in known:
        return True
    if known and known in squeezed and len(element) and len(squeezed) < 4 * len(known) + 200:
        return any(known in re.sub(r"\s", "", "".join(child.itertext())) for child in element)
    return element.tag in _TITLES and len(squeezed) >= 6


def _structure(element: _Element, weights: _Weights) -> FurnitureReason | None:
    """What the tag, the name and the links of an element say it is."""
    names = _names(element)
    if element.tag == "nav":
        return FurnitureReason.MENU
    if element.tag == "footer":
        return FurnitureReason.SITE_INFO
    text = weights.text[element]
    if _CRUMB.search(names) and text < 200:
        return FurnitureReason.BREADCRUMB
    if _ASIDE.search(names) and weights.prose[element] * 3 <= text:
        return FurnitureReason.SITE_INFO
    if _RELATED.search(names) and weights.links[element] * 2 > text:
        return FurnitureReason.NEIGHBOUR
    if _ATTACHED.search(names) and _links_to_files(element):
        return FurnitureReason.ATTACHMENT
    if (
        text
        and weights.links[element] * 10 >= text * 7
        and (_NAVIGATION.search(names) or sum(1 for _link in element.iter("a")) >= 6)
    ):
        return FurnitureReason.MENU
    return None


def _links_to_files(element: _Element) -> bool:
    return any(_FILE.search(link.get("href") or "") for link in element.iter("a"))


def _names_file(element: _Element, weights: _Weights) -> bool:
    """Whether an element is one line that ends in the name of a file."""
    if weights.text[element] > 120:
        return False
    return bool(_FILE_NAME.search("".join(element.itertext()).strip()))


def judge_inside(blocks: list[SourceBlock]) -> list[SourceBlock]:
    """The lines of the main block, those that only offer a file to download marked as such."""
    return [
        replace(block, furniture=FurnitureReason.ATTACHMENT)
        if block.furniture is None and _OFFERED.fullmatch(block.text.strip())
        else block
        for block in blocks
    ]


def judge_outside(blocks: list[SourceBlock], title: str) -> list[SourceBlock]:
    """The lines before or behind the main block, with reasons where they are not the report.

    Prose, lines on the meeting and the last showing of the title stay what they are.
    """
    known = re.sub(r"\s", "", title)
    title_at = max((at for at, b in enumerate(blocks) if _shows(b, known)), default=-1)
    title_from = _title_from(blocks, title_at, known)
    judged = []
    for at, block in enumerate(blocks):
        text = block.text.strip()
        if block.table is not None:
            text = max((cell.text for cell in block.table.cells), key=len)
        told = next(filter(None, map(chrome_reason, text.split("\n"))), None)
        summary = bool(at) and _SUMMARY.fullmatch(blocks[at - 1].text.strip()) is not None
        if summary:
            told = FurnitureReason.SITE_INFO
        if told is None and _shows(block, known):
            told = FurnitureReason.DUPLICATE
        prose = _is_prose(text) or (block.table is not None and block.table.rows > 2)
        plain = title_from <= at <= title_at or _FRONT.search(text) or (told is None and prose)
        if block.furniture is None and (summary or not plain):
            judged.append(replace(block, furniture=told or FurnitureReason.SITE_INFO))
        else:
            judged.append(block)
    return judged


def _title_from(blocks: list[SourceBlock], last: int, title: str) -> int:
    """The first of the lines that show `title` together, the last of them at `last`."""
    shown = re.sub(r"\s", "", blocks[last].text) if last >= 0 else ""
    first = last
    while first > 0 and blocks[first - 1].furniture is None:
        shown = re.sub(r"\s", "", blocks[first - 1].text) + shown
        if shown not in title:
            break
        first -= 1
    return first


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE_LENGTH and bool(_STOPS.search(text))


def _shows(block: SourceBlock, title: str) -> bool:
    squeezed = re.sub(r"\s", "", block.text)
    return block.furniture is None and (
        (len(squeezed) >= 6 and squeezed in title)
        or bool(title and title in squeezed and len(squeezed) < len(title) + 20)
        or (0 < block.outline <= 2 and len(squeezed) >= 6)
    )


def _inside(
    main: _Element, weights: _Weights, furniture: dict[_Element, FurnitureReason]
) -> dict[_Element, FurnitureReason]:
    """Marks the small menus, share buttons and lists of attached files within the report."""
    stack = [child for child in main if child.tag in BLOCK_TAGS]
    while stack:
        part = stack.pop()
        if part in furniture or not weights.text[part]:
            continue
        reason = _structure(part, weights)
        if reason is None and weights.links[part] * 10 >= weights.text[part] * 8:
            reason = FurnitureReason.ATTACHMENT if _links_to_files(part) else None
        if reason is None and weights.links[part] and _names_file(part, weights):
            reason = FurnitureReason.ATTACHMENT
        if reason is not None and weights.prose[part] == 0:
            furniture[part] = reason
        elif part.tag != "table":
            stack.extend(child for child in part if child.tag in BLOCK_TAGS)
    return furniture
