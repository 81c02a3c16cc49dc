"""What a person types, ready to be looked for.

The rules, as the help text states them:

- words with blanks between them must all stand in one block, in any order;
- `"..."` around words with blanks keeps them together as one phrase (quotation marks around
  anything else are characters like all others: reports are full of them);
- width, case, simplified and traditional characters and punctuation make no difference;
- `near` asks for at most so many characters between the first and the last word;
- `regex` takes the whole text as one regular expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.i18n import _
from core.model.errors import UserError
from core.search.patterns import folded_pattern
from core.text.folding import fold_query

LONGEST_QUERY = 1000
"""Code points; longer ones are pasted by mistake."""

_WORD = re.compile(r'"([^"]*\s[^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Query:
    """A query. `text` is as typed, `words` are folded, without repetition, in the order typed.

    `near` is the largest number of characters between the words, None for anywhere in one block.
    `pattern` is the folded regular expression; then there are no words.
    """

    text: str
    words: tuple[str, ...] = ()
    near: int | None = None
    pattern: str | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.words) or bool(self.pattern)


def parse_query(text: str, *, regex: bool = False, near: int | None = None) -> Query:
    """The query that `text` stands for; an empty one finds nothing.

    Args:
        text: as typed.
        regex: take it as a regular expression.
        near: at most so many characters between the words; of no effect on a single word.

    Raises:
        UserError: too long, a negative `near`, or a regular expression that is none.
    """
    if len(text) > LONGEST_QUERY:
        raise UserError(_("要找的内容太长。"), remedy=_("请只输入几个词或一句话。"))
    if near is not None and near < 0:
        raise UserError(_("词与词的间隔不能小于 0。"), where=str(near))
    if regex:
        return Query(text, pattern=folded_pattern(text) if text else None)
    words: list[str] = []
    for found in _WORD.finditer(text):
        word = fold_query(found[1] if found[1] is not None else found[2])
        if word.strip() and word not in words:
            words.append(word)
    return Query(text, tuple(words), near)
