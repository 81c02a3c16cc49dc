"""Words around a number trimmed to the name of what is counted."""

from __future__ import annotations

import re

TIME = (
    r"(?:(?:截至|到|至|在|自|从|于)?(?:(?:19|20)\d\d年(?:度)?(?:末|底|初|前|内|上半年|前三季度)?|\d{1,2}月(?:底|末|份)?(?:\d{1,2}日)?|本世纪末)"
    r"|“[一二三四五六七八九十]+五”(?:期间|时期|末|以来)?|全年|年内|今年(?:以来)?|去年|明年|本年|当年|上年|近年来|近[\d一二三四五六七八九十]+年(?:来)?|过去(?:一|五|\d)年|五年来|一年来|[至到]?年底|年末(?=全|我)"
    r"|目前|日前|期间|[一二三四五六七八九]年来|届时)"
)
_ADVERBS = (
    r"(?:其中|同时|此外|另外|并且|而且|以及|累计|共计|合计|总计|预计|预期目标|预期|力争|确保|共(?=[有安投实完])|努力|计划(?=[^安投])|共(?![同享有建青和产])|已经|已|均(?!衡)|都(?!市|江|昌)|也|还|再(?!生|就|担)|又|约(?!束)|全面|圆满|顺利|成功|"
    r"如期|提前(?!下达)|有序|扎实|持续|进一步|加快|大力|积极(?!分子)|深入|率先|新(?=[引开])|分别|各(?![级类项种界族])|平均|仅用|仅|只|就(?![业医诊学餐])|是|为(?!主)|使(?!用)|让|把|对(?![外标口接])|"
    r"按(?!揭)|全部|超额|有(?![效机色线限轨证害偿关])|并(?!购|网)|且|或|和(?![田谐平])|及(?!时)|与|等(?!级|外)|的|了(?!解)|则|主要(?=[是有])|具体|将(?!军)|[：:])"
)
_LEAD = re.compile(rf"^(?:{TIME}|{_ADVERBS}|[、，,；;：:\s—\-●]|[一二三四五六七八九十]是|[（(]\d[）)])+")
_LABEL = re.compile(r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳]|[一二三四五六七八九十]{1,3}、)")
_COMPARE = (
    r"(?:同比|环比|同口径|同比口径|可比口径|按可比口径|按可比价格计算?|(?:比|较)(?:上年|去年|同期|年初|上年同期|上年末|年初预算|疫情前|“[一二三四五六七八九十]+五”(?:末|时期|期间)?|20\d\d年(?:底|末)?|[\u4e00-\u9fff]{2,8}?)(?=增|下|上|提|降|减|回|多|少|净|高|低|翻|同))"
)
_CHANGE = (
    r"(?:实现)?(?:年均|名义|实际|同比|净|普遍|分别|均|累计|平均|大幅|小幅|进一步|总体)*(?:增长|增加|上升|上涨|提高|提升|下降|降低|减少|回落|下滑|下跌|扩大|压减|多增|少增|递增|增|降|翻|升)(?:幅度?)?(?:了)?"
    r"(?:(?:到|至|为|达|达到)了?)?"
)
_LINK = (
    r"(?:达到|达|完成|实现|保持在|稳定在|控制在|维持在|保持|稳定|控制|下达|突破|超过|占比达?(?=$)x|为|是|有|约|共|共计|总计|累计|合计|均|都|也|各|仅|只|已|了|升至|降至|增至|增加到|提高到|提升到|扩大到|下降到|减少到|提高至|"
    r"提升至|增加至|下降至|降低到|降到|升到|上升到|上升至|降低至|增长到|增长至|压减到|调整为|由|从|自|至|到|由上年的|上年的|不低于|力争|确保|预计|分别|分别为|分别达|分别达到|平均|预期目标为|目标为|目标|在|按|以|"
    r"超额完成|突破性|首次|首次突破|再次|成功|总数达|的|[：:]|——|—|超|近|不少于|不足|控制在)"
)
_TAIL = re.compile(rf"(?:{_COMPARE}|{_CHANGE}|{_LINK}|[、，,：:\s（(])+$")
_ONLY_VERB = re.compile(
    r"(?:新增|新建|建成|完成|实现|安排|支出|收入|投入|拨付|下达|争取|发放|落实|筹集|兑现|引进|新引进|签约|开工|新开工|实施|启动|推进|带动|惠及|改造|扩建|新改建|谋划|储备|编制|获评|培育|新培育|认定|"
    r"打造|建设|优化|提供|减少|增加|化解|偿还|调入|上解|补助|增长|下降|提高|优化调整|推动|支持|开展|举办|吸引|清理|整改|办结|受理|规划|对标|统筹推进|达|达到|为|占|"
    r"组织|创建|创成|新创建|引育|引进培育|入选|新入选|净增|总计|合计|同比|受益|覆盖|服务|培训|建立|设立|成立|出台|制定|承接|上线|评选|选派|组建|培养|帮助|解决|治理|整治|修复|综合治理|新开通|开通|扩展|延伸|加密|"
    r"助力|支撑|撬动|盘活|减免|退税|减税|返还|化解|处置|收回|压减|节约|审减|调减|追加|核减|预留|提前下达|结转|结余|上缴|代管)"
)
_VERBS = re.compile(rf"(?:{_ONLY_VERB.pattern}|[了着过的共已新约达])*")


def blank_brackets(text: str) -> str:
    """`text` with every closed bracket group replaced by spaces of the same length."""
    return re.sub(r"（[^（）]*）|\([^()]*\)", lambda m: " " * len(m.group()), text)


def trim(words: str) -> str:
    """A phrase without time, adverbs, comparison and linking verbs at its ends."""
    words = re.sub(r"\s+", "", words)
    words = _LABEL.sub("", words)
    while True:
        shorter = _TAIL.sub("", _LEAD.sub("", words))
        if shorter == words:
            return words
        words = shorter


def is_bare_verb(words: str) -> bool:
    """Whether a trimmed phrase is only a verb (`建成`, `安排`), its object standing elsewhere."""
    return not words or bool(_VERBS.fullmatch(words))


_CLAUSE_END = re.compile(r"[，。；、：！？,;:!?“”《》（）()\[\]\d\n]")
_NOUN_END = re.compile(
    r"[，。；、：！？,;:!?“”《》（）()\[\]\d\n]|(?:全部|全面|成功|顺利|如期|相继|陆续|先后|正式|实现|达到|达|获批|获评|完工|竣工|投产|开工|建成|投用|完成|涉及|加快|得到|纳入|列入|通过|荣获|入选|落地|落户|进行|开展|推进|位居|超|已|均|被|用于|提前|按|率先|到位|除治)"
)
_SHORT_NOUN = re.compile(r"(?:企业|项目|单位|工程|人员|群众|产品)")
_NOUN_HEAD = re.compile(r"^(?:的|余|多|左右|以上|以下|以内)+")


def noun_behind(words: str, most: int = 16) -> str:
    """The noun phrase right behind a counted number (`个城区停车场，` -> 城区停车场)."""
    words = _NOUN_HEAD.sub("", words)
    end = _NOUN_END.search(words)
    phrase = words[: end.start()] if end else words
    if _SHORT_NOUN.fullmatch(phrase):
        clause = _CLAUSE_END.search(words)
        phrase = words[: clause.start()] if clause else words
    return phrase.strip().removesuffix("新")[:most]


RELATIONAL = re.compile(
    r"(?:年度计划|年度|计划|项目)?(?:总投资|投资|总额|总量|总数|总面积|总产值|总收入|占比|比重|增幅|增速|涨幅|降幅|占[^，]{0,16}(?:比重|比例|比率)|占[^，]{1,20}|总产量|面积|产量|产值|余额|投资额|成交额|签约额|金额|总金额|资金|规模|"
    r"开工率|履约率|完成率|执行率|到位率|整改完成率|使用率|参保率|满意率|满意度|结余|年末结余|年末滚存结余|滚存结余|收入总计|支出总计|收入合计|支出合计|占[^，]*的|为[^，]{0,12}预算[^，]{0,6}|总人口|人均|利润|税收|户数|人数|数量|装机|审减率|资金使用进度)"
)
COMPLETION = re.compile(
    r"(?:为|占|完成|达到?|完成了)?((?:年初|年度|调整|变动|调整后|全年|上年)*(?:预算|计划|任务|目标|年度投资|决算|预算数|计划投资|预算目标|变动预算|目标任务|计划目标)[^，。；的]{0,6})的?$"
)
SHARE_OF = re.compile(r"占(?!比)([^，。；、]{2,24}?)(?:的)?(?:比重|比例|比率|份额)?(?:的)?(?:达到?|为|约|超过?|提高到|升至|突破|近)*$")

_MEASURE_NOUN = re.compile(
    r"(?:总投资额?|投资额?|固投|总面积|面积|总产量|产量|总产值|产值|总额|总量|余额|资金|收入|支出|规模|占比|比重|总数|数量)$"
)
_LIGHT = re.compile(r"^(?:落实|实现|完成|确保|达到)(?=[\u3400-\u9fffA-Z]{2,}(?:面积|总额|总量|产值|产量|收入|支出|率|GDP|值|比重)$)")
_RATE_TAIL = re.compile(r".*、([^、]{2,}(?:率|度|比例|比重))$")
_WHOLE = re.compile(r"^.{5,}?((?:全[区市县省国州盟旗]|城区)[^的]{3,})$")
_CARRIED = re.compile(r"(?:新增|新建|建成|争取|引进|新种|新造|培育|建设|发放|拨付|新引进|新开工)")


def without_light_verb(phrase: str) -> str:
    """落实粮食种植面积 -> 粮食种植面积: a verb that adds nothing to a measured thing."""
    return _LIGHT.sub("", phrase)


def last_of_list(phrase: str) -> str:
    """The last item of a list that ends in a rate, which alone the number belongs to."""
    match = _RATE_TAIL.match(phrase)
    phrase = match[1] if match else phrase
    match = _WHOLE.match(phrase)
    return match[1] if match else phrase


def join_relation(thing: str, phrase: str) -> str:
    """总投资 of 签约项目 -> 签约项目总投资; the measure that the thing ended with is replaced."""
    if phrase.startswith(thing) or not thing:
        return phrase
    base = _MEASURE_NOUN.sub("", thing) if _MEASURE_NOUN.search(phrase) else thing
    return (base if len(base) > 1 else thing) + phrase


def carried_verb(phrase: str) -> str:
    """The verb of the first item of a list that its later items share (新增停车位…、充电桩…)."""
    match = _CARRIED.match(phrase)
    return match.group() if match else ""


def opens_with_verb(phrase: str) -> bool:
    """Whether a phrase has a verb of its own."""
    return bool(re.match(rf"(?:{_ONLY_VERB.pattern}|转移|发放|拨付)", phrase))
