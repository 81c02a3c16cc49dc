"""Text as Markdown that shows exactly this text (CommonMark and the tables of GitHub)."""

from __future__ import annotations

import re

from core.exporting.grouping import clean

_INLINE = re.compile(r"[\\`*_\[\]<>~|&$]")
_AT_LINE_START = re.compile(r"^(?:([#+=:-])|(\d{1,9})([.)])(?=\s|$))")
_AT_LINE_END = re.compile(r"(?<=\s)#(?=#*\s*$)")
"""Number signs behind a heading's words would be taken for the end of a heading."""


def escape_line(text: str) -> str:
    """One line of text; line breaks inside become blanks."""
    return _escape(text)


def escape_lines(text: str) -> str:
    """Several lines: an empty line parts paragraphs, every other line break stays one."""
    lines = [_escape(line) for line in clean(text).split("\n")]
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        parts.append(f"{line}  " if line and following else line)
    return "\n".join(parts).strip("\n")


def escape_part(text: str) -> str:
    """A part of a line: blanks at its ends are kept, and it may not be the line's beginning."""
    return _INLINE.sub(lambda found: "\\" + found[0], " ".join(clean(text).split("\n")))


def at_line_start(line: str) -> str:
    """A line of Markdown whose first characters begin no list, heading or code."""
    return _AT_LINE_START.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line.strip(" \t")
    )


def quoted(text: str) -> str:
    """`text`, which is Markdown already, as a block quote."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _escape(line: str) -> str:
    """One line whose characters stand for themselves.

    Blanks at the ends go: Markdown would make code or a line break of them.
    """
    return at_line_start(_AT_LINE_END.sub(r"\\#", escape_part(line)))
