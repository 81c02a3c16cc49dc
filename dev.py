#!/usr/bin/env python3
"""Set up, run and check Shenyue with nothing but Python 3.11 or newer: `python3 dev.py --help`."""

from __future__ import annotations

import os
import sys

HELP = """\
python3 dev.py COMMAND

  run [-- ARGS]        start Shenyue (打开审阅); ARGS go to main.py
  test [PYTEST ARGS]   all that CI checks; with arguments only pytest with them
  check                only ruff, mypy and the import contracts
  bench [NAME]         the measurements in tests/bench
  fuzz [NAME]          the fuzzers in tests/fuzz
  soak [NAME]          the long runs in tests/soak
  shot FILE.png [...]  paint the window into a picture
  translations         collect the texts, update and compile the English catalogue
  lock [UV ARGS]       write requirements.lock anew (--upgrade for newer versions)

The first command sets everything up in .venv; later ones find it ready.
"""
COMMANDS = ("run", "test", "check", "bench", "fuzz", "soak", "shot", "translations", "lock")


def main(arguments: list[str]) -> int:
    """Run one command; the exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(HELP)
        return 0
    command, rest = arguments[0], arguments[1:]
    if command not in COMMANDS:
        print(f"没有“{command}”这个命令。 / No such command: {command}\n\n{HELP}", file=sys.stderr)
        return 2
    from devtools.messages import SetupError

    try:
        return _dispatch(command, rest)
    except SetupError as error:
        print(f"! {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _dispatch(command: str, rest: list[str]) -> int:
    from devtools import environment

    display = command == "run" and environment.has_display()
    python = environment.ensure(display)
    if command in ("run", "shot"):
        given = rest[1:] if rest[:1] == ["--"] else rest
        return _start(python, given if command == "run" else ["shot", *given], display)
    os.chdir(environment.ROOT)
    if command == "lock":
        from devtools import installing

        return installing.write_lock(python, rest)
    if command == "translations":
        return _hand_over([python, "-m", "devtools.translations", *rest])
    from devtools import checks

    if command == "test":
        return checks.run_all(python, rest)
    if command == "check":
        return checks.run_static(python)
    return checks.run_named(python, command, rest)


def _start(python: str, arguments: list[str], display: bool) -> int:
    """Hand over to `main.py`, or to the picture where no window can be shown."""
    if not display:
        from devtools import headless

        if headless.wants_window(arguments):
            return headless.paint(python, arguments)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main_file = os.path.join(os.path.dirname(os.path.abspath(__file__)), "main.py")
    return _hand_over([python, main_file, *arguments])


def _hand_over(command: list[str]) -> int:
    """Become the command where the system can, else wait for it."""
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(command[0], command)
    import subprocess

    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have any Python
        sys.exit("审阅需要 Python 3.11 或更新的版本。 / Shenyue needs Python 3.11 or newer.")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
