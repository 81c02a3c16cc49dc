"""Damaged files for every reader and the parser behind: only `UserError` comes out, and in time.

    python3 dev.py fuzz fuzz_importing [--cases N] [--seed S] [--only FORMAT] [--seconds S]

Each case is a sample with bytes flipped, cut, doubled or replaced; containers are unpacked first,
so that the damage reaches the XML and not only the checksum. The seed makes every case again.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.importing import legacy  # noqa: E402
from core.importing.limits import Budget  # noqa: E402
from core.importing.reader import read_draft  # noqa: E402
from core.model.errors import UserError  # noqa: E402
from core.parsing import parse_all  # noqa: E402

SAMPLES = ROOT / "tests" / "data" / "importing"
FILES = {
    "txt": "report.txt",
    "html": "page.html",
    "mht": "page.mht",
    "docx": "report.docx",
    "doc": "report.doc",
    "pdf": "report.pdf",
    "odt": "report.odt",
    "epub": "report.epub",
    "ofd": "report.ofd",
    "md": "report.md",
    "csv": "report.csv",
    "picture": "blank.png",
}
ZIPPED = ("docx", "odt", "epub", "ofd")
CASES = 2_000
SECONDS = 10.0

TOKENS = (
    b"<", b">", b"&", b"</p>", b"<w:tbl>", b"<table>", b"]]>", b"<!DOCTYPE x>", b"&#0;", b"|",
    b"&#xD800;", b"99999999999", b"-1", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"%PDF-", b"endobj",
    b"/Kids [2 0 R]", b"1 0 R", b"<sup>", b"#" * 9, b'"', b",", b'w:val="99999999"', b"\xe9\x95",
)  # fmt: skip

VALUES = (
    "", "0", "-1", "1", "99999999999999999999", "1e308", "nan", "g 99999 1", "restart", "%1%9",
    "../../x", "〇", "\u2f00\U00020bb7", "\u200b", "a" * 3_000,
)  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to eight wounds."""
    body = bytearray(data)
    for _wound in range(chance.randint(1, 8)):
        if not body:
            break
        at = chance.randrange(len(body))
        kind = chance.randrange(7)
        if kind == 0:
            body[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            body[at] = chance.randrange(256)
        elif kind == 2:
            del body[at : at + chance.randint(1, max(1, len(body) // 8))]
        elif kind == 3:
            piece = body[at : at + chance.randint(1, 200)]
            body[at:at] = piece * chance.randint(1, 20)
        elif kind == 4:
            body[at:at] = chance.choice(TOKENS)
        elif kind == 5:
            other = chance.randrange(len(body))
            body[at : at + 16] = body[other : other + 16]
        elif chance.random() < 0.3:
            del body[at:]
    return bytes(body)


def mutate_tree(data: bytes, chance: random.Random) -> bytes:
    """Well-formed XML with elements lost, doubled, moved or renamed, and strange values."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return mutate(data, chance)
    for _wound in range(chance.randint(1, 6)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        kind = chance.randrange(6)
        if kind == 0 and parent is not None:
            parent.remove(element)
        elif kind == 1 and parent is not None and len(elements) < 3_000:
            parent.extend(deepcopy(element) for _copy in range(chance.randint(1, 9)))
        elif kind == 2 and len(elements) < 3_000:
            other.append(deepcopy(element))
        elif kind == 3:
            element.tag = other.tag
        elif kind == 4 and element.attrib:
            element.set(chance.choice(sorted(element.attrib)), chance.choice(VALUES))
        else:
            element.text = chance.choice(VALUES)
    return etree.tostring(root)


def mutate_zip(data: bytes, chance: random.Random) -> bytes:
    """The container with one or two of its members wounded, sometimes the container itself."""
    if chance.random() < 0.15:
        return mutate(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(sorted(members), min(len(members), chance.randint(1, 2))):
        if chance.random() < 0.1:
            del members[name]
        elif chance.random() < 0.7:
            members[name] = mutate_tree(members[name], chance)
        else:
            members[name] = mutate(members[name], chance)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


@contextmanager
def without_office() -> Iterator[None]:
    """LibreOffice is not what is tested here, and starts too slowly for thousands of cases."""
    found = legacy.find_office
    legacy.find_office = lambda: None
    try:
        yield
    finally:
        legacy.find_office = found


def fuzz(name: str, cases: int, seed: int, seconds: float) -> tuple[Counter[str], list[str]]:
    """Runs the cases of one format: how they ended, and the failures."""
    data = (SAMPLES / FILES[name]).read_bytes()
    ends: Counter[str] = Counter()
    failures: list[str] = []
    for case in range(cases):
        chance = random.Random(f"{name}-{seed}-{case}")
        wounded = mutate_zip(data, chance) if name in ZIPPED else mutate(data, chance)
        started = time.perf_counter()
        faulthandler.dump_traceback_later(seconds * 6, exit=True)  # a hang ends with its place
        try:
            draft = read_draft(wounded, FILES[name], Budget(seconds))
            parse_all(draft.source(FILES[name], ""))
            ends["read"] += 1
        except UserError:
            ends["refused"] += 1
        except Exception:
            failures.append(f"{name} case {case}:\n{traceback.format_exc()}")
            ends["failed"] += 1
        finally:
            faulthandler.cancel_dump_traceback_later()
        spent = time.perf_counter() - started
        if spent > seconds:
            failures.append(f"{name} case {case}: {spent:.1f} s")
    return ends, failures


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the fuzzers and prints a summary; 1 when something else than `UserError` came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(FILES))
    parser.add_argument("--seconds", type=float, default=SECONDS)
    arguments = parser.parse_args(argv)
    failures: list[str] = []
    with without_office():
        for name in [arguments.only] if arguments.only else FILES:
            started = time.perf_counter()
            ends, failed = fuzz(name, arguments.cases, arguments.seed, arguments.seconds)
            failures += failed
            spent = time.perf_counter() - started
            print(f"{name:8} {dict(sorted(ends.items()))} {spent:.1f} s", flush=True)
    for failure in failures[:20]:
        print(failure)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
