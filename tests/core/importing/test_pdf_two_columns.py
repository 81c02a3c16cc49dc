"""Pages in two columns, as gazettes and newspapers print reports."""

from __future__ import annotations

from core.importing import read_bytes
from core.model.report import Report
from core.parsing.parse import parse
from tests.support.containers import PdfPage, Words, make_pdf

SIZE, STEP, ROWS, WIDE = 10.0, 16, 9, 20
TITLE = ("2026年青禾县政府工作报告", "——2026年1月12日在青禾县第十九届人民代表大会第一次会议上")
PROSE = "过去一年，全县上下保持定力、攻坚克难，着力稳企业、稳市场、稳预期，推动经济持续向好。"
TEXT = (
    "各位代表：",
    "　　现在，我代表县人民政府，向大会报告工作，请予审议，并请列席会议的同志提出意见。",
    "　　一、过去一年工作回顾",
    "　　" + PROSE * 5,
    "　　二、今年的主要工作",
    "　　（一）抓好产业发展。" + PROSE * 5,
    "　　（二）抓好民生保障。" + PROSE * 5,
    "　　各位代表！让我们携手并肩，为建设更加美好的青禾而努力奋斗！",
)


def in_columns() -> list[PdfPage]:
    rows = [text[at : at + WIDE] for text in TEXT for at in range(0, len(text), WIDE)]
    pages = []
    for start in range(0, len(rows), 2 * ROWS):
        words = [Words(240, 800, 9, "青禾县人民政府公报"), Words(290, 40, 9, str(7 + len(pages)))]
        top = 760
        for line in () if pages else TITLE:
            words.append(Words(120, top, 12, line))
            top -= 24
        for at, row in enumerate(rows[start : start + 2 * ROWS]):
            place = 70 + 240 * (at // ROWS) + SIZE * (len(row) - len(row.lstrip("　")))
            words.append(Words(place, top - STEP * (at % ROWS), SIZE, row.lstrip("　")))
        pages.append(PdfPage(words))
    return pages


def understood(pages: list[PdfPage]) -> Report:
    return parse(read_bytes(make_pdf(pages), "gazette.pdf"))


def test_the_right_column_is_read_behind_the_left_one() -> None:
    report = understood(in_columns())
    assert report.meta.title == TITLE[0]
    assert [s.label + s.title for s in report.sections if s.level <= 2] == [
        "一、过去一年工作回顾",
        "二、今年的主要工作",
        "（一）抓好产业发展",
        "（二）抓好民生保障",
    ]
    texts = [block.text for block in report.blocks]
    assert texts[-1] == TEXT[-1].strip()
    assert PROSE * 5 in texts
    assert not [text for text in texts if "公报" in text]


def test_the_two_halves_of_a_table_are_not_columns() -> None:
    rows = [f"指标{at}　项目支出安排数　{1000 + at}" for at in range(30)]
    words = [Words(70, 740 - STEP * at, SIZE, row) for at, row in enumerate(rows)]
    words += [Words(310, 740 - STEP * at, SIZE, row) for at, row in enumerate(rows)]
    source = read_bytes(make_pdf([PdfPage(words)]), "table.pdf")
    lines = [block.text for block in source.blocks if block.table is None]
    lines += [" ".join(c.text for c in b.table.cells) for b in source.blocks if b.table is not None]
    assert any("指标0" in line and line.count("1000") == 2 for line in lines) or any(
        block.table is not None for block in source.blocks
    )


def test_three_columns_of_a_newspaper() -> None:
    wide, rows = 12, 24
    lines = [text[at : at + wide] for text in TEXT for at in range(0, len(text), wide)]
    words = [Words(60, 790, 16, TITLE[0]), Words(60, 770, 8, TITLE[1])]
    for at, line in enumerate(lines):
        left = 60 + 160 * (at // rows) + SIZE * (len(line) - len(line.lstrip("　")))
        words.append(Words(left, 740 - STEP * (at % rows), SIZE, line.lstrip("　")))
    report = understood([PdfPage(words)])
    assert len(lines) > 2 * rows
    assert report.meta.title == TITLE[0]
    assert [s.title for s in report.sections] == [
        "过去一年工作回顾",
        "今年的主要工作",
        "抓好产业发展",
        "抓好民生保障",
    ]
    texts = [block.text for block in report.blocks]
    assert texts[-1] == TEXT[-1].strip()
    assert texts.count("（二）抓好民生保障。") == 0
    assert PROSE * 5 in texts
