"""Text of a web page -> a tree, within limits; nothing is ever fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.i18n import _
from core.importing.html.unclosed import without_unclosed
from core.importing.limits import MAX_CHARACTERS, too_large

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNREAD: Final = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "frame",
    "object",
    "applet",
    "audio",
    "video",
    "canvas",
    "svg",
    "math",
    "select",
    "option",
    "textarea",
    "button",
]
_EMPTY: Final = ["embed", "input", "link"]
"""Elements that hold nothing; an old parser takes what follows one of them for its content."""
_CLOSED_BY_PARENT: Final = [
    name for name in _UNREAD if name not in ("script", "style", "iframe", "textarea")
]
"""Elements that are not read and, where nobody closes them, seem to hold the rest of the page."""
_BLOCKS: Final = frozenset(
    ("p", "div", "br", "table", "ul", "ol", "h1", "h2", "h3", "h4", "section")
)
_MOST_MARKUP: Final = 8 * MAX_CHARACTERS


def parse_html(text: str) -> _Element | None:
    """The tree of a page without scripts, styles, comments and form fields; None when it is empty.

    Raises:
        UserError: the page is too long or nested too deep.
    """
    from lxml import etree

    if len(text) > _MOST_MARKUP:
        raise too_large(_("网页过大，无法导入。"))
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, recover=True, huge_tree=False
    )
    text = without_unclosed(text)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text.replace("\0", ""), count=1), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any("RESOURCE_LIMIT" in entry.type_name for entry in parser.error_log):
        raise too_large(_("网页的嵌套层数过多，已停止读取。"))
    if root is None:
        return None
    etree.strip_tags(root, *_EMPTY)
    _free_swallowed(root, text)
    etree.strip_elements(root, *_UNREAD, with_tail=False)
    return root


def _free_swallowed(root: _Element, text: str) -> None:
    """Make plain containers of elements that nobody closed and that have swallowed paragraphs."""
    for name in _CLOSED_BY_PARENT:
        found = [one for one in root.iter(name) if any(in_.tag in _BLOCKS for in_ in one.iter())]
        if not found:
            continue
        opened = len(re.findall(rf"<{name}\b(?:[^<>]*[^<>/])?>", text, re.IGNORECASE))
        if opened > len(re.findall(rf"</{name}\s*>", text, re.IGNORECASE)):
            for one in found:
                one.tag = "div"
