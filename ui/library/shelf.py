"""The reports in the order, the groups and the selection that a person asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QCollator, QLocale

from core.i18n import _
from core.model.library import ReportEntry
from core.model.report import ReportKind
from ui.panes.reports import kind_name, years

_PIECE = re.compile(r"[\u3400-\u9fff]+")
"""A run of Chinese characters."""
_KINDS = tuple(ReportKind)


class Order(StrEnum):
    """What the reports are sorted by."""

    OPENED = "opened"
    YEAR = "year"
    REGION = "region"
    PROGRESS = "progress"
    NOTES = "notes"


class Grouping(StrEnum):
    """What the reports are grouped by."""

    NONE = "none"
    REGION = "region"
    YEAR = "year"
    KIND = "kind"


class Heading(NamedTuple):
    """The line above a group: its name and how many reports it has."""

    title: str
    size: int


Row = Heading | ReportEntry


def order_name(order: Order) -> str:
    """The order in the user's language."""
    return {
        Order.OPENED: _("最近打开"),
        Order.YEAR: _("年份"),
        Order.REGION: _("地区"),
        Order.PROGRESS: _("阅读进度"),
        Order.NOTES: _("批注数"),
    }[order]


def grouping_name(grouping: Grouping) -> str:
    """The grouping in the user's language."""
    return {
        Grouping.NONE: _("不分组"),
        Grouping.REGION: _("按地区"),
        Grouping.YEAR: _("按年份"),
        Grouping.KIND: _("按类型"),
    }[grouping]


def arrange(entries: Iterable[ReportEntry], order: Order, grouping: Grouping) -> list[Row]:
    """The entries in `order`, in groups with a heading each unless `grouping` is none.

    Regions come as a Chinese dictionary has them, years, counts and progress the greatest first;
    what has no region or no year comes last.
    """
    collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    collator.setNumericMode(True)
    # Sorting is stable: what is equal stays in the order in which it was opened.
    listed = sorted(entries, key=lambda entry: entry.opened or entry.imported, reverse=True)
    by_region = _by_region(collator)
    if order is Order.YEAR:
        listed.sort(key=_by_year)
    elif order is Order.REGION:
        listed.sort(key=by_region)
    elif order is Order.NOTES:
        listed.sort(key=lambda entry: -entry.notes)
    elif order is Order.PROGRESS:
        listed.sort(key=lambda entry: -entry.progress)
    if grouping is Grouping.NONE:
        return list(listed)
    keys: dict[Grouping, Callable[[ReportEntry], Any]] = {
        Grouping.REGION: by_region,
        Grouping.YEAR: _by_year,
        Grouping.KIND: _by_kind,
    }
    rows: list[Row] = []
    groups: dict[str, list[ReportEntry]] = {}
    for entry in sorted(listed, key=keys[grouping]):
        groups.setdefault(_group(entry, grouping), []).append(entry)
    for title, members in groups.items():
        rows.append(Heading(title, len(members)))
        rows.extend(members)
    return rows


def _by_region(collator: QCollator) -> Callable[[ReportEntry], Any]:
    def key(entry: ReportEntry) -> Any:
        return (not entry.meta.region, collator.sortKey(entry.meta.region))

    return key


def _by_year(entry: ReportEntry) -> int:
    return -(entry.meta.year or 0)


def _by_kind(entry: ReportEntry) -> int:
    return _KINDS.index(entry.meta.kind)


def _group(entry: ReportEntry, grouping: Grouping) -> str:
    if grouping is Grouping.REGION:
        return entry.meta.region or _("地区不明")
    if grouping is Grouping.KIND:
        return kind_name(entry.meta.kind)
    return str(entry.meta.year) if entry.meta.year is not None else _("年份不明")


def select(entries: Sequence[ReportEntry], query: str) -> list[ReportEntry]:
    """The entries that every word of `query` names, in their order; all for an empty query.

    A word names a report by a part of its title, region, kind, year or file name, in any width,
    case or script, or by pinyin or initials of these (`gzxm`, `ganzhou`).
    """
    # Folding is imported when somebody first looks for something.
    from core.text.folding import fold_query

    words = [_Word(fold_query(word)) for word in query.split()]
    if not words:
        return list(entries)
    found = []
    for entry in entries:
        texts = [fold_query(text) for text in _texts(entry)]
        if all(word.names(texts) for word in words):
            found.append(entry)
    return found


def _texts(entry: ReportEntry) -> tuple[str, ...]:
    meta = entry.meta
    return meta.title, meta.region, kind_name(meta.kind), years(meta), entry.source_name


class _Word:
    """One folded word of a query, and what it was found to spell."""

    def __init__(self, word: str) -> None:
        self._needle = word.replace("'", "")
        self._spelt = any("a" <= letter <= "z" for letter in word)
        self._spells: dict[str, bool] = {}

    def names(self, texts: Sequence[str]) -> bool:
        """Whether it stands in one of the folded `texts`, or spells a part of one."""
        if any(self._needle in text for text in texts):
            return True
        # Titles are made of the same few pieces again and again, and spelling one is dear.
        return self._spelt and any(
            self._spells_piece(piece) for text in texts for piece in _PIECE.findall(text)
        )

    def _spells_piece(self, piece: str) -> bool:
        from core.search.pinyin import find_pinyin

        if piece not in self._spells:
            self._spells[piece] = find_pinyin(piece, self._needle) >= 0
        return self._spells[piece]
