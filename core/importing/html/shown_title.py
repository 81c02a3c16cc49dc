"""The title of a report that a page shows above it, whatever its head says of the site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from core.importing.html.walker import BLOCK_TAGS
from core.parsing.front.titles import names_report

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST: Final = 120
_WAY: Final = re.compile(r"[/／→»›]|首\s*页|^名\s*称")
_MENUS: Final = frozenset(("li", "dd", "dt", "nav", "option", "select", "footer"))


def shown_title(
    body: _Element,
    main: _Element,
    stated: str,
    text: Mapping[_Element, int],
    links: Mapping[_Element, int],
) -> str:
    """The last line above `main` that is the title of a report; `stated` where none is.

    Where the head of the page names a report too, only a line that it names, or its own words.

    Args:
        body: the body of the page.
        main: the element that is the report.
        stated: the title that the head of the page states.
        text: how many characters stand inside each element.
        links: how many of them are links.
    """
    known = "".join(stated.split())
    shown: list[str] = []
    for element in body.iter():
        if element is main:
            break
        if element.tag not in BLOCK_TAGS or not 0 < text[element] <= _LONGEST or links[element]:
            continue
        words = "".join("".join(element.itertext()).split())
        if not names_report(words) or _WAY.search(words):
            continue
        if element.tag in _MENUS or any(above.tag in _MENUS for above in element.iterancestors()):
            continue
        shown.append(words)
    if names_report(stated):
        shown = [words for words in shown if words in known or known in words]
        if any(known in words for words in shown):
            return stated
    return shown[-1] if shown else stated
