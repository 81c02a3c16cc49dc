"""Kill a process that writes notes, at random moments, again and again; then count.

`python -m tests.soak.kill [KILLS] [FOLDER]` ends with 0 when every note that was acknowledged is
in the library and the file is whole. POSIX only: it forks and sends SIGKILL.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 0.2
"""Seconds that a writer may live, counted from its birth."""

NURSERY = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
import sqlite_utils
from core.library import Library
from core.model.annotations import Target, TargetKind

def tell(*words):
    os.write(1, (" ".join(map(str, words)) + chr(10)).encode())

def write():
    library = Library(Path(sys.argv[1]))
    [entry] = library.reports()
    last = None
    while True:
        change = library.annotate(
            entry.id, Target(TargetKind.TEXT), start=30, end=60, note="n", tags=["t"]
        )
        tell("made", change.ids[0])
        if last is not None:
            library.edit(last, note="edited")
            tell("edited", last)
        last = change.ids[0]

for _line in sys.stdin:
    writer = os.fork()
    if writer == 0:
        try:
            write()
        except BaseException as error:
            tell("failed", repr(error).replace(" ", "_"))
        os._exit(1)
    tell("born", writer)
    tell("dead", os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]))
"""
"""Loads the program once and then bears a writer for every line it is given.

A writer tells of a note only when the verb has returned.
"""


def run(profile: Path, kills: int, seed: int | None = None) -> list[str]:
    """Start and kill `kills` writers on a new library in `profile`; what is wrong afterwards."""
    from core.library import Library
    from tests.support.libraries import add

    chance = random.Random(seed)
    with Library(profile) as library:
        report = add(library).id
    acknowledged: dict[str, str] = {}
    wrong: list[str] = []
    nursery = subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(profile), str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    with nursery:
        for _ in range(kills):
            nursery.stdin.write("\n")
            nursery.stdin.flush()
            for deed, note in _one_life(nursery.stdout, chance.random() * LONGEST):
                if deed == "failed":
                    wrong.append(f"a writer failed: {note}")
                else:
                    acknowledged[note] = deed
        nursery.stdin.close()
    with Library(profile) as library:
        notes = {one.id: one for one in library.annotations(report)}
        wrong += library.verify()
    wrong += [f"lost: {note}" for note in acknowledged if note not in notes]
    wrong += [
        f"lost edit: {note}"
        for note, deed in acknowledged.items()
        if deed == "edited" and note in notes and notes[note].note != "edited"
    ]
    wrong += [f"half a note: {one.id}" for one in notes.values() if one.tags != ("t",)]
    if len(acknowledged) < kills:
        wrong.append(f"too few notes to tell: {len(acknowledged)}")
    return wrong


def _one_life(output: IO[str], seconds: float) -> list[tuple[str, str]]:
    """Kill the writer that is being born after so many seconds; what it acknowledged, in order."""
    told: list[tuple[str, str]] = []
    for line in output:
        deed, word = line.split()
        if deed == "born":
            time.sleep(seconds)
            os.kill(int(word), signal.SIGKILL)
        elif deed == "dead":
            return told
        else:
            told.append((deed, word))
    raise AssertionError("the nursery ended")


def main(argv: list[str] | None = None) -> int:
    """Run and report; 0 when nothing was lost."""
    arguments = sys.argv[1:] if argv is None else argv
    kills = int(arguments[0]) if arguments else 1000
    with tempfile.TemporaryDirectory() as spare:
        profile = Path(arguments[1]) if len(arguments) > 1 else Path(spare) / "profile"
        begun = time.monotonic()
        wrong = run(profile, kills)
        for line in wrong[:20]:
            print(line)
        print(f"{kills} kills in {time.monotonic() - begun:.0f} s: {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
