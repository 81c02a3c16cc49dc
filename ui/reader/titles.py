"""Where the lines of a title may end: between its words, so far as the genre's words are known.

Loaded before the first paint, hence without a regular expression: to make one of these words
takes 5 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

_WORDS = """
关于 国民经济 社会发展 计划 规划 纲要 远景目标 执行情况 执行 情况 草案 的报告 的说明 的决议 报告
政府 工作报告 工作 统计公报 公报 地方财政 财政 预算 决算 收支 调整 方案
全市 全县 全区 全省 全州 市本级 省本级 区本级 县本级 州本级 市级 省级 县级 区级 本级 市总
上半年 下半年 年度 人民代表大会 常务委员会 人民政府 人民法院 人民检察院 会议 审查 审计 结果 意见
主要 经济 指标 目标 任务 相关表格 城乡 融合 发展 建设 改革 开放 创新 产业 现代化 高质量 民生 生态
环境 安全 治理 项目 重点 推进
"""
_BY_FIRST: dict[str, list[str]] = {}
for _word in sorted(_WORDS.split(), key=len, reverse=True):
    _BY_FIRST.setdefault(_word[0], []).append(_word)
_DIGITS = "0123456789"
_FIGURES = tuple(_DIGITS)
_BRACKET = 8
_JOINING = "和与及暨"
_PLACE = "省市县区州盟旗"
_MOST = 12
"""A longer stretch without a known word may be parted anywhere."""


def pieces(text: str, *, whole: bool) -> list[str]:
    """The parts of a title or heading that are each kept on one line.

    Args:
        text: the title.
        whole: what is not known (names of places, most of all) is kept together too.
    """
    found: list[str] = []
    at = known = 0
    while at < len(text):
        end = _end_of_known(text, at + 1 if text[at] in _JOINING else at)
        if end:
            found += _unknown(text[known:at], whole=whole)
            found.append(text[at:end])
            at = known = end
        else:
            at += 1
    return found + _unknown(text[known:], whole=whole)


def joints(text: str, *, whole: bool) -> list[int]:
    """The offsets in a title where no line may end, in ascending order."""
    found: list[int] = []
    at = 0
    for piece in pieces(text, whole=whole):
        if not piece.isascii():
            found.extend(range(at + 1, at + len(piece)))
        at += len(piece)
    return found


def least_width(widths: Sequence[float], room: float) -> float:
    """How narrow a title can be set without taking more lines than it takes in `room`.

    Args:
        widths: of its pieces, in pixels.
        room: in pixels.
    """
    lines = _lines(widths, room)
    low, high = max(min(max(widths, default=0.0), room), sum(widths) / lines), room
    while high - low > 1:
        middle = (low + high) / 2
        if _lines(widths, middle) <= lines:
            high = middle
        else:
            low = middle
    return high


def _end_of_known(text: str, at: int) -> int:
    """Where a number, a known word or a short bracket ends that begins at `at`; 0 for none."""
    if at >= len(text):
        return 0
    first = text[at]
    if first in _DIGITS:
        return _end_of_number(text, at)
    if first in "（(":
        ends = [end for end in range(at + 2, at + _BRACKET) if text[end : end + 1] in (")", "）")]
        return ends[0] + 1 if ends else 0
    return next(
        (at + len(word) for word in _BY_FIRST.get(first, ()) if text.startswith(word, at)), 0
    )


def _end_of_number(text: str, at: int) -> int:
    end = at
    while end < len(text) and (
        text[end] in _DIGITS or (text[end] in ".–—-" and text[end + 1 : end + 2] in _FIGURES)
    ):
        end += 1
    for unit in ("年度", "年", "%"):
        if text.startswith(unit, end):
            return end + len(unit)
    return end


def _unknown(text: str, *, whole: bool) -> list[str]:
    """Stretches without a known word; names of places end in what kind of place they are."""
    if not whole:
        return list(text)
    found: list[str] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (text[at - 1] in _PLACE and text[at] not in _PLACE):
            part = text[start:at]
            found += [part] if len(part) <= _MOST else list(part)
            start = at
    return found


def _lines(widths: Sequence[float], room: float) -> int:
    lines, used = 1, 0.0
    for width in widths:
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            lines += ceil(width / room) - 1
        used += width
    return lines
