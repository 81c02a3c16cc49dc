from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from main import window_arguments

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("argv", "window"),
    [
        ([], (None, None)),
        (["open"], (None, None)),
        (["--profile", "p"], (Path("p"), None)),
        (["--profile=p", "open"], (Path("p"), None)),
        (["--profile", "p", "open", "a.txt"], (Path("p"), Path("a.txt"))),
        (["open", "a.txt"], (None, Path("a.txt"))),
        (["open", "--help"], None),
        (["open", "a.txt", "b.txt"], None),
        (["list"], None),
        (["--profile"], None),
        (["--profile="], None),
        (["--help"], None),
        (["missing.txt"], None),
        (["--profile", "p", "search", "甲"], None),
    ],
)
def test_which_arguments_open_the_window(
    argv: list[str], window: tuple[Path | None, Path | None] | None
) -> None:
    assert window_arguments(argv) == window


def test_a_path_to_a_file_opens_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("一", encoding="utf-8")
    (tmp_path / "list").write_text("一", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert window_arguments([str(report)]) == (None, report)
    assert window_arguments(["报告.txt"]) == (None, Path("报告.txt"))
    assert window_arguments(["list"]) is None
    assert window_arguments(["报告.txt", "--json"]) is None


def test_reading_the_arguments_loads_no_command_line() -> None:
    program = (
        "import sys, main\n"
        "assert main.window_arguments(['--profile', 'p', 'open']) is not None\n"
        "loaded = {'argparse', 'core.cli', 'numpy', 'sqlite_utils', 'click'} & set(sys.modules)\n"
        "sys.exit(str(loaded) if loaded else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
