"""The title of a report and the lines under it: told from menus, breadcrumbs and prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.parsing.furniture.chrome import chrome_reason, is_document_number
from core.parsing.lines.cleaning import close_spaces
from core.parsing.lines.shapes import Line
from core.parsing.lines.variants import simple
from core.parsing.outline.labels import read_label

_NAMES = (
    "报告|公报|规划|纲要|方案|意见|通知|说明|决议|决定|计划|办法|要点|汇报|讲话"
    r"|国民经济和社会发展(?:基本|主要)?(?:概[览况]|情况|综述)|(?:部门|单位)[预决]算(?:公开)?"
    r"|执行情况(?:以?及|[和与暨])[^，。]{2,30}草案"
)
_TITLE = re.compile(
    rf"[^。！？：:；;>|]{{0,90}}(?:{_NAMES})"
    r"(?:[（(〔][^（）()]{1,14}[）)〕])?(?:（摘要）|摘要|全文)?(?: ?(?:19|20)\d\d)?"
    r"(?:[\[［〔]\d{1,2}[\]］〕]|[①②③])?"
)
_REPORT_TITLE = re.compile(
    r"工作报告|统计公报|[计规]划.{0,40}报告|预算.{0,40}报告|决算.{0,20}报告|情况.{0,10}报告|执行情况.{2,30}草案|预算执行.{0,30}说明$|[预决]算(?:草案|公开|编制)(?:情况)?的?说明$|报告$|公报$|(?:规划|计划).{0,20}纲要$|规划$"
    r"|国民经济和社会发展(?:基本|主要)?(?:概[览况]|情况|综述)$|\d{4}年度?(?:部门|单位)[预决]算(?:公开)?$"
    r"|^(?!关于)[^，]{0,24}国民经济[^，]{0,24}计划(?:[（(]草案[）)])?$"
)
# A draft that is laid before its readers without the word 报告.
_DRAFT = re.compile(r"关于[^。！？：:；;，,]{4,60}[预决]算(?:草案|（草案）)(?:（书面）)?")
_MEETING = re.compile(r"人民代表大会|人大|常务委员会|常委会|会议上?|全体会议|政协|大会上?")
_DASHES = re.compile(r"^[—–―─－\-]{1,4}\s*")
DATE = re.compile(
    r"[（(]?\s*(?:\d{4}|[二〇○零一三四五六七八九十]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?\s*[）)]?"
)
POSTS = (
    r"(?:省|市|县|区|州|旗|盟|镇|乡|局|厅|部|行|队|院|检\s*察|委员)\s*长"
    r"|主\s*任|主\s*席|总\s*理|书\s*记|专\s*员"
)
_OFFICER = re.compile(
    rf"(?:{POSTS})(?:（[^）]{{1,8}}）)?\s*([^\s，。：](?:\s?[^\s，。：]){{1,4}}(?:·[^\s，。]{{1,8}})?)$"
)
_ORGAN = re.compile(
    r"[^，。；：！？]{2,40}(?:局|委员会|发改委|厅|人民政府|政府|财政部|调查[总大]?队|办公室|办公厅|委|国务院|管委会|秘书处|改革局)"
)
# A name without an office: two or three characters, more with a double surname or a dot.
NAME = re.compile(
    r"[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,2}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,10}"
    r"|(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|端木)\s?[\u4e00-\u9fff]\s?[\u4e00-\u9fff]"
)
_SALUTATION = re.compile(
    r"(?:尊敬的)?(?:[^，。；：:]{0,14}(?:人民代表大会|人大)(?:常务委员会|常委会)(?=[:：])|各位(?:代表|委员|领导|同志|副?主任)|主任、|(?:主任|主席)(?:，|、|：|:)?各位|同志们)[^。；！!：:]{0,26}[:：!！,，]?"
)
# How the second line of a title begins, how its first line ends, and what its first line names.
_GOES_ON = re.compile(
    r"(?:以?及|与|暨|的|、|[（(]|草案|和(?!田|平|龙|顺|静|硕|政|县|林格尔|布克赛尔))"
)
_LEADS_ON = ("和", "与", "及", "暨", "、", "的", "年", "年度", "（", "(")
_PLACE_ALONE = re.compile(r"[\u4e00-\u9fff]{1,14}(?:省|自治区|市|县|区|州|旗|盟|地区|镇|乡)")
_PLACE_FIRST = re.compile(
    r"(?!全|本|各|我|市|县|区)[\u4e00-\u9fff]{1,11}?(?:省|自治区|市|县|区|州|旗|盟|镇|乡)"
    r"(?=(?:19|20)\d\d|人民政府|政府|国民|预算|财政|级)"
)
_SUBJECT = re.compile(r"国民经济|社会发展|[计规]划|预算|决算|财政|工作报告|公报")
_PIECE = re.compile(rf"(?:19|20)\d\d|执行|草案|本级|{_SUBJECT.pattern}")


@dataclass(frozen=True, slots=True)
class Title:
    """Where a title stands (positions of lines, last exclusive) and its words closed up."""

    first: int
    last: int
    text: str


def is_salutation(text: str) -> bool:
    """Whether the line only addresses the audience (`各位代表：`)."""
    text = simple(text)
    called = text.endswith((":", "：", "!", "！")) or len(text) <= 12
    return called and len(text) <= 30 and _SALUTATION.fullmatch(text) is not None


def is_meeting_line(text: str) -> bool:
    """Whether the line says at which meeting the report was given."""
    if len(text) > 90:
        return False
    text = simple(text)
    return (
        not text.endswith(("。", "；"))
        and bool(_MEETING.search(text))
        and bool(
            _DASHES.match(text) or DATE.match(text) or text.endswith(("会议上", "大会上", "会议"))
        )
    )


def is_officer(text: str) -> bool:
    """Whether the line ends in an office and the name of who holds it."""
    return len(text) <= 90 and _OFFICER.search(simple(text)) is not None


def is_byline(text: str) -> bool:
    """Whether the line can stand between a title and the text: meeting, date, organ, speaker."""
    if len(text) > 90 or text.endswith(("。", "；", ";")):
        return False
    text = simple(text)
    closed = text.strip("（）() ")
    return bool(
        is_salutation(text)
        or is_meeting_line(text)
        or DATE.fullmatch(text)
        or _OFFICER.search(text)
        or ((day := DATE.match(closed)) and NAME.fullmatch(closed[day.end() :].strip()))
        or all(_ORGAN.fullmatch(part) for part in closed.split(" ") if part)
        or NAME.fullmatch(text)
        or (_DASHES.match(text) and len(text) <= 50)
        or (closed.startswith("根据") and closed.endswith("整理"))
    )


def is_title(text: str) -> bool:
    """Whether the words alone could be the whole title of a report."""
    closed = simple(close_spaces(text)) if len(text) <= 200 else text
    if not 4 <= len(closed) <= 100 or closed[0] in "，、）)":
        return False
    if closed[0].isdecimal() and not re.match(r"(?:19|20)\d\d", closed):
        return False
    return (_TITLE.fullmatch(closed) or _DRAFT.fullmatch(closed)) is not None


def names_report(text: str) -> bool:
    """Whether the words alone are the title of a report of the genre."""
    return is_title(text) and _of_report(simple(close_spaces(text)))


def _of_report(words: str) -> bool:
    return bool(_REPORT_TITLE.search(words) or _DRAFT.fullmatch(words))


def find_titles(lines: Sequence[Line], first: int, last: int) -> list[Title]:
    """All places between positions `first` and `last` where one to five lines make a title."""
    titles = []
    at = first
    while at < last:
        found = _title_at(lines, at, last)
        if found is None:
            at += 1
        else:
            titles.append(found)
            at = found.last
    return titles


def _title_at(lines: Sequence[Line], at: int, last: int) -> Title | None:
    words = ""
    for end in range(at, min(at + 5, last)):
        line = lines[end]
        text = line.text
        if line.table is not None or len(text) > 80 or re.search(r"[。！？>|：:]", text):
            return None
        if chrome_reason(text) or _DASHES.match(text) or is_document_number(text):
            return None
        if is_meeting_line(text) or is_salutation(text) or DATE.fullmatch(text):
            return None
        if read_label(text) is not None:
            return None
        if not words and _is_cut_copy(lines, at, last):
            return None
        words += close_spaces(text)
        if is_title(words) and _of_report(simple(words)):
            following = lines[end + 1].text if end + 1 < last else ""
            if _completes(words, following):
                continue
            return _own_lines(lines, at, end + 1)
    return None


def _is_cut_copy(lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether the line is only the beginning of the next, as sites shorten a title."""
    words = re.sub(r"[….]+$", "", close_spaces(lines[at].text))
    return (
        at + 1 < last
        and len(words) >= 10
        and close_spaces(lines[at + 1].text) != words
        and close_spaces(lines[at + 1].text).startswith(words)
    )


def _own_lines(lines: Sequence[Line], first: int, last: int) -> Title:
    """The title that ends before `last`, without the lines above it that only seem to begin it.

    A menu, the name of a site or the rest of a toolbar (`首页`, `字号`, `】`) stands there too.
    Lines are taken from below as long as they lead into what follows.
    """
    start = last - 1
    words = close_spaces(lines[start].text)
    for opening in range(first, last - 1):
        whole = "".join(close_spaces(line.text) for line in lines[opening:last])
        if _opens_whole(lines, opening, last) and is_title(whole):
            return Title(opening, last, whole)
    while start > first and _leads_into(lines, start - 1, words):
        start -= 1
        words = close_spaces(lines[start].text) + words
    return Title(start, last, words)


def _opens_whole(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether a title broken anywhere, inside its words even, begins with a line `关于…`."""
    opening = simple(close_spaces(lines[first].text))
    return (
        opening.startswith("关于")
        and len(opening) >= 10
        and _PIECE.search(opening) is not None
        and not any(is_title(line.text) for line in lines[first : last - 1])
    )


def _leads_into(lines: Sequence[Line], at: int, words: str) -> bool:
    """Whether line `at` is a piece of the title whose later words are `words`."""
    rest = simple(words)
    above = simple(close_spaces(lines[at].text))
    if not (is_title(words) and _of_report(rest)) or _GOES_ON.match(rest):
        return True
    if rest.startswith(("关于", "《")):
        named = _heads_paper(lines, at) or _stands_above(lines, at, above + rest)
        return _ORGAN.fullmatch(above) is not None and named
    if above.startswith("关于") or above.endswith(_LEADS_ON):
        return True
    if _PLACE_ALONE.fullmatch(above):
        return above not in rest
    if re.match(r"(?:19|20)\d\d", rest) or _PLACE_FIRST.match(rest):
        return not _SUBJECT.search(rest) and _PIECE.search(above) is not None
    if _ORGAN.fullmatch(above):
        doubled = above.endswith("政府") and rest.startswith("政府")
        return not doubled and _heads_paper(lines, at)
    return _PIECE.search(above) is not None


def _heads_paper(lines: Sequence[Line], at: int) -> bool:
    """Whether nothing stands above line `at`, or only the number of a paper of a meeting."""
    return at == 0 or is_document_number(lines[at - 1].text)


def _stands_above(lines: Sequence[Line], at: int, words: str) -> bool:
    """Whether the words stand whole in a line above, as the title of the page."""
    return any(words in simple(close_spaces(line.text)) for line in lines[max(0, at - 24) : at])


def _completes(words: str, following: str) -> bool:
    """Whether the title goes on in the next line (`…发展` / `统计公报`, `…报告` / `（书面）`)."""
    closed = close_spaces(following)
    if re.fullmatch(r"[（(](?:书面|草案|摘要|审议稿|送审稿|节选|全文)[）)]", closed):
        return True
    if words.endswith("计划") and closed.startswith(("执行", "草案", "和", "与", "及", "暨")):
        return True
    return bool(
        re.search(r"(?:计划|规划|方案|情况|纲要|决定|意见|草案)$", words)
        and len(closed) <= 40
        and closed.endswith(("报告", "说明", "公报", "草案", "报告（书面）", "报告（草案）"))
    )
