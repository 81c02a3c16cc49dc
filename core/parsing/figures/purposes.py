"""What money is spent on when the clause behind its amount tells (`拨付20亿元，支持…`)."""

from __future__ import annotations

import re

from core.parsing.figures.phrases import is_bare_verb, trim
from core.parsing.figures.words import any_of

_SPENT = re.compile(
    any_of(
        "拨付 安排 投入 下达 筹集 统筹 落实 争取 整合 列支 支出 兑付 发放 下拨 追加 预留 筹措 兑现"
    )
    + r"(?:各?类?|财政|专项|补助|中央|省级|市级|县级|预算内|衔接|直达)*(?:资金|经费)?"
    + r"(?:共|共计|约|近|超|了|达)*$"
)
_CLAUSE = re.compile(r"[，,]([^，。；,;\d]{4,60})(?=[，。；,;]|$)")
_AIM = re.compile(
    r"^(?:主要|重点|专项|全部|优先|集中|统筹|积极|全力|大力|进一步|持续|着力|深入|切实|有效|有力)*"
    + any_of(
        """
        用于 支持 保障 推动 推进 促进 完善 落实 加快 加强 提升 确保 助力 实施 建设 开展 兑现 改善
        强化 健全 巩固 深化 培育 扶持 补助 扩大 提高 优化 服务 统筹 构建 打造 增强 解决 鼓励 引导
        筑牢 夯实
        """
    )
)
_INVESTED = re.compile(r"(?:计划|预计|共|累计|总|已|先后)*(?:投资|投入|出资|耗资|斥资)(?:资金)?")
_MADE = re.compile(
    r"(?P<comma>[，,]?)(?:主要|重点|先后|全部)*(?P<deed>"
    + any_of(
        """
        用于 建成 建设 新建 改建 扩建 改扩建 新改建 改造 修建 兴建 建造 修缮 维修 修复 完成 完善
        启动 实施 推进 新增 新购 购置 购买 安装 配备 硬化 铺设 延伸 打造 提升 整治 治理 疏浚
        清理 开展 支持 扶持 绿化 开发
    """
    )
    + r"了?|[\u3400-\u9fff]{1,2}了)(?:\d[\d.,]*(?:[^，。；、\d的]{1,5}的|[个座条处所家栋]))?"
    r"(?P<thing>[^，,。；;\d]{2,30})"
)
_MOST = 30


def purpose_behind(raw: str, behind: str) -> str:
    """The purpose told behind an amount whose own clause only says that it is spent; else empty."""
    if not _SPENT.search(re.sub(r"\s", "", raw)):
        return ""
    clause = _CLAUSE.match(behind)
    if clause is None or not _AIM.match(clause[1]):
        return ""
    words = re.sub(r"^(?:主要|重点|专项|全部)*(?:用于|用作)", "", clause[1])
    return words if len(words) <= _MOST else _cut(words)


def invested_in(raw: str, behind: str, opens: bool) -> str:
    """What an investment made (`投资5万元改建桥梁`) whose own words name nothing; else empty.

    Behind a comma (`投资2万元，新增了公厕`) it counts only where the investment `opens` a sentence.
    """
    made = _MADE.match(behind)
    if made is None:
        return ""
    own = trim(raw)
    invested = _INVESTED.fullmatch(own)
    if not (invested or (is_bare_verb(own) and _SPENT.search(raw))):
        return ""
    if made["comma"] and not (opens and invested):
        return ""
    deed = re.sub(r"用于|完成|了", "", made["deed"])
    return deed + re.sub(r"[等的和及、]+$", "", made["thing"])


def _cut(words: str) -> str:
    """A long list of purposes up to the last 、 that fits."""
    at = words.rfind("、", 0, _MOST)
    return words[:at] if at > _MOST // 3 else words[:_MOST]
