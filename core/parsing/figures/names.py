"""Numbers that belong to a name, a rank, a date or a size class and measure nothing."""

from __future__ import annotations

import re

PLACES = ("省", "县", "乡", "镇", "村")
SIZED_ONLY = ("方", "手", "股", "通", "字", "门")
"""Units that count only with a size before them (五十万方, 3亿股): alone they are other words."""

_BEFORE = re.compile(r"(?:第|[A-Za-z×xX:：∶/+＋·][-—]?|[-—]{1,2}[A-Za-z]+)$")
_RANK = re.compile(r"(?:前|[列居排]|排名|位次)(?:在|为|到)?$")
_LIST_COLON = re.compile(r"(?<!\d)[:：]$")
_SHARES = ("别", "局", "公司", "会", "类", "期", "配")
_BEHIND = re.compile(r"[A-Za-z×:∶+＋]|版|号|强(?!化)|周年|年代|路|热线|级|届|月(?!均)")
_CLASS = re.compile(r"级(?!别|差)")
_CIRCLE = re.compile(r"[\u3400-\u9fff、]{0,8}?(?:圈|服务区)")
_ROUND_THE_CLOCK = re.compile(
    r"[\u3400-\u9fff]{0,4}?(?:自助|服务|值班|值守|不打烊|不间断|在线|运行|巡|营业|监测|开放|便民|警务|政务|应急|热线|客服)"
)
_BASE = re.compile(r"[百千万]*(?:人口?|户|名|平方公里|平方米)")
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,5}$")
_NOT_CIRCUIT = re.compile(r"[收信归升落应馈访购流迁补族民头顾报]")
# Behind the lines of a picture (`1080P`); else P is a measure of computing power.
_PICTURE = re.compile(r"(?:超?高清|分辨|画质|视频|电视)")
_BIG_THING = re.compile(
    r"(?![学会于中小型气桥道幅量户关楼厦门堂街厅队赛众专力典庆洋湾连同理足豆麦])[\u3400-\u9fff]{2}"
)
_AGES = re.compile(r"(?:及?以[上下]|至|到|[-—])[\u3400-\u9fff]")


def is_name(text: str, at: int, end: int, unit: str) -> bool:
    """Whether the number from `at`, with its unit to `end`, is part of a name, a rank or a date."""
    before, behind = text[max(0, at - 6) : at], text[end : end + 14]
    acronym = _ACRONYM.search(before)
    if acronym and acronym.group() != "PM" and unit not in ("", "年", "天", "个月"):
        return False
    if before.endswith("PM_") and unit == "年":  # PM2.5 as a web page sets it, before 年均
        return True
    if _BEFORE.search(before) and not _LIST_COLON.search(before):
        return not before.endswith(("/", "+", "·")) or bool(re.search(r"[\dA-Za-z][/+·]$", before))
    if unit in ("位", "名") and _RANK.search(before):
        return True
    if unit and unit[-1].isascii() and unit[-1].isalpha():
        return bool(re.match(r"[A-Za-z0-9]", behind) or (unit == "P" and _PICTURE.match(behind)))
    if _BEHIND.match(behind) and unit in ("", "个", "百", "千", "年"):
        return unit != "个" or not behind.startswith("月")
    if _CLASS.match(behind) or _is_part(text[max(0, at - 14) : at], unit, behind):
        return True
    return _is_time(text, at, end, unit, before, behind) or _is_other(unit, before, behind)


def _is_part(before: str, unit: str, behind: str) -> bool:
    """Whether it is what something else is counted by: a base, a sample, a class."""
    if unit == "%":
        return behind.startswith("人口抽样")
    if before.endswith("每"):
        return bool(_BASE.fullmatch(unit)) and re.match(r"[\u4e00-\u9fff]{2}", behind) is not None
    return unit == "类" and before[-1:] in "个种项款" and len(before) > 1


def _is_time(text: str, at: int, end: int, unit: str, before: str, behind: str) -> bool:
    if unit == "岁":
        return bool(_AGES.match(behind) or re.search(r"\d[-—–－~～至到]+$", before))
    if unit == "年":
        long = re.match(r"\d+", text[at:end])
        return bool(long and len(long.group()) > 3) or behind.startswith(("代", "级", "版", "前"))
    if unit == "分":
        return bool(re.search(r"[时点:：]$", before)) or behind.startswith(_SHARES)
    if unit in ("分钟", "小时", "公里") and _CIRCLE.match(behind):
        return True
    return unit == "小时" and text[at:end] == "24小时" and bool(_ROUND_THE_CLOCK.match(behind))


def _is_other(unit: str, before: str, behind: str) -> bool:
    if unit == "大":
        return not _BIG_THING.match(behind)
    if unit == "项" and behind.startswith("目"):
        return True
    if unit == "人" and behind.startswith("民币"):
        return True
    if unit == "回":  # a circuit of a power line
        return _NOT_CIRCUIT.match(behind) is not None
    if unit in ("类", "类水") and before.endswith(("地表水", "水质达")):
        return True
    return unit in PLACES and behind[:1] not in ("", "，", "、", "。", "；")
