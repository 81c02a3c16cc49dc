"""Words around a number trimmed to the name of what is counted."""

from __future__ import annotations

import re
from functools import lru_cache

from core.parsing.figures.words import (
    ADVERBS,
    BUDGETS,
    CARRIED_VERBS,
    CHANGED,
    COMPARED,
    LINKED,
    PREDICATES,
    RELATIVES,
    SHARED_VERBS,
    TIME,
    VERBS,
)

_PUNCTUATION = r"(?:[，。；、：！？,;:!?《》（）()\[\]\n]|\d(?![A-Z]))"
_LEAD = re.compile(
    rf"^(?:{TIME}|{ADVERBS}|[、，,；;：:\s—\-●]|[一二三四五六七八九十]{{1,3}}是|[（(]\d[）)])+"
)
_LABEL = re.compile(
    r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳]|[一二三四五六七八九十]{1,3}、)"
)
# Possessive: a long run of linking words must not be tried in every way of cutting it up.
_SPACE = re.compile(r"\s+")
_TAIL = re.compile(
    rf"(?:{COMPARED}|{CHANGED}|{LINKED}|(?:19|20)\d\d年(?:年?[末底初])?|“[一二三四五六七八九十]+五”(?:期|时期)?(?:初|末)|[、，,：:\s（(])++$"
)
_VERBS = re.compile(rf"(?:{VERBS}|[了着过的共已新约达])*+")
_INCOME = re.compile(r"(?:结余|上解|补助|结转|返还|调入|转贷|转移|上缴|代管)(?:收入|支出|资金)$")
_OWN_VERB = re.compile(rf"{VERBS}|转移")
_CLAUSE_END = re.compile(_PUNCTUATION)
_NOUN_END = re.compile(rf"{_PUNCTUATION}|{PREDICATES}")
_SHORT_NOUN = re.compile(r"企业|项目|单位|工程|人员|群众|产品|县|市|村|乡镇|县区|区县|人|地区|学生")
_LIST_END = re.compile(r"[，。；：！？,;:!?《》（）()\[\]\d\n]")
_LIST_VERB = re.compile(rf"{PREDICATES}|保持|发展|运行|增长|提升|加强|深入|持续|稳步")
_TITLE = re.compile(r"《[^《》]{1,30}》")
_LONG_LIST = 28
_SHORT_REST = 8
_DEED = re.compile(
    r"(?:发行|争取|拨付|投入|安排|发放|筹集|下达|募集|撬动|减免|征收|新建|建成|改造)$"
)
_DEED_INSIDE = re.compile(
    r"([\u3400-\u9fff]{2,14}?)(?:发放|追回|追讨|减免|节约|拨付|兑付|办理|提供)[\u3400-\u9fff]{2,8}$"
)
_NO_OBJECT = re.compile(r"[为占的比较同增下用于]")
_NO_THING = re.compile(r"(?:人民币|大关|关口|新?台阶|新高|大台阶)")
_ANEW = re.compile(r"新增|新建|建成|完成|培育|引进")
_NOUN_HEAD = re.compile(r"^(?:的|余|多|左右|以上|以下|以内|\d{1,3}岁(?:及)?以[上下])+")
_NOUN_TAIL = re.compile(
    r"(?:[和及与的从由]|(?<![换更创革])新|以及|首次|(?<=[\u3400-\u9fff]{3})基本|率先|陆续)+$"
)
_AWAY = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:到(?!位)|担任|前往|赴|参加|占|居)")
"""Verbs at which a long noun behind a count ends (`20名专家到县里坐诊`)."""
_DESCRIBED = re.compile(
    r"^(?:达到|符合|具备|通过|获得|荣获|涉及|进入)[^，。；、：\d的]{2,16}的(?=[\u3400-\u9fff“]{2})"
)
_QUOTED = re.compile(r"“[^“”]{1,20}”")
RELATIONAL = re.compile(RELATIVES)
COMPLETION = re.compile(
    rf"(?:为|占|完成了?|(?<!下)达到?)"
    rf"(?:[^，。；、的]{{0,6}}下达的?|[^，。；、的]{{2,28}}批准的?(?:收入|支出)?)?({BUDGETS}[^，。；的]{{0,6}})的?$"
)


def blank_brackets(text: str) -> str:
    """`text` with every closed bracket group replaced by spaces of the same length."""
    return re.sub(r"（[^（）]*）|\([^()]*\)", lambda m: " " * len(m.group()), text)


@lru_cache(maxsize=2048)
def trim(words: str) -> str:
    """A phrase without time, adverbs, comparison and linking verbs at its ends."""
    words = _SPACE.sub("", words)
    words = _LABEL.sub("", words)
    while True:
        shorter = _LEAD.sub("", _TAIL.sub("", words))
        if shorter == words:
            return words
        words = shorter


def is_bare_verb(words: str) -> bool:
    """Whether a trimmed phrase is only a verb (`建成`, `安排`), its object standing elsewhere."""
    return words in ("", "实际", "较", "比") or bool(
        _VERBS.fullmatch(words) and not _INCOME.search(words)
    )


def noun_behind(words: str, most: int = 16) -> str:
    """The noun phrase right behind a counted number (`个城区停车场，` -> 城区停车场)."""
    words = _NOUN_HEAD.sub("", words)
    if _NO_THING.match(words):
        return ""
    words = _DESCRIBED.sub("", words)
    plain = _QUOTED.sub(lambda match: "名" * len(match.group()), words)
    plain = _TITLE.sub(lambda match: "名" * len(match.group()), plain)
    most = 30 if plain.startswith("名名", 2) and "《" in words[:6] else most
    end = _NOUN_END.search(plain)
    phrase = words[: end.start()] if end else words
    if end and end.group() == "、" and (listed := _whole_list(plain)):
        return words[:listed].strip()
    if _SHORT_NOUN.fullmatch(phrase):
        clause = _CLAUSE_END.search(plain)
        phrase = words[: clause.start()] if clause else words
    phrase = phrase.strip()
    if len(phrase) > most and (away := _AWAY.search(phrase)):
        phrase = phrase[: away.start()]
    return _NOUN_TAIL.sub("", phrase[:most])


def _whole_list(plain: str) -> int:
    """Where a list of nouns that one number counts ends (`20个验证中心、中试基地，`); 0 for none.

    A list whose later items have numbers of their own is none.
    """
    end = _LIST_END.search(plain)
    if end is None or end.group().isdigit() or end.group() in "《（(" or end.start() > _LONG_LIST:
        return 0
    return 0 if _LIST_VERB.search(plain, 0, end.start()) else end.start()


SHARE_OF = re.compile(
    r"占(?!比)([^，。；、]{2,24}?)(?:的)?(?:比重|比例|比率|份额)?(?:的)?(?:达到?|为|约|超过?|提高到|升至|突破|近)*+$"
)

_AMOUNT_NOUN = re.compile(
    r"(?:总投资额?|投资额?|固投|总面积|面积|总产量|总产|纳税|产量|总产值|产值|营业收入|利税总额|利润总额|增加值|总额|总量|余额|总数|数量|税收)$"
)
_LIGHT = re.compile(
    r"^(?:落实|实现|完成|确保|达到|推动|力争|促进)(?=[\u3400-\u9fffA-Z]{2,}(?:面积|总额|总量|产值|产量|收入|支出|率|值|比重|资产投资)$|GDP$)"
)
_LIGHT_INSIDE = re.compile(
    r"(?:(?<=^全[区市县省国州盟旗])|(?<=产业)(?=..增加值))(?:实现|完成)(?=[\u3400-\u9fffA-Z]{2})"
)
_RATE_TAIL = re.compile(r".*、([^、]{2,}(?:率|度|比例|比重))$")
_WHOLE = re.compile(r"^.{5,}?((?:全[区市县省国州盟旗]|城区)[^的]{2,})$")
_WHOLE_VERB = re.compile(rf"(?:{VERBS}|[、的和与在])$")
_ACTOR = re.compile(
    r"^[\u3400-\u9fff]{2,12}?(?:机关|法院|检察院|部门|系统|单位)(?:累计|总共|共)(?=[\u3400-\u9fff]{2})"
)
_EXAMPLES = re.compile(r"^.+、.+等(?![级于外次高离])([^、等]{3,})$")
_LONG_NAME = 20
_SHORT_EXAMPLE = 16
_DOES = re.compile(rf"{PREDICATES}|{VERBS}|做[大强优]|常态化")
_TAIL_VERB = re.compile(rf"(?<=[\u3400-\u9fff]{{2}})(?!收入|支出|投入|结余|结转|补助)(?:{VERBS})$")
_CARRIED = re.compile(SHARED_VERBS)
_CARRIED_INSIDE = re.compile(rf".{{2,12}}(?:{CARRIED_VERBS})(?=[\u3400-\u9fff]{{2,4}}$)")


def without_light_verb(phrase: str) -> str:
    """落实粮食种植面积 -> 粮食种植面积: a verb that adds nothing to a measured thing."""
    return _LIGHT_INSIDE.sub("", _LIGHT.sub("", phrase))


def without_actor(phrase: str) -> str:
    """检察机关共批捕 -> 批捕: who did it says nothing of what is counted."""
    return _ACTOR.sub("", phrase)


def named_of_list(phrase: str) -> str:
    """What a long list of examples is a list of (`甲、乙、丙等各类案件` -> 各类案件)."""
    match = _EXAMPLES.match(phrase) if len(phrase) > _LONG_NAME else None
    return match[1] if match else phrase


def last_of_list(phrase: str) -> str:
    """The last item of a list that ends in a rate, which alone the number belongs to."""
    match = _RATE_TAIL.match(phrase)
    return last_of_whole(match[1] if match else phrase)


def last_of_whole(phrase: str) -> str:
    """What begins anew with 全区 or 城区 behind words whose full stop was lost."""
    match = _WHOLE.match(phrase)
    return match[1] if match and not _WHOLE_VERB.search(phrase[: match.start(1)]) else phrase


def first_of_whole(phrase: str) -> str:
    """The words before 全区 or 城区 where a new statement begins without a full stop."""
    match = _WHOLE.match(phrase)
    if match is None or _WHOLE_VERB.search(phrase[: match.start(1)]):
        return phrase
    return phrase[: match.start(1)]


def ends_in_amount(words: str) -> bool:
    """Whether words name an amount (`建成面积`)."""
    return bool(_AMOUNT_NOUN.search(words))


def join_relation(thing: str, phrase: str) -> str:
    """总投资 of 签约项目 -> 签约项目总投资; an amount that the thing ended with is replaced."""
    if phrase.startswith(thing) or not thing:
        return phrase
    rate = phrase.endswith("率") and not phrase.endswith("增长率")
    amount = _AMOUNT_NOUN.search(phrase) or rate
    base = _AMOUNT_NOUN.sub("", thing) if amount else thing
    if phrase.endswith("结余"):
        base = re.sub(r"(?:预算)?(?:收入|支出)$", "", thing)
    elif rate:
        base = re.sub(r"[\u3400-\u9fff]{2}率$", "", base)
    elif phrase in ("总量", "总数"):
        base = re.sub(r"^(?:新增|净增|新建)", "", base)
    return (base if len(base) > 1 else thing) + phrase


def share_behind(behind: str) -> str:
    """The subject of a share that opens its clause (`76.1%的财政支出用于民生`); empty for none."""
    spent = r"(?:以上|左右|以下)?(?:的+|(?=[^的]{2,16}(?:支出|资金|收入|财力)))"
    match = re.match(rf"{spent}([^，。；、]{{2,16}}?)用于([^，。；、]{{2,12}})", behind)
    if match:
        return f"{match[2]}占{match[1]}的比重"
    match = re.match(r"(?:以上|左右|以下)?的+([^，。；、\d]{2,20})", behind)
    return re.sub(r"[和与及]$", "", match[1]) if match else ""


def granted_behind(behind: str) -> str:
    """What a rate is a rate of when it stands before it (`最高60%的资助` -> 资助比例)."""
    match = re.match(r"的?(资助|补助|补贴|奖励|优惠|股权|股份)", behind)
    return match[1] + "比例" if match else ""


def carried_verb(phrase: str) -> str:
    """The verb of the first item of a list that its later items share (新增停车位…、充电桩…)."""
    match = _CARRIED.match(phrase) or _CARRIED_INSIDE.match(phrase)
    return match.group() if match else ""


def last_verb(phrase: str) -> str:
    """What of a long phrase belongs to the noun behind the number (`援助云东建设` -> 建设).

    Behind a list of examples it is the rest (`推进高铁、科创等新区` -> 新区).
    """
    rest = phrase.rpartition("等")[2]
    if rest != phrase and len(rest) <= _SHORT_REST:
        return rest
    found = list(re.finditer(VERBS, phrase))
    return phrase[found[-1].start() :] if found and found[-1].end() == len(phrase) else ""


def last_deed(phrase: str, noun: str) -> str:
    """The deed at the end of a phrase whose object stands behind the amount (`赴港发行`)."""
    match = _DEED.search(phrase)
    return match.group() if match and not _NO_OBJECT.match(noun) else ""


def begins_anew(noun: str) -> bool:
    """Whether the words behind a number begin a statement of their own (a comma was lost)."""
    return bool(_ANEW.match(noun))


def tells_deed(noun: str) -> bool:
    """Whether words behind a count tell what the counted do (`企业率先转型`)."""
    match = _SHORT_NOUN.match(noun)
    return match is not None and _DOES.match(noun, match.end()) is not None


def before_deed(noun: str) -> str:
    """困难家庭 of `困难家庭发放资助金`, whose deed and object belong to the next number."""
    match = _DEED_INSIDE.match(noun)
    return match[1] if match else noun


def without_tail_verb(noun: str) -> str:
    """接种点 of `接种点配置`, whose verb belongs to the next number."""
    return _TAIL_VERB.sub("", noun)


def example(phrase: str, noun: str) -> str:
    """What of `改建太平桥等` belongs before 桥梁: all of it where it is short, else its verb."""
    if phrase and len(phrase) + len(noun) <= _SHORT_EXAMPLE:
        return re.sub(r"^(?:完成|实现)", "", phrase.rstrip("等")) + "等"
    verb = _OWN_VERB.match(phrase)
    return verb.group() if verb else ""


def opens_with_verb(phrase: str) -> bool:
    """Whether a phrase has a verb of its own."""
    return bool(_OWN_VERB.match(phrase))
