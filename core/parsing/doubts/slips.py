"""Slips of typing: doubled words and signs, quotes without partner, impossible dates and shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model.notices import Notice, NoticeCode
from core.parsing.doubts.suspect import Suspect

_DOUBLED = re.compile(
    r"(?<!目)的的(?!确)|(?<![为除])了了(?!解)|(?<![实存现内所正])在在"
    r"|(?P<verb>推进|加强|加快|实施|增长|下降|完成|推动|提高|促进|开展|建设|实现|确保|支持|落实|同比)(?P=verb)"
    r"|(?P<phrase>[\u3400-\u9fff]{3,16})(?P=phrase)"
)
_SIGNS = re.compile(r"([，。、；：])\1+|[，、][。；]|。[，、；]")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "【": "】"}
_CLOSING = {"”": "“", "》": "《", "）": "（", ")": "（", "】": "【"}
_SIGN = re.compile("[" + re.escape("".join([*_PAIRS, *_CLOSING])) + "]")
_LIST_MARK = re.compile(r"[\d一二三四五六七八九十a-zA-Z][)）]$")
_DATE = re.compile(r"(?<![\d.])(\d{1,2})月(\d{1,2})日")
_MONTH = re.compile(r"(?<=年)(\d{1,2})月(?!均)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{3}年(?!产)")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BROKEN = re.compile(
    r"(?<![\d.])\d{1,12}(?:\.\d{1,9}\.\d{1,9}(?=[万亿%％元吨亩])|\.\.\d{1,9})|(?<![\d,.])\d{1,3},\d{1,2}(?=[万亿%％])"
)
_LETTER = re.compile(
    r"(?<=\d)[Oo](?=[\d年%％])|(?<![A-Za-z\d.])[lI](?=\d{1,9}(?:\.\d{1,6})?[%％亿万])"
)
_WHOLE = re.compile(
    r"(?:覆盖率|满意[度率]|合格率|城镇化率|失业率|优良率|达标率|绿化率|占比|比重|及时率|结案率)"
    r"(?:达到?|为|提高到|上升到|稳定在|保持在|约|超过?|是)*(\d{3,4}(?:\.\d+)?)[%％]"
)
_RATE_BARE = re.compile(
    r"(?:增长|下降|上涨|回落|增幅为?|占比[为达]?|比重[为达]|[覆失就达满完合格]\S{1,3}率[为达])"
    r"(\d{1,3}(?:\.\d+)?)(?=[，。；,;](?!\d))"
)
_AMOUNT_BARE = re.compile(
    r"(?:收入|支出|余额|总值|增加值|总额|产值|限额|贷款|存款|总计|销售额|转移支付)"
    r"(?:完成|达到?|为|约|预计|安排|实现)*(\d{1,9}\.\d{1,6})(?=[，。；,;](?!\d))"
)


def find_slips(text: str) -> Iterator[Suspect]:
    """Every slip of one block, in no particular order."""
    yield from _doubled(text)
    yield from _unpaired(text)
    yield from _impossible(text)
    yield from _broken(text)


def _doubled(text: str) -> Iterator[Suspect]:
    for match in _DOUBLED.finditer(text):
        words = match.group()
        yield Suspect(*match.span(), Notice(NoticeCode.WORDS_TWICE), words[: len(words) // 2])
    for match in _SIGNS.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.PUNCTUATION_TWICE), match.group()[-1])


def _unpaired(text: str) -> Iterator[Suspect]:
    """Quotes and brackets that are not closed in their block, or never opened.

    `（1)` and `1）` are marks of lists. A quote opened again before it closes was not closed.
    """
    opened: list[tuple[str, int]] = []
    for match in _SIGN.finditer(text):
        sign, at = match.group(), match.start()
        if sign in _PAIRS:
            kind = "（" if sign == "(" else sign
            if kind in "“《" and any(one == kind for one, _at in opened):
                first = next(at for one, at in opened if one == kind)
                opened = [(one, at) for one, at in opened if one != kind]
                yield _unclosed(first)
            opened.append((kind, at))
        elif any(one == _CLOSING[sign] for one, _at in opened):
            while opened.pop()[0] != _CLOSING[sign]:
                pass
        elif not _LIST_MARK.search(text[max(0, at - 2) : at + 1]):
            yield Suspect(at, at + 1, Notice(NoticeCode.OPENING_SIGN_LOST))
    for kind, at in opened:
        if kind in "“《（":
            yield _unclosed(at)


def _unclosed(at: int) -> Suspect:
    return Suspect(at, at + 1, Notice(NoticeCode.CLOSING_SIGN_LOST))


def _impossible(text: str) -> Iterator[Suspect]:
    for match in _DATE.finditer(text):
        month, day = int(match[1]), int(match[2])
        if not 1 <= month <= len(_DAYS) or not 1 <= day <= _DAYS[month - 1]:
            yield Suspect(*match.span(), Notice(NoticeCode.NO_SUCH_DATE))
    for match in _MONTH.finditer(text):
        dated = _DATE.match(text, match.start())
        if not dated and not 1 <= int(match[1]) <= len(_DAYS):
            yield Suspect(*match.span(), Notice(NoticeCode.NO_SUCH_MONTH))
    for match in _YEAR.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.YEAR_TOO_LONG))
    for match in _WHOLE.finditer(text):
        if float(match[1]) > 100:  # a share of a whole
            yield Suspect(match.start(1), match.end(), Notice(NoticeCode.SHARE_OVER_WHOLE))


def _broken(text: str) -> Iterator[Suspect]:
    for match in _BROKEN.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.DECIMAL_SIGN_WRONG))
    for match in _LETTER.finditer(text):
        figure = "0" if match.group() in "Oo" else "1"
        yield Suspect(*match.span(), Notice(NoticeCode.LETTER_IN_NUMBER), figure)
    for match in _RATE_BARE.finditer(text):
        if "分别" not in text[max(0, match.start() - 40) : match.start()]:
            yield Suspect(*match.span(1), Notice(NoticeCode.PERCENT_SIGN_LOST), f"{match[1]}%")
    for match in _AMOUNT_BARE.finditer(text):
        yield Suspect(*match.span(1), Notice(NoticeCode.UNIT_LOST))
