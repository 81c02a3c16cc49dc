"""What an import costs: the processor for a report of 20,000 characters, and the window's patience.

The window is driven for real, see `import_freeze.py`, which prints a line for every file.
"""

from __future__ import annotations

import gc
from pathlib import Path
from time import process_time

import pytest
from pytestqt.qtbot import QtBot

from core.library import Library
from tests.bench._drive import Driver
from tests.bench.import_freeze import SAMPLES, long_report, show

CHARACTERS = 20_000
CPU = 0.15
"""Seconds of processor time for reading, parsing and storing 20,000 characters of text."""
FREEZE = 0.05
"""Seconds for which the window may stand still."""


def test_twenty_thousand_characters_are_stored_in_time(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        # What is imported once in the life of the program is not counted.
        library.import_file(long_report(tmp_path, 2_000))
        spent = []
        for turn in range(5):
            text = long_report(tmp_path, CHARACTERS).read_text(encoding="utf-8")
            path = tmp_path / f"{turn}.txt"
            path.write_text(text.replace("2023年", f"201{turn}年"), encoding="utf-8")
            gc.collect()
            begun = process_time()
            result = library.import_file(path)
            spent.append(process_time() - begun)
            assert result.report is not None
            assert not result.already_there
            assert result.report.characters >= CHARACTERS
        print(f"20,000 characters: {sorted(round(one, 3) for one in spent)} s of CPU")
        assert min(spent) < CPU


@pytest.mark.usefixtures("qapp")
def test_the_window_stays_awake_during_imports(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    driver = Driver(tmp_path / "profile")
    try:
        files = [long_report(tmp_path, 60_000), *sorted(SAMPLES.glob("report.*"))]
        longest = [show(path.name, driver.take(path), 0, True) for path in files]
    finally:
        driver.close()
    # Others use the machine too: one file in ten may meet them.
    longest.sort()
    assert longest[-2] < FREEZE
