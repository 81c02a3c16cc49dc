"""The patterns of lost characters, each with what probably stood there.

A pattern is kept only if clean official texts hardly ever match it: a reader who is warned ten
times in vain no longer looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

from core.model.notices import Notice, NoticeCode
from core.parsing.doubts.numbers import fused_numbers
from core.parsing.doubts.slips import find_slips
from core.parsing.doubts.suspect import Suspect
from core.parsing.indicators.units import unit_pattern
from core.parsing.lines.variants import simple

Rule = Callable[[str], Iterator[Suspect]]

_HAN = r"[\u3400-\u9fff]"
_YEAR = r"(?<![\d.,])(?:19|20)\d\d"

_MONTH_LOST = re.compile(rf"{_YEAR}\s*年?\s*\d{{1,2}}日(?!均|报)")
_DATE_BLANK = re.compile(rf"{_YEAR}年\s*月\s*\d{{0,2}}\s*日(?!常|益|前|后)")
_YEAR_LOST = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(1[0-2]|[1-9])月(?!均)")
_ORDINAL_LOST = re.compile(
    r"第(?:届第?)?(?:次|届)(?:会议|全体会议|全会|常务会议|代表大会|人民代表大会|会)"
)
_NUMBER_LOST = re.compile(r"(?:增长|下降|上升|上涨|提高|达到|占比为?|增幅)[%％](?!以)")
_GROWTH_LOST = re.compile(r"(?:(?<=[，,、；;])|(?<=同比)|(?<=上年))长(?=\d+(?:\.\d+)?[%％])")
_ROADS = re.compile(r"(?<![A-Za-z\d])[GSXYC]\d{2,4}[GSXYC]\d{2,4}(?!\d)")
_CLASS_LOST = re.compile(
    r"(?:达到?|优于|好于|保持|稳定在|符合)(?:国家|地表水)?类(?:及以上|以上|标准|水质|水体|水)"
)
_RANK_LOST = re.compile(
    r"(?:进入|跻身|位居|位列|挤进|列|居)全(?=\d)\d{1,3}(?=[，,。；;、]|[位名强])"
)
_DEEDS = (
    "等|[新扩改迁]建|建成|建设|完成|开工|改造|改扩建|创建|开办|打造|新增|实施|培育|引进|举办|布局|成立|组建|新设|清退|关停|整治|再添|开展"
    "|推进|推动|启动|落地|涉及|覆盖|拥有|共有|带动|支持|选派|派出|出台|制定|修订|发布|承接|承办|获得|荣获|入选|争取|谋划|储备|实现|惠及"
    "|服务|培训|受理|办结|查处|排查|化解|整改"
)
_NO_NOUN = (
    "[十百千万亿余多来至到年月日时点秒号路线版级强届位期批次分周国省岁后度环纬]"
    "|连[冠增丰升涨跌降胜霸优]|千伏|热线|计划|工程|行动"
)
"""What may follow a number that has no unit: sizes, times, names (8号线, 100强, 101计划)."""
_UNIT_LOST = re.compile(
    rf"(?<![\d.])\d{{1,12}}(?:\.\d{{1,6}})?(?:[十百千万亿]{{0,2}})(人次|人|户|家|个|亩|名|件|项|台|辆|所|万元|亿元)、{_HAN}{{2,14}}?(\d{{2,7}})(?=[，,。；;])(?![，,]\d{{3}}(?!\d))"
)
_YEAR_BARE = re.compile(
    rf"(?:(?<=[。！；\n])|^)((?:19|20)\d\d)(?={_HAN})(?!年|[至到]|世界|国际|亚洲|中国.{{0,14}}(?:会|展|赛|节|论坛|峰会))"
    rf"(?={_HAN}{{2,30}}[^，。]*[，,])"
)
_YEAR_INSIDE = re.compile(
    r"(?<![\d.,])((?:19|20)[0-4]\d)(?=全[市区县省国州年]|[市省县][级本]|我[省市区县州]|地方|上半年|[末底初度](?![\d下])"
    r"|GDP|一般公共|预计|财政|地区生产|规模以上|国民经济|社会消费|主要|计划|生产总值|基本(?:实现|建成))"
)
_PERCENT_JOINED = re.compile(
    r"(?P<number>\d{1,4}(?:\.\d{1,4})?[%％])(?=同比|比上年|较上年|增[收支]|减[收支]|其中|为预算|占预算|完成预算"
    r"|(?:增长|下降)\d)"
)
_PREDICATE = re.compile(
    r"(?:达到?|增长|下降|为|占比|率|上涨|提高|比重|增幅|增速)(?:约|近|超过?|至|到|达到?|了|为)?(?P<number>\d{1,9}(?:\.\d{1,6})?[%％])(?=[\u3400-\u9fff])"
    r"(?!以上|以下|以内|左右|上下|之间|及以|和|及|与|或|至|到|的|股|目标|任务|水平|增|速度|比例|份额|覆盖|用|纳入|高|低|快|慢|好|比|较|位|居|列|排|完成|达|为|是|超|不|仅|以|且|并|而|但|时|后|区间|标准|"
    r"红线|底线|控制|计|安排|提|降|上|下|扩|收|由|起|等|个|税|优惠|补|资|奖|贴|返|给|执|征|缴|持|有(?!序|效|力)|可|将|从|向|对|在|中|内|外|归|来|实现|远|均|都|也|还|又|之|多|余|共|已|各|需|应|就|则|出|入|回|减|压|折)"
)
_DOUBLED = re.compile(r"[%％]{2,}")


@cache
def _counted() -> re.Pattern[str]:
    """A number in front of a noun without any unit between them (`新建10公办幼儿园`)."""
    return re.compile(
        rf"(?:{_DEEDS}|[，。；、])(?!(?:19|20)\d\d)(?<![\d.])(\d{{1,3}})(?![\d.．,])"
        rf"(?!{unit_pattern()}|{_NO_NOUN})(?={_HAN}{{2}})"
    )


def find_suspects(text: str) -> Iterator[Suspect]:
    """Every place of one block that a rule doubts, in no particular order."""
    text = simple(text)
    for rule in _RULES:
        yield from rule(text)


def _dates(text: str) -> Iterator[Suspect]:
    for match in _MONTH_LOST.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.DATE_WITHOUT_MONTH))
    for match in _DATE_BLANK.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.DATE_NOT_FILLED_IN))
    for match in _YEAR_LOST.finditer(text):
        yield Suspect(
            *match.span(), Notice(NoticeCode.YEAR_RUN_INTO_MONTH), f"{match[1]}年{match[2]}月"
        )
    for match in _YEAR_BARE.finditer(text):
        end = min(len(text), match.end(1) + 5)
        yield Suspect(
            match.start(1), end, Notice(NoticeCode.YEAR_WITHOUT_SIGN_OR_VERB), f"{match[1]}年"
        )
    for match in _YEAR_INSIDE.finditer(text):
        yield Suspect(*match.span(1), Notice(NoticeCode.YEAR_WITHOUT_SIGN), f"{match[1]}年")


def _ordinals(text: str) -> Iterator[Suspect]:
    for match in _ORDINAL_LOST.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.ORDINAL_LOST))
    for match in _RANK_LOST.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.RANK_LOST))
    for match in _CLASS_LOST.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.CLASS_LOST))


def _numbers(text: str) -> Iterator[Suspect]:
    for fused in fused_numbers(text):
        yield Suspect(
            fused.start, fused.end, Notice(NoticeCode.HOUSEHOLDS_RUN_INTO_PEOPLE), fused.suggestion
        )
    for match in _NUMBER_LOST.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.NUMBER_LOST))
    for match in _GROWTH_LOST.finditer(text):
        end = re.compile(r"[\d.]+[%％]").match(text, match.end())
        yield Suspect(
            match.start(), end.end() if end else match.end(), Notice(NoticeCode.GROWTH_LOST)
        )
    for match in _DOUBLED.finditer(text):
        yield Suspect(*match.span(), Notice(NoticeCode.PERCENT_SIGN_TWICE), "%")


def _units(text: str) -> Iterator[Suspect]:
    for match in _counted().finditer(text):
        end = min(len(text), match.end(1) + 4)
        yield Suspect(match.start(1), end, Notice(NoticeCode.MEASURE_WORD_LOST))
    for match in _UNIT_LOST.finditer(text):
        if re.fullmatch(r"(?:19|20)\d\d", match[2]) or "指数" in match.group():
            continue
        yield Suspect(
            match.start(2),
            match.end(2),
            Notice(NoticeCode.UNIT_LOST),
            match[2] + match[1],
        )


def _joints(text: str) -> Iterator[Suspect]:
    for match in _ROADS.finditer(text):
        words = match.group()
        cut = re.match(r"[A-Z]\d+", words)
        at = cut.end() if cut else 0
        yield Suspect(
            *match.span(),
            Notice(NoticeCode.COMMA_LOST_BETWEEN_NUMBERS),
            f"{words[:at]}、{words[at:]}",
        )
    for match in chain(_PREDICATE.finditer(text), _PERCENT_JOINED.finditer(text)):
        yield Suspect(
            match.start("number"),
            min(len(text), match.end("number") + 2),
            Notice(NoticeCode.PUNCTUATION_LOST),
        )


_RULES: tuple[Rule, ...] = (_dates, _ordinals, _numbers, _units, _joints, find_slips)
