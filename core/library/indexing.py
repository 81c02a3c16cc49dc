"""The search index of a library: kept up to date bit by bit, never trusted, never missed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from core.library.reading import edition_of
from core.store.search_index import IndexBusyError, IndexRow, IndexTroubleError, SearchIndex

if TYPE_CHECKING:
    from core.model.library import ReportEntry
    from core.model.report import Report
    from core.search.indexed import IndexedReport
    from core.search.query import Query
    from core.store.store import Store

_LOG = logging.getLogger(__name__)
_AT_ONCE = 16
"""Reports written to the index in one transaction."""


@lru_cache(maxsize=1)
def index_edition() -> str:
    """The edition of the code that makes the index; another one makes it anew."""
    return edition_of(("text", "search"))[:8]


class LibraryIndex:
    """Finds the reports in which a query may stand, without reading them.

    Args:
        store: the library.
        load: reads a report.
    """

    def __init__(self, store: Store, load: Callable[[ReportEntry], Report]) -> None:
        self._store = store
        self._load = load
        self._file = SearchIndex(store.profile, store.connection.key)
        self._usable = True

    def add(self, entry: ReportEntry, report: Report) -> None:
        """Take in a report that is at hand anyway, where anybody has searched before."""
        if not self._usable or not self._file.path.exists():
            return
        stamp = self._stamps().get(entry.id)
        if stamp is not None:
            with self._forgiven():
                self._file.put([_row(entry.id, stamp, report)])

    def refresh(self, entries: Sequence[ReportEntry], most: int) -> int:
        """Take some of the reports in that lack in the index.

        Args:
            entries: all reports that the library shows.
            most: take in so many at most.

        Returns:
            How many remain to be taken in; 0 too where there can be no index.
        """
        if self._usable:
            with self._forgiven():
                return max(0, self._refreshed(entries, most) - most)
        return 0

    def candidates(self, entries: Sequence[ReportEntry], query: Query) -> set[str] | None:
        """The reports in which `query` may stand; what is not among them does not hold it.

        None where there can be no index now: then every report has to be read.
        """
        from core.search.indexed import needles

        for _attempt in range(2):
            if not self._usable:
                break
            with self._forgiven():
                self._refreshed(entries, None)
                return self._file.holding(needles(query))
        return None

    def indexed(self, entry: ReportEntry) -> IndexedReport | None:
        """A report ready to be searched, None where the index has it not whole."""
        from core.search.indexed import IndexedReport

        if self._usable:
            with self._forgiven():
                row = self._file.row(entry.id)
                text = self._store.reports.text(entry.id, entry.version)
                return IndexedReport(row.folded, row.table, text)
        return None

    def _refreshed(self, entries: Sequence[ReportEntry], most: int | None) -> int:
        """Take in what lacks, `most` reports at most; how many lacked before."""
        known, wanted = self._file.stamps(), self._stamps()
        gone = known.keys() - wanted.keys()
        if gone:
            self._file.drop(gone)
        stale = [entry for entry in entries if known.get(entry.id) != wanted.get(entry.id)]
        waiting = iter(stale[:most])
        while chunk := list(islice(waiting, _AT_ONCE)):
            self._file.put(self._rows(chunk, wanted))
        return len(stale)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _rows(self, entries: Iterable[ReportEntry], stamps: dict[str, str]) -> Iterator[IndexRow]:
        for entry in entries:
            yield _row(entry.id, stamps.get(entry.id, ""), self._load(entry))

    def _stamps(self) -> dict[str, str]:
        """What the index of each report shown must have been made from."""
        edition = index_edition()
        return {
            report: f"{edition} {version} {parser}"
            for report, version, parser in self._store.reports.readings()
        }

    @contextmanager
    def _forgiven(self) -> Iterator[None]:
        """An index that makes trouble is thrown away once; if it cannot, it is done without."""
        try:
            yield
        except IndexBusyError:
            # Another process is writing it; this search goes without.
            _LOG.info("the search index is busy")
        except (IndexTroubleError, ValueError) as error:
            _LOG.info("the search index is made anew: %s", error)
            try:
                self._file.throw_away()
            except IndexTroubleError:
                self._usable = False


def _row(report_id: str, stamp: str, report: Report) -> IndexRow:
    from core.search.indexed import encode

    return IndexRow(report_id, stamp, *encode(report))
