"""Which place a report is about, and where that place lies."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from core.parsing.lines.variants import simple

_LEXICON = Path(__file__).resolve().parents[3] / "data" / "lexicons" / "regions.txt"
_ONES = "一二三四五六七八九"
# 师: only the numbered divisions of the corps (兵团第八师), not the teachers.
_UNIT = (
    "(?:省|自治区|兵团|特别行政区|自治州|自治县|自治旗|地区|市|州|盟|县|区|旗|镇|乡|街道|苏木"
    f"|(?<=第[{_ONES}十]|[{_ONES}]十|十[{_ONES}])师)"
)
_PLACE = (
    rf"(?:(?!全|本|各|我|县区|市区|市本|州本|区本|县本|省本)[\u4e00-\u9fff]{{1,11}}?{_UNIT}){{1,3}}"
)
_IN_TITLE = re.compile(
    rf"^(?:关于)?(?:《)?(?:(?:19|20)\d\d年(?:度)?(?:上半年|前三季度|第[一二三四]季度|\d{{1,2}}[-—至]\d{{1,2}}月)?)?({_PLACE})(?=(?:19|20)\d\d|[一二]?[○〇]|国民|政府|人民|预算|财政|地方|“?十|统计|本级|本年|级|上半年|经济|总"
    r"|[\u4e00-\u9fff]{2,18}\d{4}年度?(?:部门|单位)[预决]算)"
)
_BEFORE_PLACE = re.compile(r"^(?:关于)?(?:《)?(?:(?:19|20)\d\d年?(?:度)?)?")
_AFTER_PLACE = re.compile(r"(?:19|20)\d\d|国民经济|政府工作|统计公报|预算")
_IN_BRACKETS = re.compile(rf"报告[（(]({_PLACE})[）)]$")
_IN_MEETING = re.compile(
    rf"(?:在|^)(?:中国共产党|(?:中国人民)?政(?:治)?协(?:商会议)?)?({_PLACE})(?=第?[一二三四五六七八九十\d]*届|人民代表大会|人大)"
)
_OF_ORGAN = re.compile(
    rf"^({_PLACE})(?=人民政府|政府|财政局|财政厅|发展和?改革|发改|统计局|发展与改革|人大|行政公署|行署)"
)
_SPEAKS_FOR = re.compile(rf"(?:代表|受)({_PLACE})(?=人民政府|政府)")
_NATION = re.compile(
    r"^(?:关于)?(?:\d{4}年)?(?:中华人民共和国|中国|全国)(?:\d{4}年|国民|政府|财政|预算)|(?:代表|受)国务院|国务院总理|全国人民代表大会(?!代表)[^，。]{0,12}会议上"
)
_GENERIC = re.compile(
    r"^(?:全|本|各|我|市|县|区|省|州|旗)?(?:市|县|区|省|州|旗)$|^(?:全|本|各|我)?(?:自治[区州县旗]|地区|盟|兵团)$"
    r"|^(?:国家级?|省级)?(?:经济技术|高新技术产业|高新|工业)?(?:开发区|新区)$"
)


@cache
def provinces() -> dict[str, str]:
    """Prefecture-level place -> its province, from the lexicon of the program."""
    found: dict[str, str] = {}
    for row in _LEXICON.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            province, *places = row.split()
            found.update(dict.fromkeys(places, province))
    return found


@cache
def _short_names() -> dict[str, str]:
    """What a place is called for short (`长沙`) -> its whole name, longest names first."""
    whole = {*provinces(), *provinces().values()}
    short = {
        re.sub(r"(?:市|省|地区|盟|(?:壮族|回族|维吾尔)?自治区)$", "", name): name for name in whole
    }
    return {name: short[name] for name in sorted(short, key=len, reverse=True) if len(name) > 1}


def _of_short_name(title: str) -> str:
    """The place that a title calls for short: `2019长沙国民经济和社会发展统计公报`."""
    plain = _BEFORE_PLACE.sub("", simple(title))
    for short, whole in _short_names().items():
        if plain.startswith(short) and _AFTER_PLACE.match(plain, len(short)):
            return whole
    return ""


def find_region(title: str, meeting: str, issuer: str, text: str, stated: str) -> str:
    """The place a report is about, as its front names it; empty when nothing tells.

    `title` and `meeting` are closed up; `text` is the report's, `stated` the title of the file.
    A district or county is named with the place it lies in, since many share a name.
    """
    for pattern, words in (
        (_IN_TITLE, title.removeprefix("关于")),
        (_IN_BRACKETS, title),
        (_IN_MEETING, meeting),
        (_OF_ORGAN, issuer),
        (_IN_TITLE, stated),
        (_OF_ORGAN, stated),
    ):
        match = pattern.search(simple(words))
        if match and not _GENERIC.search(match[1]):
            return _placed(words[match.start(1) : match.end(1)], text)
    called = _of_short_name(title)
    if called:
        return called
    if _NATION.search(simple(text[:800])) or _NATION.search(simple(title + meeting)):
        return "全国"
    if (match := _SPEAKS_FOR.search(simple(text[:400]))) and not _GENERIC.search(match[1]):
        return _placed(text[match.start(1) : match.end(1)], text)
    match = _IN_MEETING.search(text[:600])
    return _placed(match[1], text) if match and not _GENERIC.search(match[1]) else ""


def _placed(place: str, text: str) -> str:
    """`place` with the next larger place in front when it is a district or a county."""
    if not place.endswith(("区", "县", "旗")) or place.endswith(("自治区", "地区", "行政区")):
        return place
    known = provinces()
    head = re.match(rf"[\u4e00-\u9fff]{{2,12}}?{_UNIT}", place)
    if head and head.group() != place:
        return known.get(head.group(), "") + place
    counts = {
        name: text.count(name) + text.count(re.sub(r"(?:市|盟|地区)$", "", name))
        for name in known
        if name[:2] in text
    }
    if not counts:
        return place
    best = max(counts, key=lambda name: counts[name])
    return best + place if counts[best] >= 4 else place
