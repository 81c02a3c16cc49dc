"""The lines around a table: its number, its title and unit above, its notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parsing.lines.shapes import Line
from core.parsing.lines.variants import simple
from core.parsing.tables.cells import close_cell

_NUMBER = re.compile(
    r"(?:附\s*)?[件表]\s*(?:[一二三四五六七八九十百]+|\d{1,3}(?:[-—.]\d{1,2})?)\s*[:：.、]?"
)
_UNIT = re.compile(r"[（(【]?\s*(?:计量|金额)?单\s*位\s*[:：]\s*(.{1,24}?)\s*[）)】]?")
_MAKER = re.compile(
    r"(?:编制|填报|填表|编报|报送|制表)\s*(?:单位|部门|机关)?\s*[:：]\s*[^。；:：]{0,40}?"
    r"(?:[\s（(]+单\s*位\s*[:：]\s*(?P<unit>[^\s）)]{1,16})[）)]?)?"
)
_UNIT_BEHIND = re.compile(r"\s*[（(]?\s*单\s*位\s*[:：]\s*(.{1,16}?)\s*[）)]?$")
_TITLE = re.compile(
    r"(?:表|情况|速度|增速|一览|目标|幅度|构成|比重|指标|明细|汇总|平衡|统计|数量|安排|执行|预算|决算"
    r"|余额|产量|总量|分布|结构|规模|变化|对比|排名|任务|收支|清单|数据|增长|增长率)"
    r"(?:表)?\s*(?:[（(][^（）()]{1,20}[）)]\s*)*"
)
_NAMED = re.compile(r"(?:附\s*)?表\s*(?:[一二三四五六七八九十百]+|\d{1,3})\s*[:：.、]?\s*\S{4,60}")
_NOTE = re.compile(r"(?:注|备\s*注|说\s*明|附\s*注|资料来源|数据来源)\s*\d{0,2}\s*[:：.、]")
_NOTE_NUMBER = re.compile(r"[（(]?(\d{1,2})[）)]?\s*[.．、)）]")
_LOOK_ABOVE = 5
_GOES_ON = re.compile(
    r"\s*[（(【]\s*续\s*(?:上?\s*表)?\s*[\d一二三四五六七八九十]{0,3}\s*[）)】]|续\s*(?:上\s*)?表\s*[\d一二三四五六七八九十]{0,3}"
    r"|[接承]上\s*[表页]"
)
_MAX_TITLE = 64


def read_unit(text: str) -> str | None:
    """The unit of a line that holds nothing else (`单位：万元`); None for another line."""
    match = _UNIT.fullmatch(text.strip())
    return close_cell(match[1]).rstrip("、，,；;") if match else None


def is_number_line(text: str) -> bool:
    """Whether a line is only the number of a table (`附表3`)."""
    return bool(_NUMBER.fullmatch(text.strip()))


def continued(text: str) -> str | None:
    """The caption that a line says to go on (`表1（续）`), empty for none (`续表`); else None."""
    words = close_cell(text)
    match = _GOES_ON.search(words)
    if match is None or (match.start() and match.end() < len(words)):
        return None
    rest = words[: match.start()] + words[match.end() :]
    return "" if is_number_line(rest) else rest.strip(" :：—-")


def read_maker(text: str) -> str | None:
    """The unit of a line that only says who drew up a table (`编制单位：青禾县财政局`); else None.

    Empty where no unit stands behind.
    """
    match = _MAKER.fullmatch(text.strip())
    return close_cell(match["unit"] or "") if match else None


def is_note(text: str) -> bool:
    """Whether words begin a note (`注：`, `资料来源：`)."""
    return bool(_NOTE.match(text))


def split_unit(text: str) -> tuple[str, str]:
    """A caption and the unit printed behind it on the same line; either may be empty."""
    match = _UNIT_BEHIND.search(text)
    if match and match.start():
        return text[: match.start()].rstrip(), close_cell(match[1])
    return text, ""


def is_title(text: str) -> bool:
    """Whether a line reads as the title of a table."""
    words = simple(close_cell(text))
    if not 3 < len(words) <= _MAX_TITLE or words.endswith(("。", "；", "，", "：", ":", "、")):
        return False
    if re.match(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|图\s*\d)", words):
        return False
    if _NAMED.fullmatch(words):
        return True
    ending = list(_TITLE.finditer(words))
    return bool(ending) and ending[-1].end() == len(words) and "。" not in words


def _may_title(text: str) -> bool:
    """Whether a line in the middle above a table can be its title, whatever its last word."""
    words = close_cell(text)
    return (
        5 < len(words) <= _MAX_TITLE
        and not re.search(r"[。；，：:、！？]", words)
        and not re.match(
            r"第[一二三四五六七八九十]+[部章节]|[一二三四五六七八九十]+、|[（(]|附", words
        )
    )


def caption_above(
    lines: Sequence[Line], at: int, lowest: int = 0
) -> tuple[str, str, tuple[int, ...]]:
    """Caption, unit, and the positions of their lines above position `at`, none before `lowest`."""
    caption, unit, taken = "", "", []
    titles = 0
    for place in range(at - 1, max(lowest, at - _LOOK_ABOVE) - 1, -1):
        line = lines[place]
        text = line.text
        if line.table is not None or not text:
            break
        here = read_unit(text)
        if here is not None and not unit:
            unit = here
        elif not titles and (behind := read_maker(text)) is not None:
            unit = unit or behind
        elif is_number_line(text) and len(text) < 9:
            taken.append(place)
            break
        elif not titles and continued(split_unit(text)[0]) == "":
            words, behind = split_unit(text)
            caption, unit = close_cell(words), unit or behind
            taken.append(place)
            break
        elif not titles or (titles < 3 and _goes_on(text, caption)):
            words, behind = split_unit(text)
            placed = line.centred or (place > lowest and _is_bare_number(lines[place - 1]))
            if not titles and not is_title(words) and not (placed and _may_title(words)):
                break
            caption = close_cell(words) + caption
            unit = unit or behind
            titles += 1
        else:
            break
        taken.append(place)
    return caption, unit, tuple(sorted(taken))


def _is_bare_number(line: Line) -> bool:
    """Whether the line is only the number of an annexed table: what stands below is its title."""
    return line.table is None and len(line.text) < 9 and is_number_line(line.text)


def _goes_on(above: str, caption: str) -> bool:
    """Whether a title broken over lines begins above: what is there lacks its first half."""
    return (
        not re.match(r"(?:附?表|20\d\d|[\u4e00-\u9fff]{2,9}[省市县区州]20)", caption)
        and len(above) <= 40
        and bool(re.match(r"(?:附?表\s*\d|20\d\d|[\u4e00-\u9fff]{2,9}[省市县区州]20)", above))
        and not re.search(r"[。；：:，]$", above)
    )


def notes_below(lines: Sequence[Line], at: int, highest: int = -1) -> tuple[tuple[int, ...], int]:
    """The positions of the notes from position `at` on, and the position behind them."""
    end = len(lines) if highest < 0 else highest
    notes: list[int] = []
    number = 0
    while at < end and lines[at].table is None:
        text = lines[at].text
        match = _NOTE.match(text)
        if match:
            inner = _NOTE_NUMBER.match(text, match.end())
            number = int(inner[1]) if inner else 1
        else:
            inner = _NOTE_NUMBER.match(text) if notes else None
            if inner is None or int(inner[1]) != number + 1 or len(text) > 300:
                break
            number += 1
        notes.append(at)
        at += 1
    return tuple(notes), at
