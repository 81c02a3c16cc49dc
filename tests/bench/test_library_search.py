"""Searching across a whole library: 1,000 reports of 20,000 characters.

`python3 dev.py bench library_search`; making the library takes most of the time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from core.library import Library
from core.library.reading import parser_version
from core.model.page import page_of
from core.search import parse_query, search_report
from tests.bench.test_search import long_report

REPORTS = 1_000
CHARACTERS = 20_000
RARE = {"项目1：": 1_000, "第777号文件": 1, "稀土新材料产业园": 0}
"""Queries by the number of reports that hold them."""
COMMON = ("增长8.5%", "全区 高质量", "2020年")


def _fill(library: Library) -> None:
    """Reports of the same words in another order, each with a number of its own."""
    base = long_report(CHARACTERS)
    chance = random.Random(3)
    edition = parser_version()
    store = library._store
    with store.writing():
        for number in range(REPORTS):
            blocks = list(base.blocks)
            texts = [block.text for block in blocks]
            chance.shuffle(texts)
            texts[number % len(texts)] += f"见第{number}号文件。"
            report = replace(
                base,
                meta=replace(base.meta, title=f"第{number}份报告"),
                blocks=tuple(
                    replace(block, text=text) for block, text in zip(blocks, texts, strict=True)
                ),
            )
            version = sha256(report.text.encode()).hexdigest()
            report_id = f"r{number:08d}"
            store.reports.add_report(report_id, version)
            page = page_of(report, report_id, version)
            store.reports.add_version(page, report, edition, None, "报告.txt", None)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    profile: Path = tmp_path_factory.mktemp("thousand")
    with Library(profile) as opened:
        _fill(opened)
        begun = perf_counter()
        opened.search("没有这样的词")
        print(f"\nindex of {REPORTS} reports made in {perf_counter() - begun:.1f} s", end="")
        size = (profile / "search.db").stat().st_size
        whole = (profile / "library.db").stat().st_size
        print(f", {size >> 20} MB beside a library of {whole >> 20} MB")
        yield opened


def _timed(library: Library, query: str) -> tuple[float, int, int]:
    times = []
    hits = []
    for _ in range(5):
        begun = perf_counter()
        hits = library.search(query)
        times.append(perf_counter() - begun)
    return median(times), len(hits), len({hit.report for hit in hits})


def test_words_that_few_reports_hold(library: Library) -> None:
    for query, held in RARE.items():
        seconds, hits, reports = _timed(library, query)
        print(f"{query}: {seconds * 1e3:.0f} ms, {hits} hits in {reports} reports")
        assert reports == held
        if held <= 1:
            assert seconds < 0.15


def test_words_that_all_reports_hold(library: Library) -> None:
    for query in COMMON:
        seconds, hits, reports = _timed(library, query)
        print(f"{query}: {seconds * 1e3:.0f} ms, {hits} hits in {reports} reports", end="")
        begun = perf_counter()
        first = library.search(query, most=500)
        print(f", the first 500 in {(perf_counter() - begun) * 1e3:.0f} ms")
        assert reports == REPORTS
        assert len(first) == 500


def test_it_finds_what_reading_every_report_finds(library: Library) -> None:
    queries = [parse_query(query) for query in (*RARE, *COMMON)]
    found: list[list[object]] = [[] for _query in queries]
    begun = perf_counter()
    for entry in library.reports():
        report = library.report(entry.id)
        for number, query in enumerate(queries):
            found[number] += search_report(report, entry.id, query)
    print(f"reading every report once: {perf_counter() - begun:.1f} s")
    for query, hits in zip(queries, found, strict=True):
        assert library.search(query.text) == hits
