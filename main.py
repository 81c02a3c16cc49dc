"""Start Shenyue: the window without a verb, otherwise the command line.

The window's way is kept short on purpose: nothing is imported before it that it does not need,
for every module costs time until the report is painted.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(argv: list[str]) -> int:
    """Do what `argv` (without the program's name) says; the process's exit code."""
    window = window_arguments(argv)
    if window is not None:
        return open_window(window[0] or default_profile(), window[1])
    if "shot" in argv:
        from core.cli.run import parse

        arguments = told(lambda: parse(argv, default_profile()))
        if arguments is not None and arguments.verb == "shot":
            return take_shot(arguments)
    from core.cli import main as command_line

    return command_line(argv, default_profile())
