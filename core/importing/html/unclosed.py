"""Elements whose end tag is missing and that hide the rest of a page: scripts, titles, comments.

A browser takes everything behind `<script>`, `<textarea>`, `<!--` for their content, up to an end
that may never come. A person who saved the page wants the report all the same.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

_OPENING: Final = re.compile(
    r"<!--(?!-?>)|<(script|style|textarea|title|iframe|noembed|noframes|xmp|plaintext)(?=[\s/>])",
    re.IGNORECASE,
)
_CLOSING: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in (
        *("script", "style", "textarea", "title", "iframe"),
        *("noembed", "noframes", "xmp", "plaintext"),
    )
}
_CODE: Final = ("script", "style")
_COMMENT_END: Final = re.compile(r"--!?>")
_BLOCK: Final = re.compile(
    r"</(?:p|div|td|li|h[1-6]|span|section|article)\s*>|<br\b", re.IGNORECASE
)
_BLOCK_TAG: Final = re.compile(
    r"</?(?:p|div|table|tr|td|ul|ol|li|h[1-6]|section|article|body|head|meta|link|script|form|center"
    r"|span|br|hr|html)(?=[\s/>])",
    re.IGNORECASE,
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_FEWEST_BLOCKS: Final = 3
_FEWEST_WORDS: Final = 80
_MOST: Final = 40
"""No page forgets more end tags; a file made to be slow may."""


def without_unclosed(text: str) -> str:
    """The markup of a page without tags that hide paragraphs of it because nothing closes them.

    What a script or a style holds up to the next tag of the page goes with it.
    """
    kept: list[str] = []
    at, begin = 0, 0
    for _turn in range(_MOST):
        found = _next_hiding(text, begin)
        if found is None:
            break
        start, end, put = found
        kept += [text[at:start], put]
        at = begin = end
    return "".join([*kept, text[at:]]) if kept else text


def _next_hiding(text: str, begin: int) -> tuple[int, int, str] | None:
    """The next tag that hides paragraphs: where it and its code stand, and what to put there."""
    at = begin
    while opening := _OPENING.search(text, at):
        name = (opening[1] or "").lower()
        closing = _CLOSING[name] if name else _COMMENT_END
        end = closing.search(text, opening.end())
        again = end is not None and name and _opens_again(text, name, opening.end(), end.start())
        if end is None or again:
            if _hides(text, opening.end(), end.start() if end is not None else len(text)):
                return opening.start(), *_cut(text, opening, name)
            if end is None:
                return None
        at = end.end() if end is not None else len(text)
    return None


def _opens_again(text: str, name: str, begin: int, end: int) -> bool:
    """Whether another element of the name begins in front of the end tag."""
    return re.compile(rf"<{name}(?=[\s/>])", re.IGNORECASE).search(text, begin, end) is not None


def _hides(text: str, begin: int, end: int) -> bool:
    """Whether the supposed content of an element holds paragraphs of a Chinese text."""
    blocks = sum(1 for _one in islice(_BLOCK.finditer(text, begin, end), _FEWEST_BLOCKS))
    words = sum(1 for _one in islice(_HAN.finditer(text, begin, end), _FEWEST_WORDS))
    return blocks == _FEWEST_BLOCKS and words == _FEWEST_WORDS


def _cut(text: str, opening: re.Match[str], name: str) -> tuple[int, str]:
    """Where what is left out of the page ends, and what takes its place."""
    if not name:
        end = re.compile(r"[<\r\n]").search(text, opening.end())
        return (end.start() if end else len(text)), ""
    tag = text.find(">", opening.end()) + 1 or len(text)
    if name == "title":
        end = re.compile(r"[<\r\n]").search(text, tag)
        words = text[tag : end.start() if end else len(text)]
        return (end.start() if end else len(text)), f"<title>{words}</title>"
    if name in _CODE:
        block = _BLOCK_TAG.search(text, tag)
        return (block.start() if block else len(text)), ""
    return tag, ""
