"""What the front of a report says about it: kind, years, place, meeting, issuer, speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.report import Corrections, ReportKind, ReportMeta
from core.parsing.front.regions import find_region
from core.parsing.front.titles import DATE, NAME, POSTS, is_meeting_line, is_salutation
from core.parsing.lines.cleaning import close_spaces
from core.parsing.lines.variants import simple

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[—\-－~至])|(?<=[—\-－~至])((?:19|20)\d\d)(?=年)")
# Behind the meeting some lines name the speaker (`…第四次会议上　县长　许文远`).
_MEETING_END = re.compile(r"(?<=会议上|大会上)[）)]?\s+")
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=政府工作|国民经济|预算|财政|统计公报)")
_HAN_YEAR = re.compile(r"(?:二[○〇零0０Oo]|一九)[○〇零0０Oo一二三四五六七八九]{2}(?=\s*年)")
_HAN_DIGITS = str.maketrans("○〇零０Oo一二三四五六七八九", "000000123456789")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_SESSION = re.compile(
    r"(?:\d[月日])?在?([^\d，。]{0,30}?第?[一二三四五六七八九十百\d]*届(?:人民代表大会|人大|政协|委员会)?(?:常务委员会|常委会)?"
    r"第?[一二三四五六七八九十百\d]*次(?:全体)?(?:\(扩大\)|（扩大）)?会议)"
)
_AT = re.compile(r"在(.{4,40}?)上(?:的.*)?$")
_OFFICER = re.compile(
    rf"^(.*?)(?:代|副|常务副|党组书记、)*(?:{POSTS})(?:（[^）]*）)?\s*([\u4e00-\u9fff·\s]{{2,12}})$"
)
# Reports on a part of a year, and final accounts, plan for no other year.
_PART_OF_YEAR = re.compile(
    r"上半年|前三季度|[一二三四]季度|\d{1,2}\s*[-—–至~]\s*\d{1,2}月|今年以来"
)
_PROSPECT = re.compile(r"(?:19|20)\d\d\s?年远景目标")
_FINAL = re.compile(r"决算(?!.*(?:预算|计划).*草案)")
_SPEAKS = re.compile(r"代表[^，。]{0,16}政府[^。]{0,16}(?:报告工作|工作报告|报告政府工作)")
_OVERVIEW = re.compile(r"国民经济和社会发展(?:基本|主要)?(?:概[览况]|情况|综述)$")
_COUNTED = re.compile(r"[核测]算|[一二三]产业增加值|比上年增长")
_ACCOUNTS = re.compile(r"预算(?:执行|收支|安排|草案|调整)|决算(?:收支|草案|情况)")
_SECTORS = re.compile(r"^(?:农业|工业|综合|固定资产投资|国内贸易|对外经济|人民生活)")
_TOLD = re.compile(r"[^。]{4,200}(?:报告|提请|审[议查])[^。]{0,160}。")
_ADDRESSED = ("人民代表大会常务委员会", "人大常委会")
_ORGAN_END = re.compile(r"(?:局|委员会|发改委|厅|政府|部|队|办公室|办公厅|委|院|处|行署|公署)$")


def read_meta(
    title: str,
    bylines: Sequence[str],
    headings: Sequence[str],
    text: str,
    stated: str,
    corrections: Corrections,
) -> ReportMeta:
    """The facts of a report from its title, the lines under it and the headings of its text.

    `text` is the canonical text of the body, `stated` the title that the file states.
    """
    meeting = _meeting(bylines)
    issuer, speaker = _issuer(bylines)
    kind = corrections.kind or kind_of(title or stated)
    if kind is ReportKind.OTHER and not re.search(r"报告|公报", simple(title)):
        kind = _kind_told(text, headings)
    dates = " ".join(line for line in bylines if is_meeting_line(line) or DATE.search(line))
    year, plan_year = _years(title, kind, dates, headings, text)
    if corrections.year is not None:
        shift = corrections.year - year if year else 0
        plan_year = plan_year + shift if plan_year and year else plan_year
        year = corrections.year
    region = corrections.region or find_region(
        close_spaces(title), close_spaces(meeting or dates), issuer, text, close_spaces(stated)
    )
    return ReportMeta(
        title=corrections.title or title,
        kind=kind,
        region=region,
        year=year,
        plan_year=plan_year,
        issuer=issuer,
        meeting=meeting,
        speaker=speaker,
    )


def kind_of(title: str) -> ReportKind:
    """The genre that a title names."""
    closed = simple(re.sub(r"\s", "", title))
    if ("公报" in closed and "统计" in closed) or _OVERVIEW.search(closed):
        return ReportKind.BULLETIN
    if re.search(r"国民经济.{0,24}[计规]划|[计规]划.{0,14}执行|[计规]划.{0,6}草案", closed):
        return ReportKind.PLAN
    if re.search(r"预算|决算|财政.{0,8}收支", closed):
        return ReportKind.BUDGET
    if "工作报告" in closed:
        return ReportKind.WORK_REPORT
    return ReportKind.OTHER


def _kind_told(text: str, headings: Sequence[str]) -> ReportKind:
    """The genre of a report whose title does not tell, from its first words and its headings."""
    opening = simple(text[:500])
    if _SPEAKS.search(opening):
        return ReportKind.WORK_REPORT
    counted = _COUNTED.search(simple(text[:1500])) is not None
    if headings and re.sub(r"\s", "", simple(headings[0])) == "综合" and counted:
        return ReportKind.BULLETIN
    sectors = sum(_SECTORS.match(simple(re.sub(r"\s", "", head))) is not None for head in headings)
    if sectors >= 2 and counted:
        return ReportKind.BULLETIN
    told = _TOLD.search(opening)
    kind = kind_of(told.group()) if told else ReportKind.OTHER
    if kind is ReportKind.OTHER and any(_ACCOUNTS.search(simple(head)) for head in headings):
        return ReportKind.BUDGET
    return kind


def _meeting(bylines: Sequence[str]) -> str:
    for line in bylines:
        if is_salutation(line) or not is_meeting_line(line):
            continue
        closed = close_spaces(line)
        plain = simple(closed)
        match = _SESSION.search(plain) or _AT.search(plain)
        if match:
            return closed[match.start(1) : match.end(1)].rpartition("在")[2]
        return re.sub(r"^[—–─－\-]+\s*", "", closed)
    return ""


def _issuer(bylines: Sequence[str]) -> tuple[str, str]:
    """The organ and the speaker."""
    organs: list[str] = []
    speaker = ""
    for line in (part for whole in bylines for part in _MEETING_END.split(whole)):
        words = line.strip("（）() ")
        if is_salutation(line) or DATE.fullmatch(line):
            continue
        match = _OFFICER.match(simple(words))
        if match and not re.search(r"会议|代表大会", match[1]):
            speaker = speaker or re.sub(r"\s", "", words[match.start(2) : match.end(2)])
            organ = words[: match.end(1)].strip()
            if _ORGAN_END.search(organ):
                organs.append(organ)
        elif is_meeting_line(line) or (organs and words.endswith(_ADDRESSED)):
            continue
        elif all(_ORGAN_END.search(part) for part in simple(words).split(" ") if part) and words:
            organs.append(words)
        elif not speaker and NAME.fullmatch(words):
            speaker = re.sub(r"\s", "", words)
    return " ".join(organs), speaker


def _years(
    title: str, kind: ReportKind, dates: str, headings: Sequence[str], text: str
) -> tuple[int | None, int | None]:
    """The year reported on and the year planned for."""
    title = _PROSPECT.sub("", _with_digits(simple(title)))
    headings = [_with_digits(heading) for heading in headings]
    dates = _with_digits(dates)
    named = sorted({int(a or b) for a, b in _YEAR.findall(close_spaces(title))})
    if not named and (bare := _BARE_YEAR.search(close_spaces(title))):
        named = [int(bare.group())]
    if kind is ReportKind.BULLETIN:
        told = _YEAR.search(_with_digits(text[:300]))
        year = named[-1] if named else _delivered(dates)[0]
        return year or (int(told[1] or told[2]) if told else None), None
    if len(named) < 2 and kind is not ReportKind.WORK_REPORT and _PART_OF_YEAR.search(title):
        dated = re.search(r"(?:19|20)\d\d", dates)
        return named[0] if named else int(dated.group()) if dated else None, None
    if len(named) == 1 and _FINAL.search(title):
        return named[0], None
    if len(named) >= 2:
        return named[0], named[-1]
    looked_back = _looked_back(headings)
    if looked_back is not None:
        return looked_back, looked_back + 1
    if named and kind is ReportKind.WORK_REPORT:
        delivered = _delivered(dates)
        return delivered if named[0] in delivered else (named[0] - 1, named[0])
    if named:
        year = named[0]
        if re.search(rf"{year}年[^，。]{{0,12}}(?:执行|完成|收支|决算)", close_spaces(title)):
            planned = re.search(rf"{year + 1}年[^，。]{{0,8}}(?:预算|计划)", text)
            return year, year + 1 if planned else None
        return year - 1, year
    return _delivered(dates)


def _with_digits(text: str) -> str:
    """`text` with years in Chinese numerals (`二○○四年`) or digits of full width in digits."""
    text = _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS), text)
    return text.translate(_WIDE_DIGITS)


def _looked_back(headings: Sequence[str]) -> int | None:
    for heading in headings:
        match = re.search(
            r"((?:19|20)\d\d)年[^，。]{0,20}(?:回顾|执行|情况|成效|总结)", simple(heading)
        )
        if match:
            return int(match[1])
    return None


def _delivered(dates: str) -> tuple[int | None, int | None]:
    """The years from the day of the meeting: late in a year it reviews that year."""
    match = re.search(r"((?:19|20)\d\d)\s*年?\s*(?:(\d{1,2})\s*月)?", dates)
    if match is None:
        return None, None
    year, month = int(match[1]), int(match[2] or 1)
    return (year, year + 1) if month >= 10 else (year - 1, year)
