"""Sentences of Chinese text, with their places."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_END: Final = re.compile(
    r"(?:[。！？!?]|…{1,2}(?=\s|$)|(?<=[^\d\s])\.(?=\s|$))[。！？!?…]*[”’」』）)\]】》〉\"']*|\n"
)


class Span(NamedTuple):
    """A half-open span in code points."""

    start: int
    end: int


def split_sentences(text: str) -> list[Span]:
    """The sentences of `text`, closing quotes and brackets included, white space around left out.

    A sentence ends at 。！？ (and their half-width forms), at a full stop behind a Latin word, at
    an ellipsis that ends a line, and at the end of a line; `5.5%` is not an end.
    """
    spans: list[Span] = []
    start = 0
    for found in _END.finditer(text):
        _keep(text, start, found.end(), spans)
        start = found.end()
    _keep(text, start, len(text), spans)
    return spans


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        first = start + len(piece) - len(piece.lstrip())
        spans.append(Span(first, first + len(inner)))


def sentence_at(text: str, offset: int) -> Span:
    """The sentence that holds code point `offset`, or the next one behind it; else the last.

    Raises:
        ValueError: the text has no sentence.
    """
    spans = split_sentences(text)
    if not spans:
        raise ValueError("no sentence")
    return next((span for span in spans if offset < span.end), spans[-1])
