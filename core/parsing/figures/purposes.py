"""What money is spent on when the clause behind its amount tells (`拨付20亿元，支持…`)."""

from __future__ import annotations

import re

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


def _cut(words: str) -> str:
    """A long list of purposes up to the last 、 that fits."""
    at = words.rfind("、", 0, _MOST)
    return words[:at] if at > _MOST // 3 else words[:_MOST]
