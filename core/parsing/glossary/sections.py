"""The heading of a glossary under any of its names, and what must follow it to be believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from core.parsing.glossary.entry_forms import bold_term, says
from core.parsing.glossary.entry_numbers import PAGE, SOURCE_NOTE, bullet_end, entry_number
from core.parsing.glossary.term_grids import grid_entries
from core.parsing.glossary.terms import colon, in_brackets, is_parted, split_term, tells_meaning
from core.parsing.lines.shapes import Line
from core.parsing.lines.variants import simple
from core.parsing.lines.wording import bare

_WORD = r"(?:名词|术语|用语|词语|词汇|词条|缩略语|简称|专业词|关键词|热词|新词|指标|概念|数据)"
_EXPLAINED = r"(?:解释|注释|注解|释义|说明|简释|简介|解读|诠释|释疑|解析|释解)"
_HEADING = re.compile(
    r"(?P<label>附\s*[件录表]?\s*[一二三四五六七八九十\d]*\s*[:：.．、]?\s*)?"
    rf"(?P<title>(?:《?[^。；，：:]{{0,40}}》?[“\"]?{_WORD}[”\"]?)"
    r"(?:[、和及与]?(?:名词|术语|用语|词语|缩略语|指标|概念|部分内容|有关内容))*(?:的)?"
    rf"{_EXPLAINED}(?:[和与及、]{_EXPLAINED})?"
    r"|(?:有关|相关|部分|主要|常用)?(?:(?:名词术语|名词|术语)[和与及、])?(?:缩略[语词]|缩写词?语?|专有名词|名词术语)(?:表|对照表?)?"
    r"|(?:本报告|报告|文中|有关|相关|主要|常用|使用|所用|中|的){0,3}简称(?:表|对照表?|一览表?)?"
    r"|(?:《[^》]{1,30}》|(?:政府工作)?报告|本?(?:统计)?公报|文[中内]|正文|有关|相关)(?:的)?(?:注\s*释|注\s*解)"
    r"|(?P<boxed>(?:名词|词语|术语|知识|政策|报告|热词|新词)?小(?:百科|[词辞]典|贴士|知识|课堂)"
    r"|(?:相关|有关)?(?:知识|名词)(?:链接|速递|窗|卡片?|点)|(?:报告|文)?中?的?新(?:名词|词语?|词汇))"
    r"|(?:名词|术语|词汇)表|(?:名词|术语)[和与及](?:定义|含义)"
    r"|注\s*释|附\s*注|注\s*解|尾\s*注|脚\s*注|备\s*注|注|说明)"
    r"(?:[（(][^）)]{1,24}[）)])?\s*[:：]?"
)
_LED = re.compile(r"^附?注[:：](?=[^：:]{2,})")  # `注：名词解释`
_FRAMES = r"【〖《（(\[［—–─★●■◆※*】〗》）)\]］-"
_FRAMED = re.compile(rf"[{_FRAMES}]+([^{_FRAMES}]+)[{_FRAMES}]*")
_NAMED = re.compile(
    r"名词|术语|用语|词语|词汇|词条|缩略|缩写|简称|专业词|关键词|热词|新词|概念|贴士|典|百科|知识"
    r"|指标(?:的)?(?:解释|释义|注释|诠释|解读|解析|简释)"
)
_OF_TEXT = frozenset(("注释", "附注", "注解"))  # names that notes under a table seldom have
_PLAIN = frozenset(("注", "备注", "说明"))  # names that any remark may have
_LONGEST_TERM = 24
_ORDERED = re.compile(r"[（(][^）)]{0,20}(?:顺序|先后|排列|排序|为序|参考|共\d+)[^）)]{0,10}[）)]")


@dataclass(frozen=True, slots=True)
class GlossaryHeading:
    """A heading of a glossary: the annex label in front of it and its words.

    `named` is one that says what it is; `boxed` one that boxes beside a text bear as well.
    """

    label: str
    title: str
    named: bool
    boxed: bool = False


def read_glossary_heading(text: str) -> GlossaryHeading | None:
    """What the line says when it is the heading of a glossary under one of its many names."""
    if len(text) > 60:
        return None
    closed = simple(re.sub(r"\s", "", text))
    if framed := _FRAMED.fullmatch(closed):
        closed = framed[1]
    match = _HEADING.fullmatch(_LED.sub("", closed))
    if match is None:
        return None
    title = match["title"].rstrip(":：")
    label = (match["label"] or "").rstrip(":：.．、")
    if label == "附" and title in ("注", "注释", "注解"):
        label, title = "", label + title
    if title in _PLAIN and (label or not closed.endswith((":", "："))):
        return None
    return GlossaryHeading(label, title, bool(_NAMED.search(title)), bool(match["boxed"]))


def is_order(text: str) -> bool:
    """Whether the line under the heading of a glossary only says how it is ordered."""
    return len(text) <= 36 and _ORDERED.fullmatch(text) is not None


def opens_entries(lines: Sequence[Line], named: bool) -> bool:
    """Whether the lines behind a supposed glossary heading read like entries.

    A name such as 注释 is only believed before a number, a name such as 名词解释 also before terms.
    """
    for line in lines[:2]:
        if line.table is not None:
            return named and bool(grid_entries(line))
        text = line.text
        found = entry_number(text)
        if found is not None and found.number == 1 and len(text) > 5:
            return named or not found.kind.startswith("（")
        text = text[bullet_end(text) :]
        if PAGE.match(text) or (named and (in_brackets(text) or is_parted(text))):
            return True
        if named and bold_term(line):
            return True
        if named and len(lines) > 3 and len(text) <= 20 and not text.endswith(("。", "：")):
            return True
    return named and len(lines) > 1 and all(says(line.text) for line in lines[:2])


class Opening(IntEnum):
    """How the lines behind a heading read: like anything, like terms, like terms of the text."""

    NONE = 0
    TERMS = 1
    USED = 2


def opens_terms(lines: Sequence[Line], title: str, above: Sequence[Line]) -> Opening:
    """How the lines behind 注释 read: like terms with their definitions, without numbers?

    Behind a mere 注： or 说明： the text `above` has to use their terms.
    """
    closed = re.sub(r"\s", "", title)
    if closed not in (*_OF_TEXT, *_PLAIN) or len(lines) < 2:
        return Opening.NONE
    found = [bare(_term_of(line)) for line in lines[:2]]
    if not all(found):
        return Opening.NONE
    text = "\n".join(bare(line.text) for line in above)
    if all(term in text for term in found):
        return Opening.USED
    return Opening.TERMS if closed in _OF_TEXT else Opening.NONE


def _term_of(line: Line) -> str:
    """The term of a line that gives one and its definition; empty for none."""
    text = line.text
    if line.table is not None or SOURCE_NOTE.match(text):
        return ""
    if not (0 < colon(text) <= _LONGEST_TERM or is_parted(text) or tells_meaning(text)):
        return ""
    term, _meaning = split_term(text, True, "")
    return term if term and len(term) <= _LONGEST_TERM else ""
