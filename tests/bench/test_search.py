"""As-you-type search: what a person waits for after each key."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.model.report import Report
from core.search import find_names, parse_query, search_report
from tests.support.reports import SAMPLE, make_report

MILLISECONDS = {20_000: 2.0, 200_000: 15.0}
"""The longest a query may take, by the length of the report in code points."""

QUERIES = ["稀", "稀金", "增长8.5%", "全区 高质量", "没有这样的词", "2020年"]


def long_report(length: int) -> Report:
    """A report of about `length` code points with different words in every paragraph."""
    lines = []
    size = 0
    number = 0
    paragraphs = [line for line in SAMPLE.split("\n") if len(line) > 30 and line[0] not in "|@-"]
    while size < length * 1.1:
        number += 1
        body = paragraphs[number % len(paragraphs)]
        line = f"项目{number}：{body}落实措施{number * 7}项，投资{number % 97}.{number % 10}亿元。"
        size += len(line) + 1
        lines.append(line)
    return make_report("\n".join(lines))


REPORTS: dict[int, Report] = {}


def report_of(length: int) -> Report:
    if length not in REPORTS:
        REPORTS[length] = long_report(length)
    return REPORTS[length]


@pytest.mark.parametrize("length", MILLISECONDS)
@pytest.mark.parametrize("query", QUERIES)
def test_search_as_you_type(benchmark: BenchmarkFixture, length: int, query: str) -> None:
    report = report_of(length)
    assert len(report.text) >= length
    search_report(report, "r", parse_query(query))
    hits = benchmark(lambda: search_report(report, "r", parse_query(query)))
    assert bool(hits) == (query != "没有这样的词")
    assert benchmark.stats.stats.min * 1000 < MILLISECONDS[length]


def test_names_by_pinyin(benchmark: BenchmarkFixture) -> None:
    lines = "\n".join(f"@ 中国稀金谷{number}号: 说明" for number in range(300))
    report = make_report(lines)
    find_names(report, "xjg")
    names = benchmark(lambda: find_names(report, "xjg"))
    assert len(names) == 300
    assert benchmark.stats.stats.min * 1000 < 15
