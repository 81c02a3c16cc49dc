"""Kill a process that writes notes, at random moments, again and again; then count.

`python -m tests.soak.kill [KILLS] [FOLDER]` ends with 0 when every note that was acknowledged is
in the library and the file is whole.
"""

from __future__ import annotations

import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 0.25
"""Seconds that a writer may live after its first acknowledgement."""

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from core.library import Library
from core.model.annotations import Target, TargetKind
library = Library(Path(sys.argv[1]))
[entry] = library.reports()
last = None
while True:
    change = library.annotate(
        entry.id, Target(TargetKind.TEXT), start=30, end=60, note="n", tags=["t"]
    )
    print("made", change.ids[0], flush=True)
    if last is not None:
        library.edit(last, note="edited")
        print("edited", last, flush=True)
    last = change.ids[0]
"""


def run(profile: Path, kills: int, seed: int | None = None) -> list[str]:
    """Start and kill `kills` writers on a new library in `profile`; what is wrong afterwards.

    A writer tells of each note only when the verb has returned. Reads the acknowledgements up to
    the moment of death.
    """
    from core.library import Library
    from tests.support.libraries import add

    chance = random.Random(seed)
    with Library(profile) as library:
        report = add(library).id
    acknowledged: dict[str, str] = {}
    for _ in range(kills):
        acknowledged.update(_one_life(profile, chance))
    with Library(profile) as library:
        notes = {one.id: one for one in library.annotations(report)}
        wrong = library.verify()
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


def _one_life(profile: Path, chance: random.Random) -> dict[str, str]:
    """Run a writer, kill it, and return the last deed it acknowledged for each note."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(profile), str(ROOT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout is not None
    # Some are killed while they start and open the library, most while they write.
    ready, _, _ = select.select([writer.stdout], [], [], 30 if chance.random() < 0.9 else 0.3)
    if ready:
        time.sleep(chance.random() * LONGEST)
    writer.send_signal(signal.SIGKILL)
    output, errors = writer.communicate()
    if b"Traceback" in errors:
        raise AssertionError(errors.decode())
    lines = output.decode().splitlines(keepends=True)
    pairs = [line.split() for line in lines if line.endswith("\n")]
    return {note: deed for deed, note in pairs}


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
