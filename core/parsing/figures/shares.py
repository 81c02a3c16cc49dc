"""Names of shares, rates and time spans, which say of what they are a part or a measure."""

from __future__ import annotations

import re

from core.parsing.figures.clauses import CLAUSE_END
from core.parsing.figures.phrases import COMPLETION, SHARE_OF, is_bare_verb, trim

_RESERVED = re.compile(r"([\u3400-\u9fff]{2,12}?)(?:拟|均|统一)?按照?[\u3400-\u9fff]{2,24}?的?")
_SET_ASIDE = re.compile(r"(?:的?(?:比例|标准))?(?:安排|计提|提取|设置|设立|列支|计列|预留|编列)")


def reserved(raw: str, behind: str) -> str:
    """What is set aside by a rate (`预备费按本级支出额的1%安排`); empty for other words."""
    match = _RESERVED.fullmatch(re.sub(r"[\s，,；;]", "", raw))
    return match[1] if match is not None and _SET_ASIDE.match(behind) else ""


def share_of(raw: str, context: str) -> str:
    """The name of a completion or a share (`完成预算的`, `占全市的`); empty for other words."""
    clause = raw.strip("）) ")
    completion = COMPLETION.search(clause)
    match = completion or SHARE_OF.search(clause)
    if match is None:
        return ""
    own = trim(clause[: match.start()])
    thing = context if is_bare_verb(own) else own
    if completion:
        verb = "占" if clause[match.start()] == "占" else "完成"
        return f"{thing}{verb}{match[1]}的比例"
    whole = trim(match[1])
    return f"{thing}占{whole}" + ("" if whole.endswith(("比例", "比重", "比率")) else "的比重")


def levied(raw: str, behind: str, context: str) -> str:
    """均按30%上缴利润: what is done by the rate names it; empty for other words."""
    head, by, rest = raw.rpartition("按")
    if not by or rest not in ("", "照"):
        return ""
    if re.search(r"(?:率|比例|标准|税率|费率)$", rate := trim(head.removesuffix("拟"))):
        return rate
    act = CLAUSE_END.split(behind, maxsplit=1)[0]
    return context + re.sub(r"^的?(?:比例|标准)?", "", act)[:10] + "比例" if act else ""


def duration(behind: str) -> str:
    """用31天时间将住院病例全部清零 -> 住院病例全部清零用时."""
    clause = CLAUSE_END.split(behind, maxsplit=1)[0]
    return re.sub(r"^(?:的?时间|内|就|将|把)+", "", clause)[:20] + "用时"


def run_of(behind: str) -> str:
    """What went on without a break (`连续5年保持97%以上` -> 保持)."""
    clause = CLAUSE_END.split(behind, maxsplit=1)[0].partition("、")[0].strip()
    return re.sub(r"\d.*$", "", clause)[:12]
