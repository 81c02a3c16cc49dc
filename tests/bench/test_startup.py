"""How long until the report can be read, and with how much memory, against a bare Qt window.

Both programs are started in turn, so that a busy machine is as unkind to the one as to the other.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.library import Library

ROUNDS = 20
ALLOWED = 1.25
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Start(NamedTuple):
    """One start: wall time until the first paint, and the peak of resident memory."""

    seconds: float
    peak_kb: int


def start(*command: str) -> Start:
    """Start a program that writes a line at its first paint and ends."""
    launcher = [sys.executable, "-I", "-S", str(HERE / "_launcher.py"), sys.executable]
    environment = {**os.environ, "SHENYUE_FIRST_PAINT": "report"}
    done = subprocess.run(
        [*launcher, *command], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    answer = json.loads(done.stdout)
    assert answer["code"] == 0, done.stderr.decode()
    assert answer["line"], done.stderr.decode()
    return Start(answer["seconds"], answer["peak_kb"])


@pytest.fixture
def library_profile(profile: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A profile that holds the bundled report, and a file with the report's text."""
    library = Library(profile)
    entry = library.ensure_bundled()
    text = tmp_path / "report.txt"
    text.write_text(library.report(entry.id).text, encoding="utf-8")
    library.close()
    return profile, text


@pytest.mark.parametrize("case", ["later start", "very first start"])
def test_start_to_report(
    case: str,
    library_profile: tuple[Path, Path],
    tmp_path: Path,
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Assert both ratios; print what docs/benchmarks.md keeps."""
    filled, text = library_profile
    fresh = (tmp_path / f"fresh{number}" for number in range(ROUNDS + 2))
    bare: list[Start] = []
    ours: list[Start] = []

    def run_bare() -> None:
        bare.append(start(str(HERE / "_bare_window.py"), str(text)))

    def run_ours() -> None:
        folder = filled if case == "later start" else next(fresh)
        ours.append(start(str(ROOT / "main.py"), "--profile", str(folder)))

    def before_ours() -> None:
        """Bare, ours, ours, bare, ...: the order favours neither."""
        while len(bare) < (len(ours) + 2) // 2 * 2 - 1:
            run_bare()

    run_bare()  # warm the disk's cache, and count neither
    run_ours()
    bare.clear()
    ours.clear()
    benchmark.pedantic(run_ours, setup=before_ours, rounds=ROUNDS, iterations=1)
    run_bare()

    table, time_ratio, memory_ratio = summary(case, bare, ours)
    with capsys.disabled():
        print(f"\n{table}")
    assert time_ratio <= ALLOWED
    assert memory_ratio <= ALLOWED


def summary(case: str, bare: list[Start], ours: list[Start]) -> tuple[str, float, float]:
    """A Markdown table for docs/benchmarks.md, and the two ratios that count.

    A ratio is the median over the rounds of ours to the bare start next to it: what else the
    machine does changes from round to round, but hardly within one.
    """
    title = (
        f"{time.strftime('%Y-%m-%d')}, {case}, {len(ours)} rounds, {os.cpu_count()} cores, "
        f"{_memory_gb():.0f} GB, Python {sys.version.split()[0]}"
    )
    head = "| | bare, median | ours, median | bare, least | ours, least | ratio |"
    lines = [title, "", head, "|---|---|---|---|---|---|"]
    ratios = []
    for name, unit, factor, field in (
        ("time to the report", "ms", 1000, "seconds"),
        ("peak memory", "MB", 1 / 1024, "peak_kb"),
    ):
        low = [getattr(one, field) * factor for one in bare]
        high = [getattr(one, field) * factor for one in ours]
        ratios.append(statistics.median(o / b for b, o in zip(low, high, strict=True)))
        figures = (statistics.median(low), statistics.median(high), min(low), min(high))
        cells = [f"{figure:.0f} {unit}" for figure in figures]
        lines.append(f"| {' | '.join([name, *cells, f'{ratios[-1]:.2f}'])} |")
    return "\n".join(lines), ratios[0], ratios[1]


def _memory_gb() -> float:
    if not hasattr(os, "sysconf"):
        return 0.0
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
