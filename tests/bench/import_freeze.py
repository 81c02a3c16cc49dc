"""How long the window stands still while reports are imported into it and opened.

    python -m tests.bench.import_freeze [FILE...] [--notes N] [--batch [--stop N]]

Without files: those of the corpus where there is one, and made-up ones of every format. Drives the
real window (offscreen); a timer in its thread should beat every 5 ms, and the longest gap is told,
with what the thread was doing. A gap leaves out the time for which the system gave the
processor to others.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "tests" / "data" / "importing"
TIMEOUT = 120.0


def long_report(folder: Path, characters: int = 200_000) -> Path:
    """A made-up report, by default as long as ten real ones, with headings and a glossary."""
    lines = ["青禾区2023年国民经济和社会发展计划执行情况与2024年计划草案的报告", ""]
    numerals = "一二三四五六七八九十"
    size = number = 0
    while size < characters:
        if number % 40 == 0:
            lines.append(f"{numerals[number // 40 % 10]}、第{number}项重点工作")
        # Some six numbers in a hundred characters, as in the work reports of the corpus.
        line = (
            f"（{number}）全年完成固定资产投资{number}.79亿元，同比增长8.{number % 10}%，发展质量"
            f"[{number % 60 + 1}]稳步提升，城乡面貌焕然一新，人民群众的获得感、幸福感、安全感不断"
            "增强，各项事业迈上新的台阶，为今后的工作打下了坚实的基础。"
            f"全面实施“六大攻坚战”，推进重点项目{number}个，坚持把为民造福作为最大的政绩，着力解决"
            "群众急难愁盼的问题，统筹发展和安全，社会大局保持稳定。"
        )
        lines.append(line)
        size += len(line)
        number += 1
    lines += ["名词解释", *(f"{n + 1}.发展质量{n}：指第{n}项工作的成效。" for n in range(60))]
    path = folder / "long.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def main(argv: Sequence[str] | None = None) -> int:
    """Import files one after another and print the longest gap of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--notes", type=int, default=400)
    parser.add_argument("--batch", action="store_true", help="all files in one drop")
    parser.add_argument("--stop", type=int, default=0, help="stop the batch after N results")
    parser.add_argument("--stacks", action="store_true", help="where the thread was in long gaps")
    arguments = parser.parse_args(argv)
    from PySide6.QtCore import qInstallMessageHandler

    # They tell of things that a window without a screen cannot do.
    qInstallMessageHandler(lambda *_message: None)
    with tempfile.TemporaryDirectory() as folder:
        files = arguments.files
        if not files:
            files = [long_report(Path(folder)), *sorted(SAMPLES.glob("report.*"))]
            if CORPUS.is_dir():
                files += sorted(
                    p
                    for p in CORPUS.iterdir()
                    if p.suffix not in {".md", ".json"} and "ganxian" not in p.name
                )
        if arguments.batch:
            profile = Path(folder) / "profile"
            return measure_batch(profile, files, arguments.stop, arguments.stacks)
        return measure(Path(folder) / "profile", files, arguments.notes, arguments.stacks)


def measure(profile: Path, files: Sequence[Path], notes: int, stacks: bool) -> int:
    """Print a line a file, then one for opening a report with many notes, and one for a theme."""
    from tests.bench._drive import Driver

    worst = 0.0
    driver = Driver(profile)
    try:
        for path in files:
            begun = process_time()
            name, gaps = path.name, driver.take(path)
            worst = max(worst, show(name, gaps, process_time() - begun, stacks))
        worst = max(worst, show(f"{notes} notes", driver.open_with_notes(notes), 0, stacks))
        show("theme", driver.switch_theme(), 0, stacks)
    finally:
        driver.close()
    print(f"longest gap of an import: {worst * 1000:.0f} ms")
    return 0


def measure_batch(profile: Path, files: Sequence[Path], stop: int, stacks: bool) -> int:
    """Print a line for all files in one drop: the longest gap, the results, the memory."""
    from tests.bench._drive import Driver

    driver = Driver(profile)
    try:
        begun = process_time()
        gaps, said, peak = driver.take_many(list(files), stop)
        show(f"{len(files)} files", gaps, process_time() - begun, stacks)
        print(f"{len(said)} results, window and reading process {peak / (1 << 20):.0f} MB")
    finally:
        driver.close()
    return 0


def show(name: str, gaps: list, cpu: float, stacks: bool) -> float:
    """A line about the gaps; returns the longest in seconds."""
    from tests.bench._heartbeat import LONG, Gap

    longest = max(gaps, default=Gap(0, 0, 0, ()))
    over = sum(gap.seconds > LONG for gap in gaps)
    print(
        f"{name:36} {longest.seconds * 1000:5.0f} ms (worked {longest.worked * 1000:4.0f},"
        f" no processor {longest.waited * 1000:3.0f})  over 50 ms: {over:2}  CPU {cpu:.2f} s",
        flush=True,
    )
    if stacks:
        for gap in sorted(gaps, reverse=True)[:6]:
            if gap.seconds > LONG * 0.6:
                print(f"    {gap.seconds * 1000:.0f} ms (worked {gap.worked * 1000:.0f})")
                for place in gap.places[:5]:
                    print(f"        {place}")
    return longest.seconds


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
