"""How well real reports are understood: compares the parser with a hand-made key.

`main` reads every keyed document beside the repository (`../shared/corpus/gold.json`), prints one
line for each and the totals, and returns 0 when every goal is met.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.importing import read
from core.model.blocks import Block, Part
from core.model.report import Report
from core.parsing.parse import parse
from tests.bench.score_numbers import (
    like_subject,
    sampled,
    score_doubts,
    score_figures,
    score_kinds,
    score_subjects,
)

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
GOALS = {
    "headings": 0.97,
    "marks": 0.98,
    "glossary": 0.98,
    "tables": 0.97,
    "figures": 0.98,
    "subjects": 0.9,
    "kinds": 0.95,
    "doubts": 0.8,
    "indicators": 1.0,
    "ends": 1.0,
}
_NEAR = {"about": "approx"}


@dataclass
class Count:
    """Right, wanted and given answers of one kind."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def score(self) -> float:
        """F1, or the share found where nothing is given wrongly; 1 where nothing is asked."""
        total = self.wanted + self.given
        return 2 * self.right / total if total else 1.0

    def add(self, other: Count) -> None:
        """Take another count in."""
        self.right += other.right
        self.wanted += other.wanted
        self.given += other.given


@dataclass
class Result:
    """What one document scored, its leaks, and what went wrong in words."""

    name: str
    counts: dict[str, Count]
    leaks: int
    seconds: float
    wrong: list[str] = field(default_factory=list)


def plain(text: str | None) -> str:
    """Without white space, as the key has headings."""
    return re.sub(r"\s", "", text or "")


def bare(text: str | None) -> str:
    """Without white space and quotation marks, as the key has terms."""
    return re.sub(r"[\s“”‘’\"']", "", text or "")


def compare(wanted: Iterable[Any], given: Iterable[Any], wrong: list[str], what: str) -> Count:
    """Count equal answers, each used once; say which differ."""
    left = list(given)
    count = Count(given=len(left))
    for answer in wanted:
        count.wanted += 1
        if answer in left:
            left.remove(answer)
            count.right += 1
        else:
            wrong.append(f"{what}: missing {answer}")
    wrong.extend(f"{what}: extra {answer}" for answer in left)
    return count


def headings(report: Report) -> list[tuple[int, str]]:
    """Level and words of the headings of levels 1 and 2 of the text."""
    return [
        (section.level, plain(section.label + section.title))
        for section in report.sections
        if section.part is Part.BODY and section.level <= 2
    ]


def marks(report: Report, keyed: Sequence[Any], wrong: list[str]) -> Count:
    """Marks by number; with context in the key, also by the words before them."""
    found = [(mark, block) for block in report.blocks for mark in block.marks]
    if not keyed or isinstance(keyed[0], int):
        return compare(keyed, [mark.number for mark, _ in found], wrong, "mark")
    count = Count(wanted=len(keyed), given=len(found))
    places = {mark.number: (block, mark.offset) for mark, block in found}
    for answer in keyed:
        number, context = answer["number"], answer["context"]
        block, offset = places.get(number, (None, 0))
        if block is not None and _stands(block, offset, number, context):
            count.right += 1
        else:
            wrong.append(f"mark: {number} not at {context}")
    return count


def _stands(block: Block, offset: int, number: int, context: str) -> bool:
    """Whether the mark put back where it stood gives the key's context, other marks apart."""
    printed = block.text
    shift = 0
    for mark in block.marks:
        at = mark.offset + shift
        if mark.number == number:
            offset = at
        printed = printed[:at] + mark.printed + printed[at:]
        shift += len(mark.printed)
    start = plain(printed[: offset + len(str(number))])
    context = plain(context)
    return any(
        start.endswith(context[:end]) and context[:end].endswith(str(number))
        for end in range(len(context) // 2 - 2, len(context))
    )


def glossary(report: Report, keyed: Sequence[dict[str, Any]], wrong: list[str]) -> Count:
    """Entries by number and term; a note without term by its number and first words."""

    def of_key(entry: dict[str, Any]) -> tuple[Any, str]:
        text = plain(entry.get("text") or entry.get("text_start"))
        if "term" not in entry:
            return entry["number"], bare(re.split("[:：]", text)[0]) if ":" in text else text
        return entry["number"], bare(entry["term"]) or text[:10]

    wanted = [of_key(entry) for entry in keyed]
    given = []
    for term in report.terms:
        words = bare(term.term) or plain(term.definition)[:10]
        if (term.number, words) not in wanted:
            whole = plain(f"{term.term}{term.definition}")
            words = whole if (term.number, whole) in wanted else words
        given.append((term.number, words))
    return compare(wanted, given, wrong, "entry")


def _cell(text: str | None) -> str:
    return re.sub(r"[\s，]", "", text or "").replace("（", "(").replace("）", ")")


def tables(report: Report, key: dict[str, Any], wrong: list[str]) -> Count:
    """Cells of the sampled rows, headings, captions, units and numbers of rows."""
    count = Count()
    for keyed in key.get("tables", []):
        caption = _cell(keyed["caption"])
        table = next(
            (t for t in report.tables if caption and caption in _cell(t.caption)),
            next(
                (t for t in report.tables if _cell(t.caption) and _cell(t.caption) in caption), None
            ),
        )
        rows = [[_cell(c) for c in row] for row in (table.rows if table else ())]
        answers: list[tuple[str, list[Any], list[Any]]] = [
            ("columns", [_cell(c) for c in keyed["columns"]], [_cell(c) for c in table.columns])
            if table
            else ("columns", keyed["columns"], []),
            ("rows", [keyed["rows"]], [len(rows)]),
        ]
        for sample in keyed["sample"]:
            wanted = [_cell(c) for c in sample]
            row = next((r for r in rows if r[:1] == wanted[:1] and r == wanted), None)
            row = row or next((r for r in rows if r[:1] == wanted[:1]), [])
            answers.append((f"row {wanted[0]}", wanted, row))
        for what, wanted, given in answers:
            right = sum(a == b for a, b in zip(wanted, given, strict=False))
            count.add(Count(right, len(wanted), len(wanted)))
            if right < len(wanted):
                wrong.append(f"table {caption[:24]}: {what}: {wanted} is {given}")
    return count


def figures(report: Report, key: dict[str, Any], wrong: list[str]) -> Count:
    """Figures with value, unit and bound: a whole key in order, a sample at the key's words."""
    for sample, found in sampled(report, key):
        wanted = f"{sample['value']}{sample['unit']} {sample['bound']}"
        bound = _NEAR.get(str(found.bound), str(found.bound)) if found else ""
        given = f"{found.value}{found.unit} {bound}" if found else "nothing"
        if wanted != given:
            wrong.append(f"figure: {sample['sentence_part']}: {wanted} is {given}")
        elif found and not like_subject(found.subject, sample["subject"]):
            wrong.append(f"subject: {wanted}: {sample['subject']} is {found.subject}")
    return Count(*score_figures(report, key))


def indicators(report: Report, keyed: Sequence[dict[str, Any]], wrong: list[str]) -> Count:
    """The cells of the keyed indicators: plan and actual of 2020, targets of district and city."""
    count = Count()
    places = {
        "plan_2020": (2020, "plan", False),
        "actual_2020": (2020, "actual", False),
        "target_2021_district": (2021, "target", False),
        "target_2021_city": (2021, "target", True),
    }
    for answer in keyed:
        name = _cell(answer["name"])
        found = next((i for i in report.indicators if _cell(i.name) == name), None)
        given = {
            (value.year, str(value.role), value.scope == "全市"): _cell(value.expr.text)
            for value in (found.values if found else ())
        }
        for column, place in places.items():
            wanted, seen = _cell(answer[column]), given.get(place, "")
            count.add(Count(int(wanted == seen), 1, 1))
            if wanted != seen:
                wrong.append(f"indicator: {name} {column}: {wanted} is {seen}")
    return count


def measure(name: str, key: dict[str, Any]) -> Result:
    """Read, parse and score one document."""
    started = time.process_time()
    report = parse(read(CORPUS / name))
    seconds = time.process_time() - started
    wrong: list[str] = []
    body = plain(report.text)
    ends = [key[k] for k in ("first_sentence", "last_sentence") if key.get(k)]
    lost = [words for words in ends if plain(words) not in body]
    wrong.extend(f"lost: {words}" for words in lost)
    chrome = [*key.get("chrome", []), *key.get("neighbour_text", [])]
    leaks = [words for words in chrome if plain(words) in body]
    wrong.extend(f"leak: {words}" for words in leaks)
    keyed_headings = [(h["level"], plain(h["title"])) for h in key["headings"]]
    counts = {
        "headings": compare(keyed_headings, headings(report), wrong, "heading"),
        "marks": marks(report, key["refs"], wrong),
        "glossary": glossary(report, key["glossary"], wrong),
        "tables": tables(report, key, wrong),
        "figures": figures(report, key, wrong),
        "subjects": Count(*score_subjects(report, key)),
        "kinds": Count(*score_kinds(report, key)),
        "doubts": Count(*score_doubts(report, key)) if "doubts" in key else Count(),
        "indicators": indicators(report, key.get("indicators", []), wrong),
        "ends": Count(len(ends) - len(lost), len(ends), len(ends)),
    }
    if plain(report.meta.title) != plain(key["title"]):
        wrong.append(f"title: {report.meta.title}")
    if report.meta.region != key["region"]:
        wrong.append(f"region: {report.meta.region} for {key['region']}")
    if str(report.meta.kind) != key["kind"]:
        wrong.append(f"kind: {report.meta.kind}")
    years = {str(report.meta.year), str(report.meta.plan_year)}
    if not set(str(key["year"]).split("/")) <= years:
        wrong.append(f"year: {years}")
    return Result(name, counts, len(leaks), seconds, wrong)


def main(argv: Sequence[str] = ()) -> int:
    """Print the scores; `-v` also what differs; other words choose documents by name."""
    if not (CORPUS / "gold.json").exists():
        print(f"no key at {CORPUS}", file=sys.stderr)
        return 2
    key = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))
    chosen = [word for word in argv if not word.startswith("-")]
    totals = {kind: Count() for kind in GOALS}
    leaks, failed = 0, []
    print(f"{'':34}" + "".join(f"{kind:>11}" for kind in GOALS) + "     leaks       s")
    for name, answers in key.items():
        if chosen and not any(word in name for word in chosen):
            continue
        try:
            result = measure(name, answers)
        except Exception as error:  # one broken document must not hide the others
            failed.append(name)
            print(f"{name:34} {type(error).__name__}: {error}")
            continue
        leaks += result.leaks
        for kind, count in result.counts.items():
            totals[kind].add(count)
        _print(name, result.counts, result.leaks, result.seconds)
        if "-v" in argv:
            print("".join(f"      {line}\n" for line in result.wrong), end="")
    _print("total", totals, leaks, None)
    short = [kind for kind, goal in GOALS.items() if totals[kind].score < goal]
    if short or leaks or failed:
        print("below the goal: " + ", ".join([*short, *(["leaks"] if leaks else []), *failed]))
    return int(bool(short or leaks or failed))


def _print(name: str, counts: dict[str, Count], leaks: int, seconds: float | None) -> None:
    scores = "".join(
        f"{counts[kind].score:11.3f}" if counts[kind].wanted + counts[kind].given else f"{'-':>11}"
        for kind in GOALS
    )
    took = f"{seconds:8.3f}" if seconds is not None else ""
    print(f"{name:34}{scores}{leaks:10d}{took}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
