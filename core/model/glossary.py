"""The glossary of a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermUse:
    """A place in the text where a term stands: a span of code points in the text of block `block`.

    `marked` says that a note mark of this term stands right behind it.
    """

    block: int
    address: str
    start: int
    end: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry.

    `number` is its number, None where it has none. `term` is None for a note that is a whole
    sentence; then `definition` holds it. `aliases` are other wordings under which the text uses
    it. `page` is the page that the entry names (`P20`), 0 for none. `block` is the block that
    shows the entry.
    """

    index: int
    number: int | None
    term: str | None
    aliases: tuple[str, ...]
    definition: str
    address: str
    block: int
    uses: tuple[TermUse, ...] = ()
    page: int = 0
