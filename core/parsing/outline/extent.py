"""How far a heading reaches in its line: alone, or in front of the text of its section."""

from __future__ import annotations

import re

from core.parsing.outline.labels import Label, Style

_ROW = re.compile(r"(?:(?<=\s)|^)[-－]?[\d,，]+(?:\.\d+)?%?(?=\s|$)")
_AMOUNT = re.compile(r"\d(?:\.\d+)?\s*(?:万?亿?元|%|万人|个百分点)")
_COUNT = re.compile(r"\d万?[户家个项人名所条亩吨辆台套件处座场]")
# A gap behind words without any mark of a sentence; words with which figures are reported.
_GAP = re.compile(
    r"([^\s。；：，！？]{3,40}[\u4e00-\u9fff”）]) (?=[\u4e00-\u9fff“]|(?:19|20)\d\d年)"
)
_REPORTED = re.compile(r"%|完成|增长|下降|增加|减少|预算|同比|安排|其中|，[^，]*\d")
_NEARBY = 240  # no heading is longer; a long line must not be searched to its end
_OPEN, _CLOSE = "“《（(", "”》）)"
# The longest heading of each kind: alone on its line, and in front of text (to its first 。).
_ALONE = {Style.HAN: 64, Style.PAREN_HAN: 64, Style.ARABIC: 42}
_LEADING = {Style.HAN: 70, Style.PAREN_HAN: 70, Style.ARABIC: 48}
_SENTENCE = {Style.HAN: 46, Style.PAREN_HAN: 46, Style.ARABIC: 30}


def first_stop(text: str, begin: int = 0) -> int:
    """The place of the first 。 outside quotes and brackets; -1 when there is none nearby."""
    text = text[: begin + _NEARBY]
    stop = text.find("。", begin)
    while stop >= 0:
        before = text[begin:stop]
        if all(before.count(o) <= before.count(c) for o, c in zip(_OPEN, _CLOSE, strict=True)):
            return stop
        stop = text.find("。", stop + 1)
    return -1


def extent(text: str, label: Label) -> tuple[int, int, bool] | None:
    """Where title and heading end, and whether it stands alone; None: no heading."""
    style = label.style if label.style in _ALONE else Style.HAN
    if label.style > Style.ARABIC:
        style = Style.ARABIC
    rest = text[label.end :]
    if len(rest) < 2 or len(_ROW.findall(rest)) >= 2 or rest[0] in "，。、；：）)%％":
        return None
    stop = first_stop(text, label.end)
    if stop < 0:
        colon = _short_colon(text, label)
        if colon is not None:
            return colon
        if _states(rest):
            return None
        bare = rest.rstrip("：:")
        if len(bare) > _ALONE[style] or rest.endswith(("；", ";", "，", ",", "、")):
            return None
        called = rest.endswith("！") and (style > Style.PAREN_HAN or len(rest) > _SENTENCE[style])
        return None if called else (label.end + len(bare), len(text), True)
    if label.style >= Style.ARABIC and (colon := _short_colon(text[:stop], label)) is not None:
        return colon
    title = stop - label.end
    if spaced := _gap(text, label, stop, _LEADING[style]):
        return spaced, spaced + 1, False
    if stop == len(text) - 1:
        counted = label.style >= Style.ARABIC and "，" in rest and _COUNT.search(rest)
        if title > _SENTENCE[style] or (_AMOUNT.search(rest) and not _boasts(rest)) or counted:
            return _short_colon(text, label)
        return stop, len(text), True
    figures = _AMOUNT.search(rest[:title]) and title > 14 and not _boasts(rest[:title])
    if title > _LEADING[style] or figures:
        return _short_colon(text, label)
    return stop, stop + 1, False


def _gap(text: str, label: Label, stop: int, longest: int) -> int:
    """The place of a gap that alone parts a title from its text (`一、工作回顾　过去一年，…`)."""
    match = _GAP.match(text, label.end)
    if match is None or match.end(1) - label.end > longest or label.style > Style.PAREN_HAN:
        return 0
    return match.end(1) if "，" in text[match.end() : stop] and len(text) - match.end() > 24 else 0


def _boasts(title: str) -> bool:
    """Whether a title with an amount says what was reached (`收入突破20亿元，质效明显提升`)."""
    head, comma, tail = title.rstrip("。").partition("，")
    reached = re.search(r"突破|达到|跨越|超过|跃上|迈上|站上|千亿|百亿|万亿", head)
    return bool(comma and reached and len(tail) >= 4) and _REPORTED.search(title) is None


def _states(words: str) -> bool:
    """Whether words without a full stop report amounts, one after the other, or lead to them.

    `全镇财政总收入61475万元，增长33.24%，其中：` opens a list.
    """
    if re.search(r"[，,]\s*其中\s*[:：]$", words) and _AMOUNT.search(words):
        return True
    parts = re.split("[，,]", words)
    return sum(_AMOUNT.search(part) is not None for part in parts) > 1 and not _boasts(words)


def _short_colon(text: str, label: Label) -> tuple[int, int, bool] | None:
    """A title of at most 26 characters parted from its text by a colon."""
    match = re.match(r"[^：:，。；]{2,26}[：:](?=.{12})", text[label.end :])
    if match is None or label.style < Style.PAREN_HAN:
        return None
    end = label.end + match.end()
    return end - 1, end, False
