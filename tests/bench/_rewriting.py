"""A report written out again in the forms that other offices use.

`paragraphs_of` takes a report apart, `write` writes it down in one of the forms of `_forms.FORMS`:
the bytes of a file. The words stay; numbers, signs, lines, neighbours and formats change.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from core.model.blocks import BlockKind, Part
from core.model.report import Report

HAN = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Paragraph:
    """A block with its note marks as `\\x01n\\x02`; `role` names what it is."""

    role: str
    text: str
    level: int = 0
    label: str = ""
    number: int | None = None
    term: str | None = None
    definition: str = ""
    grid: tuple[tuple[str, ...], ...] = ()
    part: Part = Part.BODY


@dataclass(frozen=True)
class Form:
    """How to write a report down; `lines` works on the finished lines, `text` on the whole."""

    mark: Callable[[int], str] = lambda n: f"[{n}]"
    label: Callable[[Paragraph], str] = lambda p: p.label
    entry: Callable[[Paragraph, int], list[str]] = lambda p, n: [f"{n}.{_words(p)}"]
    glossary: str = "名词解释"
    heading: Callable[[str], list[str]] = lambda text: [text]
    order: Callable[[list[Paragraph]], list[Paragraph]] = list
    lines: Callable[[list[str], list[Paragraph]], list[str]] = lambda lines, _: lines
    text: Callable[[str], str] = lambda text: text
    encode: Callable[[str], bytes] = lambda text: text.encode()
    suffix: str = ".txt"
    joint: str = "\n"
    numbered: bool = True
    """Whether the entries of the glossary keep their numbers."""


def _words(p: Paragraph) -> str:
    return f"{p.term}：{p.definition}" if p.term else p.definition


def paragraphs_of(report: Report) -> list[Paragraph]:
    """The parts of a report in reading order, captions and notes of tables left out."""
    made: list[Paragraph] = []
    alone = {s.block: s for s in report.sections if not s.run_in_end}
    leading = {s.block: s for s in report.sections if s.run_in_end}
    for block in report.blocks:
        text, shift = block.text, 0
        for mark in block.marks:
            sign = f"\x01{mark.number}\x02"
            text = text[: mark.offset + shift] + sign + text[mark.offset + shift :]
            shift += len(sign)
        path = report.section_path(block.index)
        part = path[0].part if path else Part.BODY
        if block.term is not None:
            term = report.terms[block.term]
            number = term.number
            if not any(p.role == "glossary" for p in made):
                made.append(Paragraph("glossary", "", 1, part=Part.GLOSSARY))
            entry = Paragraph("entry", text, number=number, part=Part.GLOSSARY)
            made.append(replace(entry, term=term.term, definition=term.definition))
        elif block.table is not None:
            table = report.tables[block.table]
            made.append(Paragraph("table", "", grid=(table.columns, *table.rows), part=part))
        elif block.kind is BlockKind.NOTE:
            continue
        elif block.index in alone:
            head = alone[block.index]
            words = text[len(text) - len(text.lstrip()) :]
            if head.label and words.startswith(head.label):
                words = words[len(head.label) :].lstrip()
            role = "glossary" if head.part is Part.GLOSSARY else "heading"
            made.append(Paragraph(role, words, head.level, head.label, part=head.part))
        elif block.index in leading and leading[block.index].level <= 2:
            head = leading[block.index]
            label = head.label if text.startswith(head.label) else ""
            words = text[len(label) :].lstrip()
            made.append(Paragraph("lead", words, head.level, label, part=head.part))
        else:
            made.append(Paragraph(str(block.kind), text, part=part))
    return made


def write(report: Report, form: Form) -> bytes:
    """The bytes of a file with the report in this form."""
    parts = form.order([p for p in paragraphs_of(report) if p.role != "table"])
    lines: list[str] = []
    entries = 0
    for p in parts:
        if p.role == "entry":
            entries += 1
            lines += form.entry(p, p.number or entries)
        elif p.role == "glossary":
            entries = 0
            lines.append(form.glossary)
        elif p.role == "heading" and p.part is Part.BODY:
            lines += form.heading(form.label(p) + p.text)
        else:
            lines.append(form.label(p) + p.text)
    lines = form.lines(lines, parts)
    text = re.sub("\x01(\\d+)\x02", lambda m: form.mark(int(m[1])), form.joint.join(lines))
    return form.encode(form.text(text))


# -- lines ------------------------------------------------------------------------------------


def _room(char: str) -> float:
    """The width of a character in ems; a note mark has none."""
    return 0.5 if char < "\u1100" else 1.0


def wrap(
    size: int, indent: str = "", gap: bool = False, by_width: bool = True
) -> Callable[..., list[str]]:
    """Lines of paper of `size` ems (or characters), first ones of a paragraph behind `indent`."""

    def cut(lines: list[str], _parts: Sequence[Paragraph]) -> list[str]:
        made = []
        for line in lines:
            pieces = re.findall("\x01\\d+\x02|.", indent + line)
            taken, used = "", 0.0
            for piece in pieces:
                room = 0.0 if piece[0] == "\x01" else _room(piece) if by_width else 1.0
                if used + room > size and piece not in "，。、；：！？”》）%" and room:
                    made.append(taken)
                    taken, used = "", 0.0
                taken += piece
                used += room
            made.append(taken)
            if gap:
                made.append("")
        return made

    return cut


def paged(head: str, foot: Callable[[int], str], feed: str = "") -> Callable[..., list[str]]:
    """Pages of 24 lines of paper with a running head and a page number."""

    def print_pages(lines: list[str], parts: Sequence[Paragraph]) -> list[str]:
        printed: list[str] = []
        wrapped = wrap(36, "　　")(lines, parts)
        for page, first in enumerate(range(0, len(wrapped), 24), 1):
            top = feed if page > 1 else ""
            printed += [top + head] if head else []
            printed += wrapped[first : first + 24]
            printed += [foot(page)]
        return printed

    return print_pages


def contents(leaders: str, numbers: bool) -> Callable[..., list[str]]:
    """A list of contents behind the title."""

    def add(lines: list[str], parts: Sequence[Paragraph]) -> list[str]:
        heads = [p for p in parts if p.role == "heading" and p.level <= 2 and p.part is Part.BODY]
        listed = [
            re.sub("\x01\\d+\x02", "", p.label + p.text) + (f"{leaders}{n + 1}" if numbers else "")
            for n, p in enumerate(heads)
        ]
        return [lines[0], "目　　录", *listed, *lines[1:]]

    return add


def surround(lines: list[str], _parts: Sequence[Paragraph]) -> list[str]:
    """The menus and footers of a site."""
    above = [
        "网站首页",
        "政务公开",
        "走进青禾",
        "互动交流",
        "您现在的位置：首页 > 政务公开 > 规划计划",
    ]
    info = ["发布时间：2025-02-10 09:30  来源：县政府办公室  浏览次数：312", "【字体：大 中 小】"]
    below = [
        "【打印本页】【关闭窗口】",
        "上一篇：青禾县2024年林业工作总结",
        "下一篇：关于做好春耕备耕工作的通知",
        "主办：青禾县人民政府办公室  版权所有",
        "某ICP备12345678号  网站标识码：1234567890",
    ]
    return [*above, lines[0], *info, *lines[1:], *below]


def with_neighbour(lines: list[str], _parts: Sequence[Paragraph]) -> list[str]:
    """A second, short report behind the first."""
    other = [
        "青禾县2024年农村供水工作情况的报告",
        "——2025年1月9日在青禾县第十八届人民代表大会第四次会议上",
        "各位代表：",
        "受县人民政府委托，现将全县农村供水工作情况报告如下，请予审议。",
        "一、工作情况",
        "全县建成供水站42座，铺设管道310公里，惠及群众5.2万人。",
        "二、下一步打算",
        "继续推进城乡供水一体化，年内新增受益群众1.1万人。",
    ]
    return [*lines, *other]


# -- signs ------------------------------------------------------------------------------------


def circled(number: int) -> str:
    """①..㊿; in brackets beyond."""
    for base, first in ((1, 0x2460), (21, 0x3251), (36, 0x32B1)):
        if base <= number < base + (20 if base == 1 else 15):
            return chr(first + number - base)
    return f"[{number}]"


def han(number: int) -> str:
    """A Chinese numeral up to 99."""
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else HAN[tens]) + ("十" if tens else "")
    return head + (HAN[ones] if ones or not tens else "")


_NUMERAL = re.compile("[一二三四五六七八九十]+")


def part_label(p: Paragraph) -> str:
    """`一、` as `第一部分 `."""
    if re.fullmatch("[一二三四五六七八九十]+、", p.label) and p.level == 1:
        return f"第{p.label[:-1]}部分 "
    return p.label


def swap(pattern: str, put: str) -> Callable[[Paragraph], str]:
    """Labels with `pattern` replaced."""
    return lambda p: re.sub(pattern, put, p.label)


def own_line(p: Paragraph) -> str:
    """The number alone on a line."""
    return p.label + "\n" if p.role == "heading" and p.label else p.label


def lost(p: Paragraph) -> str:
    """The second number of each kind got lost."""
    return "三、" if p.label == "二、" and p.level == 1 else p.label


def spaced(text: str) -> list[str]:
    """A short heading with its letters set apart."""
    match = re.match("([一二三四五六七八九十]+、)?(.*)$", text)
    if match is None or len(match[2]) > 10:
        return [text]
    return [(match[1] or "") + " ".join(match[2])]


def translate(source: str, target: str) -> Callable[[str], str]:
    """Single characters replaced."""
    return lambda text: text.translate(str.maketrans(source, target))


def traditional(text: str) -> str:
    """In traditional characters."""
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(text))


def glossary_first(parts: list[Paragraph]) -> list[Paragraph]:
    """The glossary before the appendices."""
    own = [p for p in parts if p.role in ("glossary", "entry")]
    other = [p for p in parts if p.part is Part.APPENDIX and p.role not in ("glossary", "entry")]
    rest = [p for p in parts if p not in own and p not in other]
    return [*rest, *own, *other]


def appendix_first(parts: list[Paragraph]) -> list[Paragraph]:
    """The glossary at the very end."""
    own = [p for p in parts if p.role in ("glossary", "entry")]
    return [*(p for p in parts if p not in own), *own]


# -- formats ----------------------------------------------------------------------------------


def web(tag: str) -> Callable[[str], bytes]:
    """A web page, each line in a `tag`, or parted by `<br>`."""

    def encode(text: str) -> bytes:
        lines = [html.escape(line) for line in text.split("\n")]
        lines = [re.sub(r"\[(\d+)\]", r"<sup>[\1]</sup>", line) for line in lines]
        body = (
            "<br>\n　　".join(lines)
            if tag == "br"
            else "".join(f"<{tag}>　　{line}</{tag}>\n" for line in lines)
        )
        return (
            f"<html><head><meta charset=utf-8></head><body><div>{body}</div></body></html>".encode()
        )

    return encode


def word(text: str) -> bytes:
    """A Word file without styles."""
    import docx

    file = docx.Document()
    for line in text.split("\n"):
        paragraph = file.add_paragraph()
        for at, piece in enumerate(re.split(r"\[(\d+)\]", line)):
            paragraph.add_run(piece).font.superscript = True if at % 2 else None
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def entry_form(pattern: str) -> Callable[[Paragraph, int], list[str]]:
    """Entries as `pattern`: {n}, {c} circled, {h} Chinese, {t} term, {d} definition."""

    def put(p: Paragraph, n: int) -> list[str]:
        if p.term is None:
            head = pattern.partition("{t}")[0].replace("【", "")
            return [head.format(n=n, c=circled(n), h=han(n)) + p.definition]
        values = {"n": n, "c": circled(n), "h": han(n), "t": p.term, "d": p.definition}
        return pattern.format(**values).split("\n")

    return put
