"""Runs of one paragraph as they grow, and the small things all readers do with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from core.model.source import Run

_LONE: Final = re.compile("[\ud800-\udfff\0\ufffe\uffff]")


def clean_surrogates(text: str) -> str:
    """`text` without what no database stores: halves of a UTF-16 pair, NUL, non-characters."""
    return _LONE.sub("", text) if _LONE.search(text) else text


def merge_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """`runs` with neighbours of one typeface joined and empty ones left out."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = merged[-1] if merged else None
        if (
            last is not None
            and not last.note
            and not run.note
            and (last.superscript, last.bold, last.size) == (run.superscript, run.bold, run.size)
        ):
            merged[-1] = replace(last, text=last.text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def strip_runs(runs: Iterable[Run], characters: str = " \t\r\n") -> tuple[Run, ...]:
    """`runs` merged, without `characters` at either end of the paragraph."""
    merged = list(merge_runs(runs))
    while merged:
        text = merged[0].text.lstrip(characters)
        if text:
            merged[0] = replace(merged[0], text=text)
            break
        merged.pop(0)
    while merged:
        text = merged[-1].text.rstrip(characters)
        if text:
            merged[-1] = replace(merged[-1], text=text)
            break
        merged.pop()
    return tuple(merged)
