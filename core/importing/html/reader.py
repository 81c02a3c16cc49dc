"""Web pages: the report found among menus, footers and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.importing.draft import Draft
from core.importing.encoding import decode
from core.importing.html.dom import parse_html
from core.importing.html.main_block import find_layout, judge_inside, judge_outside
from core.importing.html.walker import Walker
from core.importing.limits import Budget, nothing_found
from core.model.notices import NoticeCode, notice
from core.model.source import FurnitureReason, Run, SourceBlock, SourceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE_NAMES: Final = ("articletitle", "article:title", "og:title", "title")
_LONGEST_TITLE: Final = 300
_SITE: Final = re.compile(
    r"[\s_|－—–-]+[^_|－—–-]*(?:网|政府|门户|局|委|厅|平台|频道|栏目|公开)[^_|－—–-]*$"
)


def read_html(data: bytes, budget: Budget) -> Draft:
    """A page as its bytes hold it.

    Raises:
        UserError: it cannot be read, or holds no words.
    """
    decoded = decode(data)
    draft = read_page(decoded.text, budget)
    if decoded.lost:
        draft.warnings.append(notice(NoticeCode.BYTES_LOST, count=decoded.lost))
    return draft


def read_page(text: str, budget: Budget) -> Draft:
    """A page as text.

    Raises:
        UserError: as `read_html`.
    """
    root = parse_html(text)
    body = root if root is None else root.find("body")
    if root is None or body is None:
        raise nothing_found()
    title = page_title(root)
    layout = find_layout(body, title)
    walker = Walker(budget, layout.furniture, layout.main)
    blocks = walker.walk(body)
    first, last = walker.main_blocks
    blocks = [
        *judge_outside(blocks[:first], layout.title),
        *judge_inside(blocks[first:last]),
        *judge_outside(blocks[last:], layout.title),
    ]
    if not any(block.furniture is None for block in blocks):
        blocks = Walker(budget).walk(body)
    head = root.findtext("head/title")
    if head and head.strip():
        shown = Run(" ".join(head.split()))
        blocks.insert(
            0,
            SourceBlock(SourceKind.PARAGRAPH, (shown,), furniture=FurnitureReason.SITE_INFO),
        )
    return Draft("html", blocks, title=title)


def page_title(root: _Element) -> str:
    """The title that the page states, without the name of the site behind it."""
    stated = {
        (meta.get("name") or meta.get("property") or "").lower(): meta.get("content") or ""
        for meta in root.iter("meta")
    }
    for name in _TITLE_NAMES:
        if stated.get(name, "").strip():
            return " ".join(stated[name].split())[:_LONGEST_TITLE]
    title = " ".join((root.findtext("head/title") or "").split())[:_LONGEST_TITLE]
    while len(shorter := _SITE.sub("", title)) >= 8 and shorter != title:
        title = shorter
    return title
