"""The entries of a glossary, with any numbering or none, each with its term and definition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parsing.glossary.entry_forms import (
    FEWEST_SAID,
    bold_term,
    group_heads,
    is_term_alone,
    is_unmistakable,
    reads_like_entry,
    says,
    with_numbers,
)
from core.parsing.glossary.entry_numbers import (
    PAGE,
    PAGE_BEHIND,
    SOURCE_NOTE,
    Number,
    bullet_end,
    entry_number,
    numbers_of,
    page_of,
    star_number,
)
from core.parsing.glossary.term_grids import Entry, grid_entries, is_grid_head
from core.parsing.glossary.terms import colon, in_brackets, is_parted, split_term
from core.parsing.lines.shapes import Line, join_lines

_DIGITS_OF_WORD = re.compile(r"\d{1,3}[A-Za-z\u4e00-\u9fff]")


def read_entries(lines: Sequence[Line], named: bool, body: str) -> tuple[list[Entry], list[Line]]:
    """The entries among the lines of a glossary, and the lines that are none (`资料来源：…`).

    `body` is the text of the report, which tells what a damaged entry's term is.
    """
    groups: list[tuple[int | None, int, list[Line]]] = []
    others: list[Line] = []
    lines = with_numbers(lines)
    tops = group_heads(lines)
    heads = [lines[at] for at in sorted(tops)]
    numbers = numbers_of(["" if at in tops else line.text for at, line in enumerate(lines)])
    last, numbered = 0, _is_numbered(lines, numbers)
    bulleted = not numbered and sum(bullet_end(line.text) > 0 for line in lines[:6]) >= 2
    kind = ""
    bold = not numbered and bool(lines) and bold_term(lines[0]) > 0
    said = not numbered and len(lines) > 1 and all(says(line.text) for line in lines[:2])
    sources = _sources(lines, numbers) if numbered else set()
    for at, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        text = line.text
        if line.table is not None:
            continue
        if at in tops:
            if at + 1 < len(lines) and (first := numbers[at + 1]) and first.number == 1:
                last = 0
            continue
        if not groups and is_grid_head(text.split(" ")):
            heads.append(line)
            continue
        if at in sources or SOURCE_NOTE.match(text) or (others and not groups):
            others.append(line)
            continue
        found = number if numbered else None
        bullet = bullet_end(text) if bulleted else 0
        if found is not None and kind in ("", found.kind) and _follows(found, last, text):
            last, kind = found.number, found.kind
            groups.append((found.number, found.end, [line]))
        elif bullet or (bold and bold_term(line)):
            groups.append((None, bullet, [line]))
        elif said and says(text):
            groups.append((None, 0, [line]))
        elif groups and (numbered or bulleted or bold or _is_continuation(groups[-1][2], text)):
            groups[-1][2].append(line)
        elif numbered or bulleted:
            others.append(line)
        else:
            groups.append((None, 0, [line]))
    entries = [_entry(number, start, group, named, body) for number, start, group in groups]
    entries += [entry for line in lines for entry in grid_entries(line)]
    return entries, [*heads, *others]


def _sources(lines: Sequence[Line], numbers: Sequence[Number | None]) -> set[int]:
    """The positions of the lines below a `资料来源：` on its own line, up to the next number."""
    found: set[int] = set()
    below = False
    for at, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        alone = SOURCE_NOTE.fullmatch(line.text) is not None
        below = alone or (below and number is None)
        if below:
            found.add(at)
    return found


def entries_end(lines: Sequence[Line]) -> int:
    """How many of the lines surely belong to entries, from the first on; 0 where none says much.

    Numbered entries may have paragraphs between them, others only a term above its definition.
    """
    numbers = numbers_of([line.text for line in lines])
    numbered = _is_numbered(lines, numbers)
    bulleted = not numbered and sum(bullet_end(line.text) > 0 for line in lines[:6]) >= 2
    last, kind = 0, ""
    end, told = 0, False
    for at, line in enumerate(lines):
        text, begin, found = line.text, 0, False
        if line.table is not None:
            found = at == end and bool(grid_entries(line))
            told |= found
        elif numbered:
            number = numbers[at]
            if number and kind in ("", number.kind) and _follows(number, last, text):
                last, kind, begin, found = number.number, number.kind, number.end, True
        elif at == end:
            begin = bullet_end(text) if bulleted else 0
            found = begin > 0 if bulleted else reads_like_entry(lines, at)
        if found:
            alone = line.table is None and is_term_alone(text[begin:])
            end = min(at + 1 + alone, len(lines))
            told |= line.table is None and _tells(lines, at, begin)
    return end if told else 0


def _tells(lines: Sequence[Line], at: int, begin: int) -> bool:
    """Whether the entry at position `at` has a definition, behind its term or on the next line."""
    words = lines[at].text[begin:]
    if is_term_alone(words):
        return at + 1 < len(lines) and len(lines[at + 1].text) >= FEWEST_SAID
    return is_parted(words) or len(words) >= FEWEST_SAID


def _is_numbered(lines: Sequence[Line], numbers: Sequence[Number | None]) -> bool:
    """Whether the lines of a glossary, which begin with these `numbers`, are numbered entries.

    What stands above the first number is no entry then.
    """
    found = [at for at, number in enumerate(numbers[:6]) if number is not None]
    first = numbers[found[0]] if found else None
    return (
        first is not None
        and first.number == 1
        and (len(lines) < 3 or len(found) >= 2)
        and not any(is_unmistakable(line) for line in lines[: found[0]])
    )


def _follows(found: Number, last: int, text: str) -> bool:
    number = found.number
    if number == last + 1:
        return found.sure or len(text) > found.end + 1
    return found.sure and (
        last < number <= last + 3
        or (number == 1 and last > 1 and 0 < colon(text[found.end :]) < 30)
    )


def _is_continuation(group: Sequence[Line], text: str) -> bool:
    """Whether a line of a glossary without numbers goes on with the entry before it."""
    if PAGE.match(text) or in_brackets(text):
        return False
    first = group[0].text
    if in_brackets(first):
        return True
    if len(group) == 1 and is_term_alone(first):
        return True
    return not is_term_alone(text) and not is_parted(text)


def _entry(number: int | None, start: int, group: Sequence[Line], named: bool, body: str) -> Entry:
    line = join_entry(group)
    text = line.text[start:]
    page = 0
    match = PAGE.match(text)
    if match:
        page, text = page_of(match), text[match.end() :]
    elif match := PAGE_BEHIND.search(text):
        page = page_of(match)
    first = group[0].text[start:].strip()
    if len(group) > 1 and len(first) <= 24 and not re.search(r"[。；，,：:]\S|[。；，,]", first):
        alone = first.strip("【】「」『』〖〗〔〕［］：: ")
        rest = line.text[start + len(group[0].text[start:]) :].strip()
        return Entry(line, number, alone or None, rest, page)
    bold = bold_term(group[0], start) - start if not page else 0
    if bold > 0 and not (is_parted(text) or in_brackets(text)):
        return Entry(line, number, text[:bold].strip(" ：:"), text[bold:].strip(), page)
    term, definition = split_term(text, named, body)
    if term is not None and (match := PAGE_BEHIND.search(term)) is not None and match.start():
        page, term = page_of(match), term[: match.start()].strip()
    return Entry(line, number, term, definition, page)


def join_entry(group: Sequence[Line]) -> Line:
    """The lines of one entry as one, as printed."""
    return join_lines(group)


def entry_of_note(line: Line, number: int | None, body: str) -> Entry:
    """A footnote of the format as an entry.

    `number` is that of its mark, None where the mark is not known: digits that are another number
    (`15分钟生活圈`), or that `body` has in front of the term too, begin the term.
    """
    found = star_number(line.text) or entry_number(line.text)
    start = found.end if found and (number is None or found.number == number) else 0
    if start and _DIGITS_OF_WORD.match(line.text):
        whole, _meaning = split_term(line.text, True, body)
        if whole and whole in body:  # the text says `5G专网`, whatever the number of the note
            found, start = None, 0
    term, definition = split_term(line.text[start:], True, body)
    if number is None and found:
        number = found.number
    return Entry(line, number, term, definition, key=line.note)
