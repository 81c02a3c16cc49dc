"""What is loaded when the report is painted: nothing that can wait."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.library import Library
from core.library.bundled import build_bundled_cache

LATER = {
    "numpy",
    "pyqtgraph",
    "sqlite_utils",
    "click",
    "dateutil",
    "msgspec",
    "lxml",
    "docx",
    "pypdfium2",
    "opencc",
    "pypinyin",
    "rapidfuzz",
    "jinja2",
    "xlsxwriter",
}

# What Qt's offscreen platform says that it cannot do.
OFFSCREEN = {"This plugin does not support propagateSizeHints()"}


def _first_paint(root: Path, profile: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(root / "main.py"), "--profile", str(profile)],
        env={**os.environ, "SHENYUE_FIRST_PAINT": "report"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if line not in OFFSCREEN] == []
    (line,) = done.stdout.splitlines()
    answer: dict[str, Any] = json.loads(line)
    return answer


def _loaded(answer: dict[str, Any]) -> set[str]:
    return {name.split(".")[0] for name in answer["modules"]}


@pytest.mark.parametrize("start", ["very first", "later"])
def test_the_first_paint_loads_nothing_that_can_wait(
    repo_root: Path, profile: Path, start: str
) -> None:
    if start == "later":
        library = Library(profile)
        library.ensure_bundled()
        library.close()
    else:
        assert build_bundled_cache() is not None  # as the set-up does

    answer = _first_paint(repo_root, profile)

    assert "PySide6" in _loaded(answer)
    assert _loaded(answer) & LATER == set()
    assert answer["peak_kb"] > 0
