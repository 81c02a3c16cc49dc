"""Whether Latin letters are the pinyin, or the initials, of Chinese words."""

from __future__ import annotations

from functools import lru_cache

_INITIALS = ("zh", "ch", "sh")

Readings = tuple[tuple[str, ...], ...]
"""For every character of a name the syllables it may be read as; a letter or digit is itself."""


@lru_cache(maxsize=4096)
def readings(name: str) -> Readings:
    """How each character of folded `name` may be read.

    The reading that the word as a whole suggests comes first, others of the same character after
    it, at last the character itself. Syllables have no tones, `ü` is `v`.
    """
    from pypinyin import Style, lazy_pinyin, pinyin

    result: list[tuple[str, ...]] = []
    likely = _by_character(name, lazy_pinyin(name, style=Style.NORMAL, v_to_u=False))
    for character, first in zip(name, likely, strict=True):
        if character.isascii():
            result.append((character,))
            continue
        others = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]
        syllables = dict.fromkeys(
            spelling for reading in (first, *others) for spelling in _spellings(reading)
        )
        syllables[character] = None
        result.append(tuple(syllables))
    return tuple(result)


def _by_character(name: str, syllables: list[str]) -> list[str]:
    """One syllable per character; pypinyin leaves what it cannot read in one piece."""
    result: list[str] = []
    for syllable in syllables:
        left = name[len(result) :]
        result.extend(syllable if len(syllable) > 1 and left.startswith(syllable) else [syllable])
    # Should a later edition count otherwise, the readings of single characters are enough.
    return result if len(result) == len(name) else list(name)


def _spellings(syllable: str) -> tuple[str, ...]:
    """`lv` may be typed as `lu` too."""
    return (syllable, syllable.replace("v", "u")) if "v" in syllable else (syllable,)


def find_pinyin(name: str, letters: str) -> int:
    """Where in folded `name` a part begins that `letters` spell; -1 for nowhere.

    Each character is spelt by its whole syllable or its initial (`x`, `zh`), the last one by any
    beginning of its syllable. Characters typed as themselves count too (`稀jg`).
    """
    spelt = readings(name)
    for start in range(len(spelt)):
        if _spells(spelt, start, letters, 0, set()):
            return start
    return -1


def _spells(
    spelt: Readings, at: int, letters: str, done: int, failed: set[tuple[int, int]]
) -> bool:
    """Whether the letters from `done` on spell the characters from `at` on."""
    if done == len(letters):
        return True
    if at == len(spelt) or (at, done) in failed:
        return False
    rest = letters[done:]
    for syllable in spelt[at]:
        if syllable.startswith(rest):
            return True
        steps = {len(syllable)} if rest.startswith(syllable) else set()
        if rest[0] == syllable[0]:
            steps.add(1)
        if rest[:2] in _INITIALS and syllable.startswith(rest[:2]):
            steps.add(2)
        for step in steps:
            if _spells(spelt, at + 1, letters, done + step, failed):
                return True
    failed.add((at, done))
    return False
