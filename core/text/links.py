"""Links in Markdown notes: `[[中国稀金谷]]`, `[[三(二)4|那一段]]`, `[看这里](shenyue:note/…)`.

In double brackets stands a wording of the glossary, an address, or the first six characters or
more of a note's id; behind a bar what the reader sees. `批注:`, `名词:`, `位置:`, `报告:` before it
(or their English names) say what is meant. Nothing inside code is a link.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from core.model.links import LinkKind, WrittenLink

SCHEME: Final = "shenyue:"
LONGEST: Final = 200
"""Longer words between brackets are no link."""

_LINK: Final = re.compile(
    r"(?P<code>`+[^`]*`+)"
    rf"|\[\[(?P<inside>[^\[\]\n]{{1,{LONGEST}}})\]\]"
    rf"|\[(?P<label>[^\[\]\n]{{0,{LONGEST}}})\]"
    rf"\(shenyue:(?P<kind>[a-z]+)/(?P<key>[^\s()]{{1,{LONGEST * 9}}})\)"
)
_PREFIXES: Final = {
    "批注": LinkKind.NOTE,
    "名词": LinkKind.TERM,
    "位置": LinkKind.PLACE,
    "报告": LinkKind.REPORT,
    **{kind.value: kind for kind in LinkKind},
}
_PREFIX: Final = re.compile(r"\s*(\w+)\s*[:：]\s*(.+)", re.DOTALL)


def written_links(note: str) -> list[WrittenLink]:
    """All links of a note, in their order."""
    return [
        link
        for found in _LINK.finditer(note)
        if found["code"] is None and (link := _link(found)) is not None
    ]


def link_text(kind: LinkKind, key: str, label: str = "") -> str:
    """A link to be written into a note.

    A term or an address stands in double brackets where it can; all else is a Markdown link.
    """
    plain = not any(sign in key for sign in "[]|\n:：") and 0 < len(key) <= LONGEST
    if plain and kind in (LinkKind.TERM, LinkKind.PLACE) and label in ("", key):
        return f"[[{key}]]"
    words = re.sub(r"[\[\]\n]", " ", label or key).strip()[:LONGEST]
    return f"[{words}]({SCHEME}{kind.value}/{quote(key, safe='')})"


def _link(found: re.Match[str]) -> WrittenLink | None:
    if found["inside"] is None:
        if found["kind"] not in set(LinkKind):
            return None
        key = unquote(found["key"])
        label = found["label"] or key
        return WrittenLink(found.start(), found.end(), LinkKind(found["kind"]), key, label)
    target, _bar, label = found["inside"].partition("|")
    named = _PREFIX.fullmatch(target)
    kind = _PREFIXES.get(named[1].lower()) if named else None
    key = (named[2] if named and kind else target).strip()
    if not key:
        return None
    return WrittenLink(found.start(), found.end(), kind, key, label.strip() or key)
