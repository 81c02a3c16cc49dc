"""Traditional characters as simplified ones, each in its place: for recognition, never for show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_TELLING = frozenset("國發業會經濟總億萬區縣報計劃與資關於現產實電")
_SHARE = 0.05
_SAMPLE = 4000


def is_traditional(texts: Iterable[str]) -> bool:
    """Whether a report is written in traditional characters, by its first few thousand."""
    seen = told = 0
    for text in texts:
        seen += len(text)
        told += sum(character in _TELLING for character in text)
        if seen >= _SAMPLE:
            break
    return told > _SHARE * seen


def simplified(text: str) -> str:
    """`text` with every character simplified by itself; as long as `text`.

    Which of several simple characters is meant may depend on the neighbours; here the usual one is
    taken.
    """
    return text.translate(_TABLE)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    # Imported late: only reports in traditional characters need it.
    from opencc import OpenCC

    return OpenCC("t2s")


class _Table(dict[int, str]):
    """A table for `str.translate` that grows by the characters it meets."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        simple = _converter().convert(character) if character > "\u3000" else character
        self[code] = simple if len(simple) == 1 else character
        return self[code]


_TABLE = _Table()
