"""Totals, differences and surpluses: words that need the name of what they belong to.

`收入总计`, `增支7.4亿元`, `年末滚存结余` say nothing without the fund or the account before them.
"""

from __future__ import annotations

import re

from core.parsing.figures.words import COMPARED, DIFFERENCES, TOTALS

_OPENS = r"(?:^|[，,；;：:、])"
_TOTAL = re.compile(rf"{_OPENS}((?:当年|本年|全年)?({TOTALS}))(?:为|达|约为|约)?$")
_DIFFERENCE = re.compile(rf"{_OPENS}(?:{COMPARED})?({DIFFERENCES})(?:了|约|近)?$")
_BALANCE = re.compile(
    rf"{_OPENS}((?:基金|年末|年终|当年|本年|年度|累计|滚存|收支|历年|预算)*结余(?:结转)?(?:资金)?"
    r"|收支缺口|缺口|年终结转)(?:为|达|约|共)*$"
)
_SIDE = re.compile(r"(?:总?收入|总?支出|收支)(?:预算数?|决算数?|目标|完成)?$")
# A total holds more than the income of the level of government itself.
_LEVEL_OF = re.compile(r"(?<=预算|基金)本级$")
_FUND = re.compile(r"(?:预算|基金|经营)(?:总?收入|总?支出)(?:预算数?|决算数?)?$")
_ACCOUNT = re.compile(
    r"([\u3400-\u9fff]{2,}(?:预算|基金))(?:收支|情况|安排|草案|执行|完成|预算|的)*$"
)
_BARE_SIDE = re.compile(r"^[、，,](收入|支出)(?:首次|历史性|同比|也|突破|超过?|达到?|完成|为)*$")
_ONE_SIDE = re.compile(
    rf"{_OPENS}(?:当年|本年|全年|20\d\d年)?(总?收入|总?支出)(?:预算|决算)数?"
    r"(?:拟|安排|预计|完成|为|达|约|目标)*$"
)
_ONLY_SIDE = re.compile(
    r"[，,；;]?(?:当年|本年|全年|同期|实际|20\d\d年)*(总?收入|总?支出)(?:完成|实现|执行|预计|拟|安排|为|达到?|约)*"
)
_OWN_TOTAL = re.compile(
    rf"{_OPENS}((?:[\u3400-\u9fff]{{2,20}}(?:预算|基金))(?:{TOTALS}))(?:为|达|约)*$"
)


def total_in(raw: str, first: str) -> str:
    """The name of a balance's total (`收入总计`) after the first thing of its sentence.

    Empty for words that are no total.
    """
    if own := _OWN_TOTAL.search(_close(raw)):
        return own[1]
    match = _TOTAL.search(_close(raw))
    if match is None:
        return ""
    if first.endswith(match[2]):  # a part of it, of this year alone
        return match[1]
    return _LEVEL_OF.sub("", _SIDE.sub("", first)) + match[2]


def difference_in(raw: str, thing: str) -> str:
    """The name of a plain difference (`增支`) of the thing before it; empty for other words."""
    match = _DIFFERENCE.search(_close(raw))
    return thing + match[1] if match else ""


def balance_in(raw: str, fund: str) -> str:
    """The name of a surplus or gap of the fund spoken of; empty for other words."""
    match = _BALANCE.search(_close(raw))
    return fund + match[1] if match else ""


def fund_of(thing: str) -> str:
    """The fund whose income or spending `thing` is (`社会保险基金预算收入`); empty for others."""
    return _SIDE.sub("", thing) if _FUND.search(thing) else ""


def fund_word(words: str) -> str:
    """The fund or account that a heading or a lead names (`2．政府性基金预算。`); else empty."""
    match = _ACCOUNT.search(words)
    return match[1] if match else ""


def other_side(raw: str, thing: str) -> str:
    """`、支出首次超过` behind 公共预算收入 as 公共预算支出; empty for other words."""
    match = _BARE_SIDE.search(_close(raw))
    turned = {"收入": "支出", "支出": "收入"}[match[1]] if match else ""
    return thing[: -len(turned)] + match[1] if match and thing.endswith(turned) else ""


def side_in(raw: str, owner: str) -> str:
    """`收入预算安排` or `总支出` of the account it belongs to; empty for other words."""
    match = _ONE_SIDE.search(_close(raw))
    return owner + match[1] if match and owner else ""


def only_side(raw: str, fund: str) -> str:
    """A clause of the word 收入 or 支出 alone as that of the fund spoken of; empty for others."""
    match = _ONLY_SIDE.fullmatch(_close(raw)) if fund else None
    return fund + match[1] if match else ""


def _close(raw: str) -> str:
    return re.sub(r"\s", "", raw)
