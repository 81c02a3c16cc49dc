"""Whether a report is understood alike however it is written down.

`main` reads every document beside the repository (`../shared/corpus`), writes each out again in
many forms (`_forms.FORMS`) and compares what the parser makes of those with what it made of
the document. It prints a line for each form; `-d` one for each document and form, `-v` also what
differs; other words choose documents or forms by name. It returns 0 when every form keeps 0.97 of
the headings, marks and entries.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from _forms import FORMS  # noqa: E402
from _rewriting import Form, write  # noqa: E402

from core.importing import read  # noqa: E402
from core.importing.reader import read_bytes  # noqa: E402
from core.model.blocks import Part  # noqa: E402
from core.model.report import Report  # noqa: E402
from core.parsing.parse import parse  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
KINDS = ("headings", "marks", "entries", "figures", "ends")
GOAL = 0.97
Answers = dict[str, Counter[object]]


@cache
def _simplifier() -> object:
    from opencc import OpenCC

    return OpenCC("t2s")


def plain(text: str) -> str:
    """Words without white space, width, quotes, stops and the choice of characters."""
    text = re.sub(r"[\s“”‘’\"'.,:;。，、：；·]", "", unicodedata.normalize("NFKC", text))
    return str(_simplifier().convert(text)) if re.search(r"\w", text) else text  # type: ignore[attr-defined]


def answers_of(report: Report, numbered: bool) -> Answers:
    """What is compared: headings of the text, marks, entries, figures, first and last words."""
    body = [s for s in report.sections if s.part is Part.BODY and s.level <= 2]
    spans = {s.block for s in report.sections}
    prose = [
        b for b in report.blocks if b.index not in spans and b.kind == "paragraph" and b.text[12:]
    ]
    ends = [plain(b.text)[:12] for b in prose]
    return {
        "headings": Counter((s.level, plain(s.title)) for s in body),
        "marks": Counter(m.number for b in report.blocks for m in b.marks),
        "entries": Counter(
            (t.number if numbered else None, plain(t.term or t.definition)[:40])
            for t in report.terms
        ),
        "figures": Counter(
            (plain(f.value), plain(f.unit))
            for f in report.figures
            if report.blocks[f.block].kind != "note"
        ),
        "ends": Counter(ends),
    }


def likeness(wanted: Counter[object], given: Counter[object]) -> float:
    """F1 of the answers given."""
    total = sum(wanted.values()) + sum(given.values())
    return 2 * sum((wanted & given).values()) / total if total else 1.0


def _wanted(report: Report, form: Form) -> Answers:
    """The answers of the document, numbered as the form numbers what had no number."""
    wanted = answers_of(report, form.numbered)
    if form.numbered:
        wanted["entries"] = Counter(
            (at if t.number is None else t.number, plain(t.term or t.definition)[:40])
            for at, t in enumerate(report.terms, 1)
        )
    return wanted


def _given(report: Report, form: Form, wanted: Answers) -> Answers:
    """The answers of the form; an entry whose term was found though none was asked is right."""
    given = answers_of(report, form.numbered)
    given["entries"] = Counter()
    for term in report.terms:
        number = term.number if form.numbered else None
        whole = (number, plain(f"{term.term or ''}{term.definition}")[:40])
        own = (number, plain(term.term or term.definition)[:40])
        given["entries"][own if own in wanted["entries"] else whole] += 1
    return given


def main(argv: Sequence[str] = ()) -> int:
    """Print the scores."""
    if not CORPUS.exists():
        print(f"no documents at {CORPUS}", file=sys.stderr)
        return 0
    words = [word for word in argv if not word.startswith("-")]
    files = [p for p in sorted(CORPUS.iterdir()) if p.suffix not in (".md", ".json")]
    files = [
        p
        for p in files
        if not any(w in f.name for f in files for w in words) or any(w in p.name for w in words)
    ]
    forms = {
        n: f
        for n, f in FORMS.items()
        if not any(w in m for m in FORMS for w in words) or any(w in n for w in words)
    }
    reports = {path.name: parse(read(path)) for path in files}
    print(f"{'':34}" + "".join(f"{kind:>10}" for kind in KINDS))
    low = 0
    for name, form in forms.items():
        totals: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for document, report in reports.items():
            again = parse(read_bytes(write(report, form), "report" + form.suffix))
            if not form.numbered and any(term.term is None for term in report.terms):
                continue  # whole sentences without numbers are no entries for anyone
            wanted = _wanted(report, form)
            given = _given(again, form, wanted)
            scores = {kind: likeness(wanted[kind], given[kind]) for kind in KINDS}
            for kind in KINDS:
                if wanted[kind] or given[kind]:
                    totals[kind].append(scores[kind])
            if "-d" in argv and min(scores[k] for k in KINDS) < 0.995:
                print(f"   {document:31}" + "".join(f"{scores[k]:10.3f}" for k in KINDS))
            if "-v" in argv:
                for kind in KINDS:
                    print(
                        *(f"      {kind} - {a}\n" for a in (wanted[kind] - given[kind])),
                        *(f"      {kind} + {a}\n" for a in (given[kind] - wanted[kind])),
                        sep="",
                        end="",
                    )
        means = {k: sum(v) / len(v) if v else 1.0 for k, v in totals.items()}
        low += any(means[kind] < GOAL for kind in KINDS[:3])
        print(f"{name:34}" + "".join(f"{means[kind]:10.3f}" for kind in KINDS))
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
