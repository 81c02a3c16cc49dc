"""From marks to terms, and from terms to every place where the text uses them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.model.blocks import Block, BlockKind, NoteMark
from core.model.glossary import Term, TermUse
from core.model.notices import Notice, NoticeCode, notice
from core.parsing.lines.wording import bare, likeness, unquoted

_SEARCHED = frozenset(
    (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BYLINE)
)
_QUOTED = re.compile("“([^“”]{2,24})”")
_OF_YEAR = re.compile(r"(?:19|20)\d\d年度?(.{4,})")  # the text of the year leaves it out
_CLOSING = "”》）)"
_WORD_BREAK = re.compile(
    r"[，。、；：！？“”《》（）()\s\d,;:]|[的了是在和与及等为对把将向以从中其][\u4e00-\u9fff]?$"
)


@dataclass(frozen=True, slots=True)
class _Use:
    """A place in the joined text: start, end, index of the term, whether a mark stands behind."""

    start: int
    end: int
    term: int
    marked: bool


def link_marks(
    marks: Sequence[NoteMark],
    text: str,
    terms: Sequence[Term],
    keys: Sequence[int | None],
    seen: Counter[int],
    below: Sequence[int] = (),
) -> tuple[NoteMark, ...]:
    """`marks` of a block with the terms they point to.

    By footnote key where `keys` (parallel to `marks`) has one, else by number; where several
    entries bear the number (footnotes numbered anew on each page), the one whose term the words
    before the mark name, else the first of those `below` (indexes of the footnotes behind the
    block in the source, in order), else the next in order; `seen` counts the marks of each number.
    """
    linked = []
    for mark, key in zip(marks, keys, strict=True):
        index = key
        if index is None:
            same = [term for term in terms if term.number == mark.number]
            if len(same) > 1:
                before = bare(text[max(0, mark.offset - 30) : mark.offset])
                alike = [likeness(bare(term.term or ""), before) for term in same]
                turn = min(seen[mark.number], len(same) - 1)
                near = next((at for at, term in enumerate(same) if term.index in below), turn)
                best = alike.index(max(alike)) if max(alike) >= 0.5 else near
                same = [same[best]]
            index = same[0].index if same else None
            seen[mark.number] += 1
        linked.append(replace(mark, term=index))
    return tuple(linked)


def find_uses(terms: Sequence[Term], blocks: Sequence[Block]) -> tuple[Term, ...]:
    """`terms` with the other wordings that the text has for them, and all places of their use."""
    searched = [block for block in blocks if block.kind in _SEARCHED]
    starts, pieces, at = [], [], 0
    for block in searched:
        starts.append(at)
        pieces.append(block.text)
        at += len(block.text) + 1
    text = "\n".join(pieces)
    wordings = {term.index: _wordings(term) for term in terms}
    uses: list[_Use] = []
    bare_pairs = _mark_uses(searched, starts, text, terms, wordings, uses)
    for term in terms:
        for wording in wordings[term.index]:
            uses.extend(_search(text, wording, term.index, wording in bare_pairs))
    placed = _without_nested(uses)
    used = {use.term for use in placed}
    for term in terms:
        if term.term and term.index not in used:
            for words in _QUOTED.findall(term.term):
                uses.extend(
                    use
                    for use in _search(text, words, term.index, False)
                    if text[use.start - 1 : use.start] == "“"
                )
            if dated := _OF_YEAR.fullmatch(unquoted(term.term)):
                uses.extend(_search(text, dated[1], term.index, False))
    placed = _without_nested(uses)
    found: list[Term] = []
    for term in terms:
        own = [use for use in placed if use.term == term.index]
        listed = tuple(_term_use(use, searched, starts) for use in own)
        aliases = tuple(w for w in wordings[term.index] if w != term.term)
        found.append(replace(term, uses=listed, aliases=aliases))
    return tuple(found)


def _term_use(use: _Use, blocks: Sequence[Block], starts: Sequence[int]) -> TermUse:
    place = bisect_right(starts, use.start) - 1
    block, base = blocks[place], starts[place]
    return TermUse(block.index, block.address, use.start - base, use.end - base, use.marked)


def _wordings(term: Term) -> list[str]:
    """The wordings that follow from the entry alone, as printed first."""
    if not term.term:
        return []
    printed = term.term.strip()
    found = [printed]
    plain = unquoted(printed)
    match = re.fullmatch(r"(.{2,}?)[（(]([^）)]{2,20})[）)]", printed)
    if match:
        found += [unquoted(match[1]), unquoted(match[2])]
    quoted = _QUOTED.findall(printed)
    parts = [unquoted(part) for part in re.split("、|(?<=”)(?=“)", printed)]
    if plain != printed:
        found.append(plain)
    if len(parts) > 1 and len(quoted) == len(parts):
        found += parts
    elif len(parts) > 1:
        found += [part for part in parts if re.search(f"{re.escape(part)}[是指]", term.definition)]
    elif len(quoted) == 1 and len(quoted[0]) >= 3 and len(quoted[0]) >= 0.4 * len(plain):
        found.append(quoted[0])
    return list(dict.fromkeys(word for word in found if len(word) >= 2))


def _mark_uses(
    blocks: Sequence[Block],
    starts: Sequence[int],
    text: str,
    terms: Sequence[Term],
    wordings: dict[int, list[str]],
    uses: list[_Use],
) -> set[str]:
    """Add the uses in front of marks; the two-character wordings that stand there unquoted."""
    unquoted_pairs: set[str] = set()
    for block, base in zip(blocks, starts, strict=True):
        for mark in block.marks:
            if mark.term is None or not wordings[mark.term]:
                continue
            start, end = _named_before(text, base, base + mark.offset, wordings[mark.term])
            if end <= start:
                continue
            wording = text[start:end]
            uses.append(_Use(start, end, mark.term, True))
            known = wordings[mark.term]
            if wording not in known:
                known.append(wording)
            if len(wording) == 2 and text[start - 1 : start] != "“":
                unquoted_pairs.add(wording)
            longer = _longer(text, base, start, end, terms[mark.term])
            if longer and longer not in known:
                known.append(longer)
    return unquoted_pairs


def _named_before(text: str, base: int, at: int, wordings: Sequence[str]) -> tuple[int, int]:
    """The span of the words before a mark that name its term."""
    end = at
    while end > base and text[end - 1] in _CLOSING:
        end -= 1
    for wording in sorted(wordings, key=len, reverse=True):
        for stop in (at, end):
            if text.endswith(wording, base, stop):
                return stop - len(wording), stop
    quoted = text.rfind("“", base, end) if end < at else -1
    if quoted >= 0 and 2 <= end - quoted - 1 <= 40:
        return quoted + 1, end
    for wording in sorted(wordings, key=len, reverse=True):
        found = text.rfind(wording, max(base, at - len(wording) - 8), at)
        if found >= 0 and not re.search("[，。；“]", text[found:at]):
            return found, end
    longest = max(len(bare(wording)) for wording in wordings)
    start = max(base, end - longest)
    stop = max(text.rfind(char, start, end) for char in "，。；：、“ ")
    return (
        (max(start, stop + 1), end)
        if likeness(bare(wordings[0]), bare(text[start:end]))
        else (0, 0)
    )


def _longer(text: str, base: int, start: int, end: int, term: Term) -> str:
    """The wording with the word in front, where the term is too short or the use goes on behind."""
    wording = text[start:end]
    plain = unquoted(term.term or "")
    if len(plain) > 2 and not (wording != plain and wording.startswith(plain)):
        return ""
    before = text[max(base, start - 2) : start]
    verb = not "\u4e00" <= text[max(base, start - 3)] <= "\u9fff" if start - 3 >= base else True
    if verb or len(before) < 2 or _WORD_BREAK.search(before) or text[start - 1] == "“":
        return ""
    return before + wording


def _search(text: str, wording: str, term: int, unquoted_pair: bool) -> list[_Use]:
    """Every place of a wording; a short one only in quotes, unless a mark showed it bare."""
    found = []
    at = text.find(wording)
    while at >= 0:
        end = at + len(wording)
        quoted = text[at - 1 : at] == "“" and text[end : end + 1] == "”"
        inside = wording[0].isdecimal() and text[at - 1 : at].isdecimal()
        inside |= wording[-1].isdecimal() and text[end : end + 1].isdecimal()
        plain = len(wording) > 2 or unquoted_pair
        if (quoted or (plain and not wording.isdecimal())) and not inside:
            found.append(_Use(at, end, term, False))
        at = text.find(wording, end)
    return found


def _without_nested(uses: list[_Use]) -> list[_Use]:
    """The uses in order, none inside another: marked ones first, then the longest."""
    kept: list[_Use] = []
    taken = bytearray(max((use.end for use in uses), default=0))
    for use in sorted(uses, key=lambda u: (not u.marked, u.start - u.end, u.start, u.term)):
        if not any(taken[use.start : use.end]):
            kept.append(use)
            taken[use.start : use.end] = b"\1" * (use.end - use.start)
    return sorted(kept, key=lambda u: u.start)


def audit(terms: Sequence[Term], blocks: Sequence[Block]) -> tuple[Notice, ...]:
    """What there is to tell of marks without entry and entries without use."""
    marks = [mark for block in blocks for mark in block.marks]
    orphans = sorted({mark.number for mark in marks if mark.term is None})
    pointed = {mark.term for mark in marks}
    told = []
    if orphans and terms:
        numbers = tuple(map(str, orphans))
        told.append(notice(NoticeCode.MARKS_WITHOUT_ENTRY, numbers=numbers))
    elif orphans:
        told.append(Notice(NoticeCode.NO_GLOSSARY))
    if marks:
        lost = [str(t.number) for t in terms if t.index not in pointed and t.number is not None]
        if lost:
            told.append(notice(NoticeCode.ENTRIES_WITHOUT_MARK, numbers=tuple(lost)))
    unused = [t.term for t in terms if t.term and not t.uses and t.index not in pointed]
    if unused:
        told.append(notice(NoticeCode.TERMS_NOT_FOUND, terms=tuple(unused)))
    return tuple(told)
