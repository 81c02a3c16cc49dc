"""Lines of paper joined to paragraphs, and numbers that stand alone joined to their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.model.source import Run
from core.parsing.front import join_lines
from core.parsing.glossary import read_glossary_heading
from core.parsing.labels import Style, is_label_alone, read_label
from core.parsing.lines import Line
from core.parsing.titles import is_salutation

_ENDS = ("。", "！", "？", "；", "：", ":", ";", "…", "。”", "！”", "。）", ".")
_MARK_LINE = re.compile(r"(?:[\[［〔]\d{1,3}[\]］〕]|[①-⑳㉑-㊿❶-❿])+")
_ENTRY = re.compile(
    r"[（(]\s*[Pp]\s*\d{1,3}\s*[）)]|[\[［〔]\d{1,3}[\]］〕]|【[^】]{1,30}】|注\s*\d{0,2}\s*[:：]|备注[:：]|单位[:：]"
    r"|附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*(?:[:：]|$)|资料来源[:：]|表\s*[一二三四五六七八九十\d]+|图\s*\d+"
)


def join_labels(lines: list[Line]) -> list[Line]:
    """A number alone on a line takes the next line as its words."""
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else None
        if (
            following is not None
            and line.table is None
            and following.table is None
            and is_label_alone(line.text)
            and read_label(following.text) is None
            and len(following.text) > 1
        ):
            joined.append(join_lines([line, following]))
            at += 2
            continue
        joined.append(line)
        at += 1
    return joined


def join_marks(lines: list[Line], wrapped: bool) -> list[Line]:
    """A note mark that fell on a line of its own goes back to the line before it.

    Where lines are lines of paper (`wrapped`) so does one that fell to the start of the next line.
    """
    joined: list[Line] = []
    for line in lines:
        match = _MARK_LINE.match(line.text)
        raised = bool(line.runs) and line.runs[0].superscript
        before = joined[-1] if joined else None
        if (
            (match or raised)
            and before is not None
            and before.table is None
            and line.table is None
            and read_glossary_heading(before.text) is None
            and (
                raised
                or (match is not None and match.end() == len(line.text))
                or (wrapped and _open(before.text))
            )
        ):
            joined[-1] = join_lines([before, line])
        else:
            joined.append(line)
    return joined


def _open(text: str) -> bool:
    """Whether a line breaks off inside a sentence."""
    return bool(text) and not text.endswith((*_ENDS, "，", "、", ","))


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Paragraphs from lines of paper.

    A line that does not fill its line of paper ends its paragraph, a number or an indent begins
    one. Where lines carry no indent a full line that ends a sentence is taken as an end only if
    the next line begins with a number.
    """
    full = _full_width(lines)
    indents = sum(line.indented for line in lines) > len(lines) // 25 + 1
    joined: list[list[Line]] = []
    for line in lines:
        previous = joined[-1][-1] if joined else None
        if previous is not None and _goes_on(joined[-1], previous, line, full, indents):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_paragraph(group) for group in joined]


def _paragraph(group: list[Line]) -> Line:
    return join_lines(group)


def width(text: str) -> float:
    """The width of `text` in ems: a Chinese character 1, an ASCII character about a half."""
    return sum(0.52 if char < "\u2000" else 1.0 for char in text)


def _full_width(lines: Sequence[Line]) -> float:
    """The width of a filled line: nine of ten running lines are at most as wide."""
    widths = sorted(width(line.text) for line in lines if line.table is None)
    running = [w for w in widths if w >= 16]
    if not running:
        return 0.0
    return running[int(len(running) * 0.85)] if len(running) > 1 else running[0]


def _goes_on(
    group: list[Line], previous: Line, line: Line, full: float, indents: bool
) -> bool:
    if previous.table is not None or line.table is not None or line.note != previous.note:
        return False
    text, before = line.text, previous.text
    if line.label or line.outline or previous.outline or is_salutation(before):
        return False
    closed = before.endswith(_ENDS)
    if re.match(r"[，。、；：！？）”》％%]", text):
        return True
    if line.indented and indents:
        return False
    if _ENTRY.match(text) and (closed or _short(previous, full)):
        return False
    if is_salutation(text):
        return False
    if line.centred and previous.centred and len(group) == 1:
        return not closed and read_label(text) is None
    if line.centred != previous.centred and (line.centred or len(before) < 0.8 * full):
        return False
    if _begins(text, group[0].text, closed):
        return False
    if _short(previous, full):
        return previous.page != line.page and not closed and len(group) > 1
    if closed and indents:
        return True
    return not (closed and before.endswith(("；", ";", "：", ":")) and read_label(text) is not None)


def _short(line: Line, full: float) -> bool:
    """Whether the line leaves more than two characters of its line of paper empty."""
    indent = 2.0 if line.indented else 0.0
    return width(line.text) + indent < full - 2.6


def _begins(text: str, opening: str, closed: bool) -> bool:
    """Whether the number at the start of `text` begins a paragraph rather than sits inside one."""
    label = read_label(text)
    if label is None or label.style is Style.BULLET:
        return label is not None
    if label.style in (Style.PART, Style.CHAPTER, Style.HAN, Style.PAREN_HAN):
        return True
    if label.style is Style.DASH:
        return closed
    if label.style is Style.ARABIC:
        return closed or read_label(opening) is not None or len(opening) < 20
    if label.style is Style.ORDINAL:
        return closed and text.find("。") > 0
    inside = read_label(opening)
    runs_inside = inside is not None and inside.style is Style.ARABIC and "（1）" in opening
    return closed and not runs_inside


def with_label(line: Line) -> Line:
    """The line with the number that its format computes put before its words."""
    if not line.label:
        return line
    gap = "" if line.label[-1] in "、.．)）]］〕：:" else " "
    text = line.label + gap + line.text
    return replace(line, text=text, runs=(Run(line.label + gap), *line.runs), label="")
