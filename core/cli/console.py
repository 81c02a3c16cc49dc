"""Where the verbs write: results to standard output, words to people to standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]
"""What a verb answers where `--json` is asked for."""
DONE, NOTHING, UNUSABLE = 0, 1, 2
"""Exit codes: done; nothing found or a check that fails; unusable arguments or input."""


class Console:
    """Standard output and standard error in UTF-8, whatever the terminal was set to.

    Args:
        as_json: one JSON object is all that may reach standard output.
    """

    def __init__(self, as_json: bool = False) -> None:
        self.as_json = as_json

    def say(self, text: str = "") -> None:
        """A line of a result for a person; nothing where JSON was asked for."""
        if not self.as_json:
            print(text)

    def tell(self, text: str) -> None:
        """A line on standard error."""
        print(" ".join(text.split("\n")), file=sys.stderr)

    def show(self, data: Mapping[str, Any]) -> None:
        """The one JSON object, where it was asked for."""
        if self.as_json:
            print(json.dumps(data, ensure_ascii=False, indent=1))

    def write(self, data: bytes) -> None:
        """Bytes of a file to standard output."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def leads_to_a_terminal(self) -> bool:
        """Whether a person would see what is written."""
        return sys.stdout.isatty()


def use_utf8() -> None:
    """Let both streams take every character; what is no character is shown by its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def close_quietly() -> None:
    """Give standard output up after its reader has gone.

    Python would flush it once more at exit and complain.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
