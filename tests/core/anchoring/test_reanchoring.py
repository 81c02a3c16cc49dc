"""The promise of the bench, on fewer edits and without the corpus."""

from __future__ import annotations

import random

from core.importing import read
from core.parsing import parse
from tests.bench.reanchoring import RIGHT, ROOT, WRONG, measure, selections, trial
from tests.support.reports import make_report


def test_notes_on_the_bundled_report_survive_random_edits() -> None:
    report = parse(read(ROOT / "data" / "ganxian-2021-plan-report.txt"))
    total = measure([report], 12, seed=7)
    assert total["survived"] > 500
    assert total["right"] / total["survived"] >= RIGHT
    assert total["wrong"] / total["all"] <= WRONG * 3  # one of 700 would be too coarse a measure


def test_the_bench_itself_can_fail() -> None:
    report = make_report()
    chance = random.Random(3)
    assert all(start < end for start, end in selections(report, chance, 50))
    total = trial(report, chance, quotes=40, edits=60)
    assert total["survived"] < total["all"]
