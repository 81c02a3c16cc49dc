"""How much of a hand-made key a report's tables, indicators, figures and doubts match.

Every function returns (matched, expected, found); for keys that hold only a sample of a document
`found` is what was found at the places of the sample, so that precision is not measured by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from core.model.blocks import BlockKind
from core.model.report import Report
from core.model.values import Bound, Figure, Indicator, IndicatorValue, ValueRole

Key = Mapping[str, Any]
Score = tuple[int, int, int]

_APART = re.compile(r"[\s\u3000]")
_REMARK = re.compile(r"（[^（）]*）|\([^()]*\)")
_ALIKE = 0.5


def squeeze(text: str | None) -> str:
    """`text` without white space; an absent one is empty."""
    return _APART.sub("", text or "")


def score_tables(report: Report, key: Key) -> Score:
    """Cells of the keyed tables: headings and the sample rows; a missing table misses them all."""
    matched = expected = found = 0
    for wanted in key.get("tables", ()):
        columns = [squeeze(name) for name in wanted["columns"]]
        samples = [[squeeze(cell) for cell in row] for row in wanted["sample"]]
        expected += len(columns) + sum(map(len, samples))
        table = next(
            (t for t in report.tables if squeeze(t.caption) == squeeze(wanted["caption"])), None
        )
        if table is None:
            continue
        names = [squeeze(name) for name in table.columns]
        rows = [[squeeze(cell) for cell in row] for row in table.rows]
        found += len(names)
        matched += sum(a == b for a, b in zip(names, columns, strict=False))
        for sample in samples:
            row = max(rows, key=lambda row: _equal(row, sample), default=[])
            found += len(row)
            matched += _equal(row, sample)
    return matched, expected, found


def score_table_shapes(report: Report, key: Key) -> Score:
    """Tables of the key whose rows are as many as there; found counts all tables of the report."""
    right = 0
    for wanted in key.get("tables", ()):
        right += any(
            squeeze(t.caption) == squeeze(wanted["caption"]) and len(t.rows) == wanted["rows"]
            for t in report.tables
        )
    return right, len(key.get("tables", ())), len(report.tables)


def _equal(row: Sequence[str], sample: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(row, sample, strict=False))


_PARTS = {
    "plan_2020": (2020, ValueRole.PLAN, ""),
    "actual_2020": (2020, ValueRole.ACTUAL, ""),
    "target_2021_district": (2021, ValueRole.TARGET, "赣县区"),
    "target_2021_city": (2021, ValueRole.TARGET, "全市"),
}


def score_indicators(report: Report, key: Key) -> Score:
    """Name, unit and every cell of the keyed indicators, blanks included."""
    wanted = key.get("indicators", ())
    matched, expected = 0, len(wanted) * (2 + len(_PARTS))
    for row in wanted:
        indicator = next((i for i in report.indicators if i.name == row["name"]), None)
        if indicator is None:
            continue
        matched += 1 + (indicator.unit == (row["unit"] or ""))
        for name, (year, role, scope) in _PARTS.items():
            value = _value(indicator, year, role, scope)
            matched += (value.expr.text if value else None) == row[name]
    return matched, expected, len(report.indicators) * (2 + len(_PARTS))


def _value(indicator: Indicator, year: int, role: ValueRole, scope: str) -> IndicatorValue | None:
    return next(
        (
            v
            for v in indicator.values
            if v.year == year and v.role is role and scope in ("", v.scope)
        ),
        None,
    )


def _bound(figure: Figure) -> str:
    return "approx" if figure.bound is Bound.ABOUT else str(figure.bound)


def score_figures(report: Report, key: Key) -> Score:
    """Figures with value, unit and bound at their place.

    With a whole key in reading order (`quantities`) the two lists are laid side by side; with a
    sample each is looked up by the words around it.
    """
    if "quantities" in key:
        wanted = [(q["value"], q["unit"], q["bound"]) for q in key["quantities"]]
        have = [(f.value, f.unit, _bound(f)) for f in report.figures]
        blocks = SequenceMatcher(None, wanted, have, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks), len(wanted), len(have)
    pairs = list(sampled(report, key))
    right = sum(
        figure is not None and (figure.value, figure.unit, _bound(figure)) == _wanted(sample)
        for sample, figure in pairs
    )
    return right, len(pairs), sum(figure is not None for _sample, figure in pairs)


def _wanted(sample: Key) -> tuple[str, str, str]:
    return sample["value"], sample["unit"], sample["bound"]


def sampled(report: Report, key: Key) -> Iterator[tuple[Key, Figure | None]]:
    """Every sampled figure of the key with the figure found at its place, None for none."""
    prose = [b for b in report.blocks if b.kind is not BlockKind.TABLE]
    for sample in key.get("quantities_sample", ()):
        part = squeeze(sample["sentence_part"])
        best: Figure | None = None
        for block in prose:
            places = [at for at, char in enumerate(block.text) if not _APART.match(char)]
            text = squeeze(block.text)
            if part not in text:
                continue
            first = places[text.index(part)]
            last = places[text.index(part) + len(part) - 1] + 1
            here = [
                f
                for f in report.figures
                if f.block == block.index and f.start < last and f.end > first
            ]
            same = [f for f in here if f.value == sample["value"]]
            best = (same or here or [None])[0]
            break
        yield sample, best


def score_subjects(report: Report, key: Key) -> Score:
    """Sampled figures whose subject names the keyed thing, in other words or fewer."""
    pairs = [(s, f) for s, f in sampled(report, key) if f is not None]
    right = sum(like_subject(f.subject, s["subject"]) for s, f in pairs)
    return right, len(key.get("quantities_sample", ())), len(pairs)


def score_kinds(report: Report, key: Key) -> Score:
    """Sampled figures of the keyed kind (level, growth, share, count)."""
    pairs = [(s, f) for s, f in sampled(report, key) if f is not None]
    return (
        sum(str(f.measure) == s["kind"] for s, f in pairs),
        len(key.get("quantities_sample", ())),
        len(pairs),
    )


def like_subject(have: str, wanted: str) -> bool:
    """Whether two names are of one thing: remarks aside, one holds the other or most pairs."""
    a, b = (_REMARK.sub("", squeeze(name)).strip("“”的") for name in (have, wanted))
    if not a or not b:
        return False
    if a in b or b in a:
        return min(len(a), len(b)) >= 0.3 * max(len(a), len(b))
    pairs_a = {a[i : i + 2] for i in range(len(a) - 1)}
    pairs_b = {b[i : i + 2] for i in range(len(b) - 1)}
    if not pairs_a or not pairs_b:
        return False
    return 2 * len(pairs_a & pairs_b) / (len(pairs_a) + len(pairs_b)) >= _ALIKE


def score_doubts(report: Report, key: Key) -> Score:
    """Doubts of the key that a doubt of the report names: the same words, or words inside them."""
    wanted = [squeeze(d["text"]) for d in key.get("doubts", ())]
    have = [_printed(report, at) for at in range(len(report.doubts))]
    left = list(have)
    matched = 0
    for words in wanted:
        hit = next((h for h in left if h in words or words in h), None)
        if hit is not None:
            left.remove(hit)
            matched += 1
    return matched, len(wanted), len(have)


def _printed(report: Report, at: int) -> str:
    """The doubted words as the source prints them, with a note mark that touches them."""
    doubt = report.doubts[at]
    for mark in report.blocks[doubt.block].marks:
        if mark.offset == doubt.start:
            return squeeze(mark.printed + doubt.text)
        if mark.offset == doubt.end:
            return squeeze(doubt.text + mark.printed)
    return squeeze(doubt.text)
