"""`run` on a machine without a display: a picture of the window and the report in words."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from devtools.messages import say
from main import window_arguments

ROOT = Path(__file__).resolve().parent.parent
MAIN = str(ROOT / "main.py")
BUNDLED = ROOT / "data" / "ganxian-2021-plan-report.txt"
PICTURE = ROOT / "out" / "shenyue.png"


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments of `main.py` ask for the window and not for another verb."""
    return window_arguments(list(arguments)) is not None


def paint(python: str, arguments: Sequence[str]) -> int:
    """Paint the window offscreen into `out/`, and print what was understood of the report.

    Args:
        python: the environment's interpreter.
        arguments: those of `main.py` that ask for the window.

    Returns:
        The exit code of the first step that failed, else 0.
    """
    folder, file = window_arguments(list(arguments)) or (None, None)
    profile = ["--profile", str(folder)] if folder else []
    say(
        "这台机器没有显示屏：改为把窗口画成图片，并列出报告摘要。",
        "No display here: painting the window into a picture and listing the report instead.",
    )
    PICTURE.parent.mkdir(exist_ok=True)
    chosen: list[str] = []
    if file is not None:
        code, report = _import(python, profile, str(file))
        if code != 0:
            return code
        chosen = ["--report", report] if report else []
    shot = _main(python, profile, ["shot", str(PICTURE), *chosen])
    if shot == 0:
        say(f"窗口的图片：{PICTURE}", f"The picture of the window: {PICTURE}")
    inspected = _main(python, profile, ["inspect", str(file or BUNDLED)])
    return shot or inspected


def _environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def _main(python: str, profile: Sequence[str], arguments: Sequence[str]) -> int:
    command = [python, MAIN, *profile, *arguments]
    return subprocess.run(command, env=_environment(), check=False).returncode


def _import(python: str, profile: Sequence[str], file: str) -> tuple[int, str]:
    """Take the file into the library; the exit code and the report's id."""
    command = [python, MAIN, *profile, "import", file, "--json"]
    done = subprocess.run(command, env=_environment(), stdout=subprocess.PIPE, check=False)
    try:
        return done.returncode, imported_report(json.loads(done.stdout))
    except ValueError:
        return done.returncode, ""


def imported_report(answer: object) -> str:
    """The id of the (only) report in the answer of `import --json`; empty when there is none."""
    try:
        return str(answer["results"][0]["report"]["id"])  # type: ignore[index]
    except (LookupError, TypeError):
        return ""
