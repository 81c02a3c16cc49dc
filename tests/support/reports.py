"""Small reports for tests, written as a few lines of text instead of as nested dataclasses."""

from __future__ import annotations

import re
from dataclasses import replace

from core.model.blocks import Block, BlockKind, NoteMark, Section, Table, TableCell
from core.model.glossary import Term, TermUse
from core.model.report import Report, ReportKind, ReportMeta
from core.model.values import Indicator

_MARK = re.compile(r"\^\{(\d+)\}")
_NUMBER = re.compile(r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+[.．]")

SAMPLE = """\
一、2020年计划执行情况
2020年是极不平凡的一年，全区上下同心聚力、共克时艰，高质量发展迈出坚实步伐。
- 工业倍增升级，“打财断血”^{1}102.4亿元，同比增长5.5%。
(一) 存在的问题
中国稀金谷^{2}建设还需加快，科技创新能力不足，企业用工成本上升较快。
二、2021年主要预期目标
地区生产总值增长8%左右，规上工业增加值增长8.5%以上，城镇登记失业率控制在4.5%以内。
| 指标 | 单位 | 2020年实际 | 2021年目标 |
| 地区生产总值 | % | 4.2 | 8左右 |
| 失业率 | % | 3.1 | <4.5 |
@ 打财断血: 打击财务造假、切断输血的专项行动。
@ 中国稀金谷: 以稀土和钨为主的产业集聚区。
"""


def make_report(
    lines: str = SAMPLE,
    *,
    title: str = "青禾区2020年国民经济和社会发展计划执行情况的报告",
    region: str = "青禾区",
    year: int | None = 2020,
    kind: ReportKind = ReportKind.PLAN,
    indicators: tuple[Indicator, ...] = (),
) -> Report:
    r"""A report from lines, without the parser.

    A line `一、…` is a heading of level 1, `(一) …` of level 2, `1. …` of level 3; `- …` a list
    item; `| a | b |` lines that follow each other one table, the first row its heading; `@ term:
    definition` a glossary entry; any other line a paragraph. `^{3}` in a line is note mark 3.
    An empty `title` leaves the title block out.
    """
    builder = _Builder()
    if title:
        builder.add(BlockKind.TITLE, title, "题")
    rows: list[list[str]] = []
    for line in [*lines.split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("| ").split("|")])
            continue
        if rows:
            builder.table(rows)
            rows = []
        if line:
            builder.line(line)
    return builder.report(ReportMeta(title, kind, region, year), indicators)


class _Builder:
    """Collects blocks, sections, terms and tables."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.terms: list[Term] = []
        self.tables: list[Table] = []
        self.open: list[int] = []
        self.count = 0

    def add(
        self,
        kind: BlockKind,
        text: str,
        address: str = "",
        level: int = 0,
        table: int | None = None,
        term: int | None = None,
    ) -> Block:
        """Append a block, its note marks taken out."""
        marks, plain = [], ""
        last = 0
        for match in _MARK.finditer(text):
            plain += text[last : match.start()]
            marks.append(NoteMark(int(match[1]), len(plain), match[1]))
            last = match.end()
        plain += text[last:]
        self.count += 1
        section = self.open[-1] if self.open else None
        head = self.sections[section].address if section is not None else "前"
        block = Block(
            len(self.blocks),
            address or f"{head}{self.count}",
            kind,
            plain,
            tuple(marks),
            level,
            section,
            table,
            term,
        )
        self.blocks.append(block)
        return block

    def line(self, line: str) -> None:
        """One line that is not a table row."""
        if line.startswith("@ "):
            word, _, definition = line[2:].partition(": ")
            index = len(self.terms)
            block = self.add(BlockKind.NOTE, f"{word}:{definition}", f"注{index + 1}", term=index)
            self.terms.append(
                Term(index, index + 1, word, (), definition, block.address, block.index)
            )
        elif line.startswith("- "):
            self.add(BlockKind.LIST_ITEM, line[2:])
        elif match := _NUMBER.match(line):
            self.heading(line, match[0])
        else:
            self.add(BlockKind.PARAGRAPH, line)

    def heading(self, line: str, label: str) -> None:
        """Open a section; deeper or equal ones before it end here."""
        level = 1 if label.endswith("、") else 2 if label[0] in "(（" else 3
        while self.open and self.sections[self.open[-1]].level >= level:
            self.open.pop()
        parent = self.open[-1] if self.open else None
        address = (self.sections[parent].address if parent is not None else "") + label.strip(
            "、.．"
        )
        index, first = len(self.sections), len(self.blocks)
        self.sections.append(
            Section(
                index,
                level,
                label,
                line[len(label) :].strip(),
                address,
                first,
                first,
                first,
                parent,
            )
        )
        self.open.append(index)
        self.count = -1
        self.add(BlockKind.HEADING, line, address, level)

    def table(self, rows: list[list[str]]) -> None:
        """One table; the first row is its heading."""
        index = len(self.tables)
        block = self.add(
            BlockKind.TABLE, "\n".join("\t".join(row) for row in rows), f"表{index + 1}", 0, index
        )
        cells, offset = [], 0
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                end = offset + len(text)
                cells.append(TableCell(y, x, text, offset, end, header=y == 0))
                offset = end + 1
        body = tuple(tuple(row) for row in rows[1:])
        self.tables.append(
            Table(index, block.address, block.index, "", "", tuple(rows[0]), body, tuple(cells))
        )

    def report(self, meta: ReportMeta, indicators: tuple[Indicator, ...]) -> Report:
        """The report, marks tied to terms and sections closed."""
        uses: dict[int, list[TermUse]] = {}
        blocks = []
        for block in self.blocks:
            marks = []
            for mark in block.marks:
                term = mark.number - 1 if mark.number <= len(self.terms) else None
                marks.append(replace(mark, term=term))
                if term is not None:
                    word = self.terms[term].term or ""
                    use = TermUse(
                        block.index, block.address, mark.offset - len(word), mark.offset, True
                    )
                    uses.setdefault(term, []).append(use)
            blocks.append(replace(block, marks=tuple(marks)))
        terms = tuple(replace(t, uses=tuple(uses.get(t.index, ()))) for t in self.terms)
        return Report(
            meta,
            tuple(blocks),
            tuple(replace(s, last=self._last(s)) for s in self.sections),
            terms,
            tuple(self.tables),
            indicators,
        )

    def _last(self, section: Section) -> int:
        """Where the next section of the same or a higher level begins."""
        for later in self.sections[section.index + 1 :]:
            if later.level <= section.level:
                return later.first
        return len(self.blocks)
