"""How surely notes find their words again after edits of real reports.

`python -m tests.bench.reanchoring [ROUNDS]` prints, over random edits: of the quotes whose words
survive, the share placed rightly and without a flag; of all quotes, the share placed wrongly
without a flag.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from core.anchoring import Placer, describe
from core.model.annotations import AnchorState
from core.model.report import Report
from tests.support.edits import EditedReport

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / ".." / "shared" / "corpus"
SURE = (AnchorState.EXACT, AnchorState.MOVED)
RIGHT = 0.99
WRONG = 0.001
PHRASE = 40
SAME = 0.9


def real_reports(most: int = 100) -> list[Report]:
    """The bundled report and all of the corpus that can be read, up to `most`."""
    from core.importing import read
    from core.model.errors import UserError
    from core.parsing import parse

    paths = [ROOT / "data" / "ganxian-2021-plan-report.txt"]
    if CORPUS.is_dir():
        kinds = {".txt", ".html", ".docx", ".pdf", ".doc"}
        paths += sorted(
            p for p in CORPUS.iterdir() if p.suffix in kinds and p.name != paths[0].name
        )
    reports = []
    for path in paths[:most]:
        try:
            reports.append(parse(read(path)))
        except UserError:
            continue
    return reports


def selections(report: Report, chance: random.Random, count: int) -> list[tuple[int, int]]:
    """Spans as a reader makes them: words, clauses, sentences, whole and several blocks."""
    text = report.text
    found: list[tuple[int, int]] = []
    while len(found) < count:
        block = chance.choice([b for b in report.blocks if len(b.text) >= 4])
        base, length = report.starts[block.index], len(block.text)
        kind = chance.random()
        if kind < 0.25:
            size = chance.randint(2, min(11, length))
        elif kind < 0.75:
            size = chance.randint(min(12, length), min(60, length))
        elif kind < 0.9:
            size = length
        else:
            start = base + chance.randrange(length)
            found.append((start, min(len(text), start + chance.randint(60, 400))))
            continue
        start = base + chance.randrange(length - size + 1)
        found.append((start, start + size))
    return [
        (e - len(text[s:e].lstrip()), s + len(text[s:e].rstrip()))
        for s, e in found
        if text[s:e].strip()
    ]


def trial(
    report: Report,
    chance: random.Random,
    *,
    quotes: int = 60,
    edits: int = 40,
    side_by_side: bool = True,
) -> Counter[str]:
    """One report, edited at random, with many quotes looked for in the result.

    `side_by_side`: the former version is at hand, as when an edition is imported; else there are
    only the anchors, as in a file from another person.
    """
    edited = EditedReport(report, chance)
    former = edited.renumbered()
    spans = selections(former, chance, quotes)
    anchors = [describe(former, "old", start, end) for start, end in spans]
    deeds = (
        edited.replace_words,
        edited.insert_sentence,
        edited.move_paragraph,
        edited.change_punctuation,
        edited.delete_sentence,
    )
    for _ in range(edits):
        chance.choice(deeds)()
    # A copy that holds another quote would be that quote's rightful heir once its own is gone.
    phrases = [
        former.text[start:end]
        for start, end in spans
        if end - start <= PHRASE and sum(s < end and start < e for s, e in spans) == 1
    ]
    for phrase in chance.sample(phrases, min(len(phrases), quotes // 6)):
        edited.repeat_elsewhere(phrase.replace("\n", ""))
    placer = Placer(edited.result(), "new", former if side_by_side else None)
    counts: Counter[str] = Counter()
    for (start, end), anchor in zip(spans, anchors, strict=True):
        place = placer.place(anchor, (start, end) if side_by_side else None)
        truth = edited.where(start, end)
        sure = place.state in SURE
        counts["all"] += 1
        counts[place.state] += 1
        if truth is not None:
            counts["survived"] += 1
            counts["right"] += sure and (place.start, place.end) == truth
        wrong = sure and edited.kept(start, end, place.start, place.end) < SAME
        counts["wrong"] += wrong
    return counts


def measure(
    reports: list[Report], rounds: int, seed: int = 1, *, side_by_side: bool = True
) -> Counter[str]:
    """Many trials; the same seed gives the same edits."""
    chance = random.Random(seed)
    total: Counter[str] = Counter()
    for number in range(rounds):
        total += trial(reports[number % len(reports)], chance, side_by_side=side_by_side)
    return total


def main(argv: list[str] | None = None) -> int:
    """Measure and print; 1 when a promise is broken."""
    arguments = sys.argv[1:] if argv is None else argv
    rounds = int(arguments[0]) if arguments else 100
    reports = real_reports()
    print(f"{len(reports)} reports, {sum(len(report.text) for report in reports)} characters")
    kept = True
    for side_by_side in (True, False):
        total = measure(reports, rounds, side_by_side=side_by_side)
        right, wrong = total["right"] / total["survived"], total["wrong"] / total["all"]
        print("both versions at hand:" if side_by_side else "anchors only:", dict(total))
        print(f"  right where the words survive: {right:.2%} (at least {RIGHT:.0%})")
        print(f"  wrong and not flagged: {wrong:.3%} (at most {WRONG:.1%})")
        kept = kept and right >= RIGHT and wrong <= WRONG
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
