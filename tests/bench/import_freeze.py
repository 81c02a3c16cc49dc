"""How long the window stands still while reports are imported into it and opened.

    python -m tests.bench.import_freeze [FILE...] [--notes N] [--batch [--stop N]]

Without files: those of the corpus where there is one, and made-up ones of every format. Drives the
real window (offscreen); a timer in its thread should beat every 5 ms. Of importing a file, and of
opening its report again, the longest time without a beat is told: as the clock on the wall counts
it, how much of it the thread worked itself, how much it waited for a processor that others had,
and what it did.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench._heartbeat import Gap

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
            return measure_batch(profile, files, arguments.stop)
        return measure(Path(folder) / "profile", files, arguments.notes)


def measure(profile: Path, files: Sequence[Path], notes: int) -> int:
    """Print two lines a file, then one for opening many notes, and one for a theme."""
    from tests.bench._drive import Driver

    imports: list[Gap] = []
    openings: list[Gap] = []
    driver = Driver(profile)
    try:
        for path in files:
            imports.append(show(path.name, driver.take(path)))
            openings.append(show("   opened", driver.open_again()))
        openings.append(show(f"{notes} notes", driver.open_with_notes(notes)))
        theme = show("theme", driver.switch_theme())
    finally:
        driver.close()
    for name, gaps in (("importing", imports), ("opening", openings), ("theme", [theme])):
        longest, worked = max(gap.seconds for gap in gaps), max(gap.worked for gap in gaps)
        held = max(gap.seconds - gap.waited for gap in gaps)
        print(
            f"{name}: longest turn {longest * 1000:.0f} ms, without waiting for a processor that"
            f" others had {held * 1000:.0f} ms, own work {worked * 1000:.0f} ms"
        )
    return 0


def measure_batch(profile: Path, files: Sequence[Path], stop: int) -> int:
    """Print a line for all files in one drop: the longest gap, the results, the memory."""
    from tests.bench._drive import Driver

    driver = Driver(profile)
    try:
        gaps, said, peak = driver.take_many(list(files), stop)
        show(f"{len(files)} files", gaps)
        print(f"{len(said)} results, window and reading process {peak / (1 << 20):.0f} MB")
    finally:
        driver.close()
    return 0


def show(name: str, gaps: list[Gap]) -> Gap:
    """A line about the longest of the gaps.

    Returns:
        A gap as long, as full of work, and with as much beside waiting as any of them had.
    """
    longest = max(gaps)
    busiest = max(gaps, key=lambda gap: gap.worked)
    print(
        f"{name:32} {longest.seconds * 1000:3.0f} ms (own {longest.worked * 1000:3.0f},"
        f" no processor {longest.waited * 1000:3.0f}) most own {busiest.worked * 1000:3.0f}"
        f"  {longest.what or 'Qt alone'}",
        flush=True,
    )
    held = max(gap.seconds - gap.waited for gap in gaps)
    return longest._replace(worked=busiest.worked, waited=longest.seconds - held)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
