"""Whole documents: sixty pages without tables, and 20,000 characters read, understood and kept."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import count
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from core.importing import read_bytes
from core.library import Library
from core.parsing.parse import parse
from tests.support.containers import PdfPage, Words, make_pdf

ROOT = Path(__file__).resolve().parents[2]
PAGE_SECONDS, PAGE_BYTES = 2.0, 300_000_000
KEPT_SECONDS = 0.15
_CODE = (
    "import sys, pathlib, resource; from core.importing import read;"
    "from core.parsing.parse import parse;"
    "parse(read(pathlib.Path(sys.argv[1])));"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)
_BETWEEN = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"


def _line(at: int) -> str:
    done = f"全县第{at % 90 + 10}个项目完成投资{at % 70 + 10}亿元"
    return f"{done}，增长{at % 9}.{at % 7}%，新增就业{at}人"


def _pages(pages: int) -> list[PdfPage]:
    numbers = count(1000)
    return [
        PdfPage(
            [Words(72, 760 - 26 * n, 14, _line(next(numbers))) for n in range(26)]
            + [Words(280, 40, 10, f"— {page + 1} —")]
        )
        for page in range(pages)
    ]


def test_sixty_pages_of_a_pdf_are_understood(benchmark: BenchmarkFixture) -> None:
    data = make_pdf(_pages(60))
    report = benchmark.pedantic(lambda: parse(read_bytes(data, "a.pdf")), rounds=5)
    assert len(report.text) > 40_000
    assert not report.tables
    assert benchmark.stats is None or benchmark.stats.stats.min < PAGE_SECONDS


def test_sixty_pages_of_a_pdf_take_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(make_pdf(_pages(60)))
    # Through a small process in between: the peak of a process begins with that of its parent.
    ended = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _BETWEEN, sys.executable, "-c", _CODE, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    peak = int(ended.stdout) * (1 if sys.platform == "darwin" else 1024)
    print(f"peak memory: {peak / 1e6:.0f} MB")
    assert peak < PAGE_BYTES


_PROSE = "聚焦重点领域和薄弱环节，健全协调推进机制，压实各方责任，定期调度进展，及时解决问题，"


def _text(number: int) -> str:
    """A report of some 21,000 characters and 800 figures, another for each number."""
    paragraphs = [
        f"（{'一二三四五六七八九'[n % 9]}）第{number}·{n}项工作。"
        + "".join(f"{_PROSE}{_line(at)}。" for at in range(n, n + 3))
        for n in range(92)
    ]
    return f"云溪县{2000 + number % 90}年政府工作报告\n一、工作回顾\n" + "\n".join(paragraphs)


def test_twenty_thousand_characters_are_read_understood_and_kept(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    numbers = count()
    library = Library(tmp_path / "profile")
    spent: list[float] = []

    def prepared() -> tuple[tuple[Path], dict[str, object]]:
        number = next(numbers)
        path = tmp_path / f"{number}.txt"
        path.write_text(_text(number)[:20_000], encoding="utf-8")
        return (path,), {}

    def kept(path: Path) -> None:
        started = time.process_time()
        library.import_file(path)
        spent.append(time.process_time() - started)

    benchmark.pedantic(kept, setup=prepared, rounds=10)
    library.close()
    print(f"processor time: {min(spent) * 1000:.0f} ms at least")
    assert len(_text(0)) >= 20_000
    assert min(spent) < KEPT_SECONDS
