"""What a line of a glossary is by its form: an entry, a term alone, the heading of a group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parsing.glossary.entry_numbers import PAGE, bullet_end, entry_number
from core.parsing.glossary.terms import colon, in_brackets, is_parted, split_term, tells_meaning
from core.parsing.lines.shapes import Line, bold_end, join_lines

_LONGEST_BOLD = 24
_LONGEST_GROUP = 20
_GOES_ON = re.compile(r"(?:主要|一般|通常)?(?:是(?![否由])|指|即|系指|又称|也称|亦称)")
FEWEST_SAID = 12  # characters of a definition, or of an entry as a whole


def says(text: str) -> bool:
    """Whether a line without number gives a term and, in one sentence or two, what it means."""
    if is_parted(text) or not (text.endswith(("。", "；")) or tells_meaning(text)):
        return False
    term, definition = split_term(text, True, "")
    return term is not None and len(definition) > 4


def is_term_alone(text: str) -> bool:
    """Whether the line is a term whose definition stands on the next line."""
    return 0 < len(text) <= 24 and not re.search(r"[。；：:，,]", text) and not is_parted(text)


def is_group(line: Line) -> bool:
    """Whether a line of a glossary has only a few words, as the heading of a group has."""
    return len(line.text) <= _LONGEST_GROUP and is_term_alone(line.text)


def bold_term(line: Line, begin: int = 0) -> int:
    """Where the bold term ends that stands at place `begin` of a line; 0 for none."""
    end = bold_end(line, begin)
    words = line.text[begin:end].strip(" ：:")
    return end if 2 <= len(words) <= _LONGEST_BOLD and not re.search("[。；，]", words) else 0


def reads_like_entry(lines: Sequence[Line], at: int) -> bool:
    """Whether a line without number begins an entry, its definition on the next line or not."""
    text = lines[at].text
    if is_parted(text) or says(text) or PAGE.match(text) or in_brackets(text):
        return True
    if bold_term(lines[at]):
        return True
    framed = (at < 2 or _says_below(lines, at - 2)) and _says_below(lines, at + 2)
    return _says_below(lines, at) or (framed and _stands_above(lines, at))


def _says_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a term stands alone at position `at`, on the next line what it means."""
    if not (0 <= at < len(lines) - 1 and is_term_alone(lines[at].text)):
        return False
    below = lines[at + 1].text
    sentence = len(below) >= FEWEST_SAID and below.endswith("。")
    return (sentence and _GOES_ON.match(below) is not None) or says(lines[at].text + below)


def _stands_above(lines: Sequence[Line], at: int) -> bool:
    """Whether a term stands alone at position `at`, on the next line any sentence.

    Among entries that say what they mean it is one that only tells of its term.
    """
    if at + 1 >= len(lines) or not is_term_alone(lines[at].text):
        return False
    below = lines[at + 1].text
    parted = 0 < colon(below) <= _LONGEST_BOLD
    return len(below) >= FEWEST_SAID and below.endswith("。") and not parted


def is_unmistakable(line: Line) -> bool:
    """Whether a line without number is surely an entry: a bullet, brackets, bold or a colon."""
    words = in_brackets(line.text)
    framed = words is not None and words[1] < len(line.text)
    parted = is_parted(line.text) and not line.text.endswith(("：", ":"))
    return framed or parted or bullet_end(line.text) > 0 or bold_term(line) > 0


def group_heads(lines: Sequence[Line]) -> set[int]:
    """The positions of the headings that part the entries of a glossary into groups.

    A group begins with the first line; under each heading stands an entry that says what its term
    means, and no entry has its term on a line of its own.
    """
    alone = [at for at, line in enumerate(lines) if line.table is None and is_group(line)]
    if not alone or alone[0] != 0 or len(alone) > len(lines) // 2:
        return set()
    for at in alone:
        if at + 1 >= len(lines) or lines[at + 1].table is not None:
            return set()
        above, entry = entry_number(lines[at].text), entry_number(lines[at + 1].text)
        if above is not None and entry is not None and above.kind == entry.kind:
            return set()
        words = lines[at + 1].text[entry.end if entry else 0 :]
        framed = in_brackets(words)
        said = framed is not None and framed[1] + 3 < len(words)
        if not (said or is_parted(words) or (entry is not None and len(words) >= FEWEST_SAID)):
            return set()
    return set(alone)


def with_numbers(lines: Sequence[Line]) -> list[Line]:
    """`lines`, the numbers that stand alone above their terms joined to them."""
    joined: list[Line] = []
    at = wanted = 0
    while at < len(lines):
        line = lines[at]
        if (
            line.table is None
            and line.text == str(wanted + 1)
            and (wanted or at == 0)
            and at + 1 < len(lines)
            and is_term_alone(lines[at + 1].text)
        ):
            joined.append(join_lines([line.with_text(line.text + " "), lines[at + 1]]))
            wanted += 1
            at += 2
            continue
        joined.append(line)
        at += 1
    return joined
