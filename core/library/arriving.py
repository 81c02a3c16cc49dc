"""Where an annotation from elsewhere belongs: its report here, and its words in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from core.anchoring import ORPHAN, Placer, describe
from core.library.targets import QuoteFinder
from core.model.annotations import Anchor, AnchorState, Placement
from core.model.errors import UserError

if TYPE_CHECKING:
    from core.exchange import Incoming, Parcel
    from core.model.library import ReportEntry
    from core.model.report import Report
    from core.store.store import Store

_SAMPLE = 40
"""So many quotes are tried on each report of the library."""

_MOST_REPORTS = 300
"""In so many reports of the library, the last imported first, a file's quotes are looked for."""

_SHORTEST_SAMPLE = 8
_SURE_SHARE = 0.5


class Arrival:
    """One report that annotations arrive at.

    Args:
        store: the library.
        entry: the report.
        report: its text in the version shown.
        until: when (`time.monotonic`) words that are not there exactly are no longer looked for:
            a file made to keep the program busy must not do so for hours.
    """

    def __init__(self, store: Store, entry: ReportEntry, report: Report, until: float) -> None:
        self.entry = entry
        self._until = until
        self._store = store
        self._report = report
        self._placers: dict[str, tuple[Placer, Report | None]] = {}
        self._finder: QuoteFinder | None = None

    def find(self, item: Incoming) -> tuple[Anchor | None, Placement | None]:
        """The anchor of an item and where its words stand now: by position, then by the quote."""
        if not item.quote.strip():
            return None, None
        if item.version and item.start >= 0:
            placer, former = self._placer(item.version)
            whole = self._report if item.version == self.entry.version else former
            if whole is not None and whole.text[item.start : item.end] == item.quote:
                anchor = describe(whole, item.version, item.start, item.end)
                return anchor, placer.place(anchor, (item.start, item.end))
        anchor = Anchor(
            item.version,
            item.address,
            item.block_hash,
            item.start,
            item.end,
            item.quote,
            item.prefix,
            item.suffix,
            item.offset,
            item.twins,
            item.copies,
            *item.alone,
        )
        if (item.prefix or item.suffix) and not self._is_late():
            place = self._placer("")[0].place(anchor)
            # Our own surroundings are long enough to tell; others may keep a word or two.
            if item.version or place.state not in (AnchorState.AMBIGUOUS, AnchorState.ORPHAN):
                return anchor, place
        return self._by_words(item, anchor)

    def _placer(self, version: str) -> tuple[Placer, Report | None]:
        """A placer from a version into the one shown, and that version where it is here."""
        if version not in self._placers:
            former = None
            if version and version != self.entry.version:
                try:
                    former = self._store.reports.report(self.entry.id, version)
                except ValueError:
                    former = None  # Their edition is not here; the words must tell.
            self._placers[version] = Placer(self._report, self.entry.version, former), former
        return self._placers[version]

    def _by_words(self, item: Incoming, anchor: Anchor) -> tuple[Anchor, Placement]:
        """A quote without usable surroundings: sure only where it stands in one place."""
        if self._finder is None:
            self._finder = QuoteFinder(self._report)
        spans = self._finder.spans(item.quote)
        if len(spans) > 1 and item.chapter:
            under = [span for span in spans if self._is_under(span[0], item.chapter)]
            spans = under or spans
        if len(spans) == 1:
            found = describe(self._report, self.entry.version, *spans[0])
            return found, Placement(AnchorState.EXACT, *spans[0])
        if spans:
            return anchor, Placement(AnchorState.AMBIGUOUS, *spans[0], 1 / len(spans))
        if self._is_late():
            return anchor, ORPHAN
        place = self._placer("")[0].place(anchor)
        if place.state in (AnchorState.EXACT, AnchorState.MOVED):
            return anchor, Placement(AnchorState.CHANGED, place.start, place.end, place.score)
        return anchor, place

    def _is_late(self) -> bool:
        return monotonic() > self._until

    def _is_under(self, offset: int, chapter: str) -> bool:
        """Whether a place stands under a heading with these words."""
        wanted = "".join(chapter.split())
        path = self._report.section_path(self._report.block_at(offset).index)
        titles = ("".join(f"{section.label}{section.title}".split()) for section in path)
        return any(title and (title in wanted or wanted in title) for title in titles)


def orphaned_placement(anchor: Anchor | None) -> Placement | None:
    """The place of an annotation whose words a person has given up; none without words."""
    return None if anchor is None else ORPHAN


def report_of(
    parcel: Parcel, entries: Sequence[ReportEntry], text: Callable[[ReportEntry], Report]
) -> ReportEntry | None:
    """The report that a file is about: by its title, else by where its quotes stand.

    None where no report, or more than one, can be meant.
    """
    from core.text.folding import fold_query

    title = "".join(fold_query(parcel.title).split())
    if title:
        named = [one for one in entries if "".join(fold_query(one.meta.title).split()) == title]
        named = [
            one
            for one in named
            if (not parcel.region or parcel.region == one.meta.region)
            and (parcel.year is None or parcel.year == one.meta.year)
        ]
        if len(named) == 1:
            return named[0]
    quotes = [item.quote for item in parcel.items if len(item.quote.strip()) >= _SHORTEST_SAMPLE]
    quotes = quotes[:: max(1, len(quotes) // _SAMPLE)][:_SAMPLE]
    found: Counter[str] = Counter()
    for entry in entries[:_MOST_REPORTS] if quotes else ():
        try:
            finder = QuoteFinder(text(entry))
        except UserError:
            continue  # One damaged report is no reason to find none.
        found[entry.id] = sum(bool(finder.spans(quote)) for quote in quotes)
    best = found.most_common(2)
    if not best or best[0][1] < max(1, len(quotes) * _SURE_SHARE):
        return None
    if len(best) > 1 and best[1][1] == best[0][1]:
        return None
    return next(one for one in entries if one.id == best[0][0])
