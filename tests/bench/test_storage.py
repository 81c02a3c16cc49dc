"""What the store costs: opening, adding a note, a report under 10,000 notes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.anchoring import describe
from core.library import Library
from core.model.annotations import (
    AnchorState,
    Annotation,
    Colour,
    Placement,
    Style,
    Target,
    TargetKind,
)
from tests.support.libraries import add

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

NOTES = 10_000
LINE = "第{n}项：全区完成固定资产投资{n}.{n}亿元，同比增长5.{n}%，项目有序推进，质效稳步提升。"
TEXT = Target(TargetKind.TEXT)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A library with 10,000 notes on one report of 200,000 characters; its folder and report."""
    profile = tmp_path_factory.mktemp("large")
    chance = random.Random(1)
    with Library(profile) as library:
        entry = add(library, "一、甲\n" + "\n".join(LINE.format(n=n) for n in range(4000)))
        report = library.report(entry.id)
        store = library._store
        anchor = describe(report, entry.version, 100, 130)
        time = "2026-01-01T00:00:00.000000Z"
        with store.writing():
            numbers = []
            for number in range(NOTES):
                start = chance.randrange(len(report.text) - 50)
                place = Placement(AnchorState.EXACT, start, start + 30)
                note = Annotation(
                    f"{number:032x}",
                    entry.id,
                    TEXT,
                    anchor,
                    place,
                    chance.choice(list(Colour)),
                    Style.FILL,
                    "要问",
                    ("企业",) if number % 3 else (),
                    None,
                    "王",
                    time,
                    time,
                )
                numbers.append((store.annotations.save(note), place))
            store.annotations.place(entry.version, numbers)
    assert len(report.text) > 180_000
    return profile, entry.id


def test_open_a_library(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        add(library)

    def open_and_read() -> None:
        with Library(tmp_path) as opened:
            [entry] = opened.reports()
            opened.page(entry.id)

    benchmark(open_and_read)
    assert benchmark.stats.stats.median < 0.05


def test_add_a_note_to_ten_thousand(benchmark: BenchmarkFixture, large: tuple[Path, str]) -> None:
    profile, report = large
    with Library(profile) as library:
        chance = random.Random(2)

        def annotate() -> None:
            start = chance.randrange(150_000)
            library.annotate(report, TEXT, start=start, end=start + 40, note="n", tags=("t",))

        benchmark.pedantic(annotate, rounds=100, warmup_rounds=3)
        data = sorted(benchmark.stats.stats.data)
        print(f"p50 {data[50] * 1e3:.1f} ms, p95 {data[95] * 1e3:.1f} ms")
        assert data[50] < 0.010


def test_list_ten_thousand_notes(benchmark: BenchmarkFixture, large: tuple[Path, str]) -> None:
    profile, report = large
    with Library(profile) as library:
        notes = benchmark(library.annotations, report)
        assert len(notes) >= NOTES
        assert benchmark.stats.stats.median < 1.0


def test_load_the_marks_of_ten_thousand_notes(
    benchmark: BenchmarkFixture, large: tuple[Path, str]
) -> None:
    profile, report = large
    with Library(profile) as library:
        marks = benchmark(library.marks, report)
        assert len(marks) >= NOTES
        assert benchmark.stats.stats.median < 0.060
