"""The checks: what `test`, `check`, `bench`, `fuzz` and `soak` run in the environment."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from devtools.messages import SetupError

ROOT = Path(__file__).resolve().parent.parent
CODE = ("core", "ui", "devtools", "tests", "main.py", "dev.py")


class Part(NamedTuple):
    """One check: its name in the summary and its command."""

    name: str
    command: list[str]


class Outcome(NamedTuple):
    """How a check ended."""

    name: str
    passed: bool
    seconds: float


def test_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """No window, no real user directory (see also `tests/conftest.py`)."""
    return {**environment, "QT_QPA_PLATFORM": "offscreen", "SHENYUE_LANG": "zh"}


def static_parts(python: str) -> list[Part]:
    """The checks that read the code without running it."""
    return [
        Part("ruff check", [python, "-m", "ruff", "check", *_present(CODE)]),
        Part("ruff format", [python, "-m", "ruff", "format", "--check", *_present(CODE)]),
        Part("imports", [python, "-c", _LINT_IMPORTS]),
        Part("mypy", [python, "-m", "mypy"]),
    ]


def pytest_part(python: str, arguments: Sequence[str]) -> Part:
    """The tests; all of them on all cores when no argument chooses some."""
    chosen = list(arguments) or ["--numprocesses=auto", "--benchmark-disable"]
    return Part("pytest", [python, "-m", "pytest", *chosen])


_LINT_IMPORTS = """
import sys
from importlinter.cli import lint_imports
sys.path.insert(0, "")
sys.exit(lint_imports(no_cache=True, no_logo=True))
"""


def run_all(python: str, arguments: Sequence[str]) -> int:
    """`test`: every check; with arguments only pytest with them. The exit code."""
    parts = [] if arguments else static_parts(python)
    return summarise(run_parts([*parts, pytest_part(python, arguments)]))


def run_static(python: str) -> int:
    """`check`: the checks that read the code. The exit code."""
    return summarise(run_parts(static_parts(python)))


def run_named(python: str, folder: str, arguments: Sequence[str]) -> int:
    """`bench`, `fuzz` and `soak`: all tests of a folder, or the script or test called so.

    Raises:
        SetupError: there is no such script or test.
    """
    environment = {**test_environment(os.environ), "PYTHONPATH": str(ROOT)}
    command = named_command(python, ROOT / "tests" / folder, arguments)
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def named_command(python: str, folder: Path, arguments: Sequence[str]) -> list[str]:
    """The command for `NAME ...`: `NAME.py` as a script, else `test_NAME.py` by pytest.

    Raises:
        SetupError: there is no such script or test; the message names those that exist.
    """
    files = sorted(folder.glob("*.py"))
    names = [file.stem.removeprefix("test_") for file in files if not file.stem.startswith("_")]
    pytest = [python, "-m", "pytest", "-q", "-s", "--tb=short"]
    pytest.append("--benchmark-columns=min,median,max,rounds")
    if not files:
        raise SetupError(
            f"tests/{folder.name} 里没有可运行的。", f"Nothing in tests/{folder.name}."
        )
    if not arguments or arguments[0].startswith("-"):
        return [*pytest, str(folder), *arguments]
    name, rest = arguments[0], arguments[1:]
    if (folder / f"{name}.py").is_file():
        return [python, str(folder / f"{name}.py"), *rest]
    if (folder / f"test_{name}.py").is_file():
        return [*pytest, str(folder / f"test_{name}.py"), *rest]
    known = ", ".join(names)
    raise SetupError(f"没有“{name}”。现有：{known}", f"There is no {name}. There are: {known}")


def _present(names: Sequence[str]) -> list[str]:
    return [name for name in names if (ROOT / name).exists()]


def run_parts(parts: Sequence[Part]) -> list[Outcome]:
    """Run the parts one after the other, but mypy beside them: it is slow and uses one core."""
    beside = next((part for part in parts if part.name == "mypy"), None)
    environment = test_environment(os.environ)
    if beside is None:
        return [_run_part(part, environment) for part in parts]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        started = time.monotonic()
        process = subprocess.Popen(
            beside.command, cwd=ROOT, env=environment, stdout=output, stderr=output
        )
        outcomes = [_run_part(part, environment) for part in parts if part is not beside]
        code = process.wait()
        outcomes.append(Outcome(beside.name, code == 0, time.monotonic() - started))
        output.seek(0)
        print(f"\n== {beside.name}\n{output.read().strip()}", flush=True)
    return outcomes


def _run_part(part: Part, environment: Mapping[str, str]) -> Outcome:
    print(f"\n== {part.name}", flush=True)
    started = time.monotonic()
    code = subprocess.run(part.command, cwd=ROOT, env=environment, check=False).returncode
    return Outcome(part.name, code == 0, time.monotonic() - started)


def summarise(outcomes: Sequence[Outcome]) -> int:
    """Print one line about all parts on standard error; the exit code."""
    words = [
        f"{outcome.name}: {'ok' if outcome.passed else 'FAILED'} ({outcome.seconds:.0f} s)"
        for outcome in outcomes
    ]
    print("\n== " + "; ".join(words), file=sys.stderr, flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1
