"""Where the term of a glossary entry ends and its definition begins."""

from __future__ import annotations

import re

_NOT_A_TERM = re.compile(
    r"^(?:按照|根据|其中|自\d{4}|以上|以下|本(?:公报|报告|表)|为了?|由于|从\d{4}|部分|上述|主要(?:包括|是)|注)"
)
_YEAR = re.compile(r"(?:19|20)\d\d年")  # where a note that is no term begins, in a list of notes
_OPEN = "“《（(「『【［[〔‘"
_CLOSE = "”》）)」』】］]〕’"
_DASHES = r"\s*(?:—{1,2}|－－|--|─{1,2}|–{1,2}|＝|=(?=\s*[“\u4e00-\u9fff]))\s*(?=\S)"
_DASHED = re.compile(rf"((?:[^。；，,：:—–─＝=]|(?<=\d)[—–](?=\d)){{2,40}}?){_DASHES}")
_SPACED = re.compile(r"([^\s。；，,：:]{2,24}) (?=\S{6})")
_SAID = re.compile(
    r"((?:“[^”]{1,24}”|[^，。；：“”]{2})(?:“[^”]{1,24}”|[^，。；：“”]){0,38}?)[，,]?\s*"
    r"(?:(?:主要|具体|通常)?(?:是指|指的是|系指|指|即|是(?=一个|一种|一项|以|用来?|反映|衡量))"
    r"|[也又亦]称|(?<![下(（,，])简称)"
)
_SURELY_SAID = re.compile(r"[，,]?\s*(?:主要|具体|通常)?(?:是指|指的是|系指)(?=\S)")
_FRAMED = re.compile(
    r"(?![\[【「『〖〔［]\s*(?:注\s*)?\d+\s*[】」』〗〕］])"
    r"(【[^】]{1,40}】|「[^」]{1,40}」|『[^』]{1,40}』|〖[^〗]{1,40}〗|〔[^〕]{1,40}〕|［[^］]{1,40}］)\s*[:：]?\s*"
)
_MEANING = re.compile(
    r"(?:“[^”]{1,24}”|[^，。；：“”\s]{2,20})[，,]?\s*(?:是指|指的是|系指|指)(?![导挥标数出])"
)
_MARK_BEHIND = (
    r"”?\s*(?:[\[［〔【（(]\s*注?\s*\d{1,3}\s*[\]］〕】）)]"
    r"|注?\d{1,3}(?![\d.年月日%％])|[①-⑳⁰¹²³⁴-⁹])"
)


def colon(text: str) -> int:
    """The place of the first colon outside quotes and brackets before the first stop; -1: none."""
    depth = 0
    for at, char in enumerate(text[:80]):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in "：:":
            return at
        elif depth == 0 and char in "。；":
            return -1
    return -1


def is_parted(text: str) -> bool:
    """Whether the line gives a term and, behind a colon or a dash, its definition."""
    if colon(text) > 0:
        return True
    dashed = _DASHED.match(text)
    return dashed is not None and len(text) > dashed.end() + 4


def in_brackets(text: str) -> tuple[str, int] | None:
    """The term in brackets of its own that the line starts with, where its definition begins.

    A number in brackets is none.
    """
    match = _FRAMED.match(text)
    return (match[1][1:-1].strip(), match.end()) if match else None


def tells_meaning(text: str) -> bool:
    """Whether a line says outright what its first words mean (`三农，指农业、农村、农民`)."""
    match = _MEANING.match(text)
    return match is not None and not _NOT_A_TERM.match(text) and len(text) > match.end() + 3


def split_term(text: str, named: bool, body: str) -> tuple[str | None, str]:
    """Term and definition of an entry without its number; term None for a whole sentence.

    `named` says that the glossary calls itself one of terms, so that `X是指…` has the term X.
    """
    text = text.strip()
    if framed := in_brackets(text):
        return framed[0], text[framed[1] :]
    at = colon(text)
    dashed = _DASHED.match(text)
    year = not named and _YEAR.match(text)
    if dashed and (at < 0 or dashed.end() <= at) and not (year or _NOT_A_TERM.match(dashed[1])):
        return dashed[1].strip(), text[dashed.end() :]
    said = _SAID.match(text[:at]) if at > 0 else None
    if said is not None and _SURELY_SAID.match(text, said.end(1)):  # the colon is further inside
        return _split_said(text, named, body)
    if at > 0 and not year and _is_term(text[:at]):
        return text[:at].strip(), text[at + 1 :].strip()
    return (None, text) if year else _split_said(text, named, body)


def _split_said(text: str, named: bool, body: str) -> tuple[str | None, str]:
    """Term and definition without a colon; among mere notes a term is one that bears a mark."""
    term, definition = _split_unmarked(text, body)
    if named or (term is not None and _bears_mark(term, body)):
        return term, definition
    return None, text


def _bears_mark(term: str, body: str) -> bool:
    """Whether a note mark stands behind the term in the text (`“六稳”[1]`, `六稳①`)."""
    return re.search(re.escape(term.strip("“”")) + _MARK_BEHIND, body) is not None


def _is_term(text: str) -> bool:
    text = text.strip()
    if not 1 < len(text) <= 48 or _NOT_A_TERM.match(text):
        return False
    depth = 0
    for char in text:
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in "，,；;" and len(text) > 16:
            return False
    return True


def _split_unmarked(text: str, body: str) -> tuple[str | None, str]:
    """Term and definition where no colon parts them."""
    spaced = _SPACED.match(text)
    if spaced and len(re.findall("[\u4e00-\u9fff]", spaced[1])) >= 2:
        return spaced[1], text[spaced.end() :]
    stop = text.find("。")
    if 1 < stop <= 26 and len(text) > stop + 4:
        term, rest = text[:stop], text[stop + 1 :]
        bare = term.strip("“”")
        if rest.startswith((bare, term, "是", "指", "即", "“")) or not re.search("[，,]", term):
            return term.strip(), rest.strip()
    match = _SAID.match(text)
    if match and not (_YEAR.match(text) or _NOT_A_TERM.match(match[1])):
        return match[1].strip(), text[match.end(1) :].lstrip("，, ")
    for length in range(min(16, len(text) - 2), 1, -1):
        inside = text[length - 1].isdecimal() and text[length].isdecimal()
        if f"“{text[:length]}" in body and not inside:
            return text[:length], text[length:].strip()
    return None, text
