from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.checks.findings import find
from core.i18n import language, set_language
from core.model.checks import CheckKind
from tests.support.parsed import parsed

BODY = """全年地区生产总值312.45亿元，比上年增长4.6%。接待问题320件，办结288件，办结率达91%。

20204月，全市工作有序开展，成效明显。

表1 2020年主要指标

| 指标 | 单位 | 2020年 | 比上年增长（%） |
|---|---|---|---|
| 地区生产总值 | 亿元 | 321.45 | 4.6 |
"""


def test_every_kind_comes_in_one_list_in_order_each_with_its_own_key() -> None:
    found = find(parsed(BODY, "bulletin"))
    kinds = [CheckKind.TEXT_AGAINST_TABLE, CheckKind.ARITHMETIC, CheckKind.DOUBT]
    assert [one.kind for one in found] == kinds
    assert len({one.key for one in found}) == len(found)


def test_keys_stay_when_the_report_grows_elsewhere() -> None:
    keys = {one.key for one in find(parsed(BODY, "bulletin"))}
    grown = parsed("人口保持稳定。\n\n" + BODY, "bulletin")
    assert {one.key for one in find(grown)} == keys


def test_the_same_words_twice_have_two_keys() -> None:
    twice = "办结问题320件，其中办结288件，办结率达91%。\n\n" * 2
    first, second = find(parsed(twice, "bulletin"))
    assert first.key != second.key


@pytest.fixture
def _language_put_back() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


@pytest.mark.usefixtures("_language_put_back")
def test_messages_are_in_the_language_of_now() -> None:
    set_language("zh")
    report = parsed(BODY, "bulletin")
    chinese = [one.message for one in find(report)]
    set_language("en")
    english = [one.message for one in find(report)]
    assert english[0].startswith("地区生产总值 (2020, Actual)")
    assert "may be missing" in english[2]
    assert not set(chinese) & set(english)
    assert [one.key for one in find(report)] == [one.key for one in find(parsed(BODY, "bulletin"))]
