"""The large parts of a report: text, appendices, glossary; lists of attachments left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.blocks import Part
from core.model.source import FurnitureReason
from core.parsing.front.titles import is_byline
from core.parsing.furniture.dropping import Discarded, is_prose
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.glossary.term_grids import grid_entries
from core.parsing.inserts import insert_end
from core.parsing.lines.shapes import Line
from core.parsing.outline.labels import Style, read_label, read_wide_label
from core.parsing.stages import ANNEX, Stage, join_spaced, open_glossary
from core.parsing.tables.captions import caption_above

_LISTED = re.compile(r"(?:附\s*[件表]?|附\s*[件表]\s*目录)\s*[:：]\s*(.{0,120})")
_CLOSING = re.compile(
    r"^(?:尊敬的)?(?:各位代表|同志们|代表们)[！，,!].{10,}[！!。]$|^以上报告.{0,12}审[议查]|请予?审[议查](?:批准)?。$|[斗献篇章量卷礼]！$"
)
_UNIT_WORDS = re.compile(r"单\s*位\s*[:：]")
_TABLE_MARK = re.compile(r"附?表\s*[一二三四五六七八九十\d]{1,3}(?:[-—]\d+)?\s*[:：]?")


def part_report(
    lines: Sequence[Line], discarded: Discarded, glossary_start: int = -1
) -> list[Stage]:
    """The parts of a report in order; the first is its text.

    `glossary_start` is the index of the source block where a person says the glossary begins.
    """
    stages = [Stage(Part.BODY)]
    inserts: list[Stage] = []
    closing = _closing(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        stage = stages[-1]
        if line.table is None and line.index == glossary_start:
            stages.append(_forced_glossary(line))
            at += 1
            continue
        short = line.table is None and len(line.text) <= 130
        opened = open_glossary(lines, at) if short and glossary_start < 0 else None
        if opened is not None:
            glossary, taken = opened
            end = insert_end(lines, at, at + taken) if stage.part is Part.BODY else len(lines)
            if end < len(lines):
                glossary.lines = list(lines[at + taken : end])
                inserts.append(glossary)
                at = end
            else:
                stages.append(glossary)
                at += taken
            continue
        used = 0
        if short:
            used = _attachments(lines, at, stages, discarded) or _annex(lines, at, stages)
            used = used or _tables_heading(lines, at, stages)
            if not used and at > closing:
                used = _further_paper(lines, at, stages)
        if not used and stage.part is not Part.APPENDIX and _is_annexed(line):
            stages.append(Stage(Part.APPENDIX))
            continue
        listed = all(kept.table is not None for kept in stage.lines) and grid_entries(line)
        if not used and stage.part is Part.GLOSSARY and line.table is not None and not listed:
            stages.append(Stage(Part.APPENDIX, lines=_taken_caption(stage)))
            continue
        if used:
            at += used
        else:
            stage.lines.append(line)
            at += 1
    return _filled([stages[0], *inserts, *stages[1:]], discarded)


def _filled(stages: Sequence[Stage], discarded: Discarded) -> list[Stage]:
    """The stages that hold something; the name of an attachment that is not here is left out."""
    kept = []
    for stage in stages:
        if stage.lines or stage is stages[0]:
            kept.append(stage)
        elif stage.heading is not None:
            discarded.put(stage.heading, FurnitureReason.ATTACHMENT)
    return kept


def _is_annexed(line: Line) -> bool:
    """Whether the line, or the first cell of a table, is the number of an annexed table."""
    if line.table is None:
        return _TABLE_MARK.fullmatch(line.text) is not None
    first = next((cell.text for cell in line.table.cells if cell.text.strip()), "")
    return re.match(r"\s*附\s*[表件]\s*[一二三四五六七八九十\d]", first) is not None


def _taken_caption(stage: Stage) -> list[Line]:
    """The lines above a table behind a glossary that name it, taken out of the glossary."""
    _caption, _unit, places = caption_above(stage.lines, len(stage.lines))
    first = min(places, default=len(stage.lines))
    while first < len(stage.lines) and re.search(
        r"[：。；]", _UNIT_WORDS.sub("", stage.lines[first].text)
    ):
        first += 1  # an entry
    taken = stage.lines[first:]
    del stage.lines[first:]
    return taken


def _forced_glossary(line: Line) -> Stage:
    heading = read_glossary_heading(line.text)
    if heading is None and is_prose(line):
        return Stage(Part.GLOSSARY, named=True, lines=[line])
    title = heading.title if heading else line.text
    return Stage(Part.GLOSSARY, line, heading.label if heading else "", title, named=True)


def _attachments(lines: Sequence[Line], at: int, stages: list[Stage], discarded: Discarded) -> int:
    """Leave out a list of attachments at position `at`; the number of its lines, 0 for none."""
    text = lines[at].text
    match = _LISTED.fullmatch(text)
    numbered = ANNEX.fullmatch(text)
    end = at + 1
    if match is None:
        if numbered is None or not numbered[2] or is_prose(lines[at], 60):
            return 0
        while end < len(lines) and (more := ANNEX.fullmatch(lines[end].text)) and more[2]:
            end += 1
        if end == at + 1:
            return 0
    else:
        while end < len(lines) and _is_listed(lines[end]):
            end += 1
        if end == at + 1 and match[1] and not _named_again(match[1], lines[end:]):
            return 0
    for line in lines[at:end]:
        discarded.put(line, FurnitureReason.ATTACHMENT)
    if stages[-1].part is Part.BODY:
        stages.append(Stage(Part.APPENDIX))
    return end - at


def _is_listed(line: Line) -> bool:
    label = read_label(line.text)
    return (
        line.table is None
        and label is not None
        and label.style in (Style.ARABIC, Style.HAN, Style.PAREN_ARABIC)
        and len(line.text) <= 90
        and not line.text.endswith("。")
    )


def _named_again(words: str, lines: Sequence[Line]) -> bool:
    """Whether an attachment named on one line follows, or is only a file elsewhere."""
    key = re.sub(r"[\s\d.．、《》]", "", words)
    if re.search(r"\.(?:pdf|docx?|xlsx?|wps|zip|rar)$", words.strip(), re.IGNORECASE):
        return True
    following = [re.sub(r"[\s\d.．、《》]", "", line.text) for line in lines[:400]]
    return not following or key in following


def _annex(lines: Sequence[Line], at: int, stages: list[Stage]) -> int:
    """Open an appendix at position `at`; the number of lines its heading takes, 0 for none."""
    match = ANNEX.fullmatch(lines[at].text)
    if match is None or lines[at].text.endswith(("。", "；", "，")):
        return 0
    label, title = re.sub(r"\s", "", match[1]), match[2].strip()
    if not title and not re.search(r"[\d一二三四五六七八九十]", label) and len(label) > 2:
        return 0
    used, group = 1, [lines[at]]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if not title and following is not None and _is_annex_title(following):
        if _before_table(lines, at + 2):
            return _loose_annex(lines[at], stages)
        title, used, group = following.text, 2, [lines[at], following]
    elif not title:
        return _loose_annex(lines[at], stages)
    stages.append(Stage(Part.APPENDIX, join_spaced(group), label, title))
    return used


def _tables_heading(lines: Sequence[Line], at: int, stages: list[Stage]) -> int:
    """Open an appendix of tables at a title right in front of them; 1 when there is one."""
    text, stage = lines[at].text, stages[-1]
    above = stage.lines[-1] if stage.lines else None
    if (
        stage.part is Part.APPENDIX
        or above is None
        or not above.text.endswith(("。", "！", "；"))
        or len(text) > 60
        or not re.search(r"表格?(?:[（(].{1,12}[）)])?$|附表|附件", text)
        or not any(_TABLE_MARK.match(line.text) for line in lines[at + 1 : at + 3])
    ):
        return 0
    stages.append(Stage(Part.APPENDIX, lines[at], "", text))
    return 1


def _closing(lines: Sequence[Line]) -> int:
    """The position of the closing words of the text, behind which no section of it begins."""
    last, number = -1, 0
    widest: Style | None = None
    for at, line in enumerate(lines):
        label = read_wide_label(line.text) if line.table is None else None
        if label is None:
            continue
        if widest is None and label.number == 1:
            widest = label.style
        if label.style is widest and label.number == number + 1:
            last, number = at, label.number
    for at in range(last + 1, len(lines)):
        if last >= 0 and _CLOSING.search(lines[at].text):
            return at
    return len(lines)


def _further_paper(lines: Sequence[Line], at: int, stages: list[Stage]) -> int:
    """Open an appendix at the title of a paper that follows the text; 1 when there is one."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    above = stages[-1].lines[-1] if stages[-1].lines else None
    if (
        stages[-1].part is Part.GLOSSARY
        or following is None
        or above is None
        or not (above.table is not None or above.text.endswith(("。", "！", "；")))
        or not _is_annex_title(line)
        or is_byline(line.text)
        or not (is_prose(following) or read_label(following.text) is not None)
        or (stages[-1].part is Part.APPENDIX and stages[-1].heading is None)
    ):
        return 0
    stages.append(Stage(Part.APPENDIX, line, "", line.text))
    return 1


def _loose_annex(line: Line, stages: list[Stage]) -> int:
    """An appendix that is a table: its number stands above the table and goes with it."""
    stages.append(Stage(Part.APPENDIX, lines=[line]))
    return 1


def _is_annex_title(line: Line) -> bool:
    return (
        line.table is None
        and 3 < len(line.text) <= 60
        and not line.text.endswith(("。", "；", "："))
        and read_label(line.text) is None
    )


def _before_table(lines: Sequence[Line], at: int) -> bool:
    """Whether a table begins within the next lines: a grid, a unit, or loose short cells."""
    ahead = lines[at : at + 6]
    if any(
        line.table is not None or line.text.startswith(("单位", "（单位")) for line in ahead[:3]
    ):
        return True
    if any(read_label(line.text) is not None for line in ahead[:3]):
        return False
    return len(ahead) >= 5 and all(len(line.text) <= 16 for line in ahead)
