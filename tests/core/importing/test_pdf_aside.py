"""Tables of PDF files whose numbers stand at one side of their columns, headings in the middle."""

from __future__ import annotations

import pytest

from core.importing import read_bytes
from core.parsing.parse import parse
from tests.core.importing.test_pdf_tables import SIZE, centred, only_table, read_page, texts
from tests.support.containers import PdfPage, Words, make_pdf

LEFT, NAMES, WIDE = 60.0, 130.0, 85.0  # the table, its first column, each of the others
RULED = [(LEFT, y, LEFT + NAMES + 5 * WIDE, y) for y in (722.0, 674.0, 594.0)]
NUMBERS = [("税收", "52,160"), ("专项", "980"), ("罚没", "1,205"), ("合计", "54,345")]


def middle(column: int, last: int | None = None) -> float:
    end = column if last is None else last
    return LEFT + NAMES + WIDE * (column + end - 1) / 2


def aside(column: int, y: float, text: str) -> Words:
    """Words that end at the right side of their column."""
    width = SIZE * (0.5 * sum(c < "\u2000" for c in text) + sum(c >= "\u2000" for c in text))
    return Words(LEFT + NAMES + WIDE * column - 4 - width, y, SIZE, text)


def rows_of(values: list[list[str]]) -> list[Words]:
    words = []
    for at, (name, _) in enumerate(NUMBERS):
        words.append(Words(LEFT + 4, 660 - 20 * at, SIZE, name))
        filled = [(column, text) for column, text in enumerate(values[at], 1) if text]
        words += [aside(column, 660 - 20 * at, text) for column, text in filled]
    return words


VALUES = [[number, "8.1", number, "-2.6", "31"] for _name, number in NUMBERS]


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("parts", [(3, 2), (2, 3)])
def test_headings_in_the_middle_over_numbers_at_the_side(ruled: bool, parts: tuple) -> None:
    names = ["预算数", "增长%", "执行数", "增长%", "占比%"]
    first, second = parts
    words = [centred(LEFT + NAMES / 2, 696, "项目")]
    words.append(centred(middle(1, first), 706, "人均可用收入合计"))
    words.append(centred(middle(first + 1, 5), 706, "人均消费支出合计"))
    words += [centred(middle(at), 686, name) for at, name in enumerate(names, 1)]
    made = only_table(read_page(words + rows_of(VALUES), *(RULED if ruled else ())))
    heads = [(c.text, c.column, c.column_span) for c in made.cells if c.row == 0]
    over = [("人均可用收入合计", 1, first), ("人均消费支出合计", first + 1, second)]
    assert sorted(heads, key=lambda head: head[1]) == [("项目", 0, 1), *over]
    assert [c.text for c in made.cells if c.row == 1 and c.column] == names
    assert texts(made)[2:] == [[n, *row] for (n, _), row in zip(NUMBERS, VALUES, strict=True)]


def test_a_column_without_words_has_its_heading() -> None:
    names = ["预算数", "执行数", "增长%", "备注"]
    words = [centred(LEFT + NAMES / 2, 696, "项目")]
    words += [centred(middle(at), 696, name) for at, name in enumerate(names, 1)]
    values = [row[:3] for row in VALUES]
    made = texts(only_table(read_page(words + rows_of(values), *RULED)))
    assert made[0] == ["项目", *names]
    assert made[1] == ["税收", *values[0], ""]
    words = [centred(LEFT + NAMES / 2, 696, "项目"), centred(middle(1), 696, "预算数")]
    words += [centred(middle(2), 696, "执行  数额"), centred(middle(3), 696, "增长%")]
    assert len(texts(only_table(read_page(words + rows_of(values), *RULED)))[0]) == 4


def test_a_title_alone_with_its_table_on_a_page() -> None:
    sentence = "过去一年，全县上下保持定力、攻坚克难，着力稳企业、稳市场、稳预期。"
    text = [Words(60, 760 - 24 * at, 14, sentence[:32]) for at in range(24)]
    text.append(Words(60, 760 - 24 * 24, 14, sentence[-32:]))
    words = [centred(LEFT + (NAMES + 3 * WIDE) / 2, 740, "青禾县主要指标安排建议")]
    words += [centred(LEFT + NAMES / 2, 696, "项目")]
    words += [
        centred(middle(at), 696, name) for at, name in enumerate(("计划", "完成", "增长%"), 1)
    ]
    rules = [(x, y, LEFT + NAMES + 3 * WIDE, y) for x, y, _, _ in RULED]
    page = PdfPage(words + rows_of([row[:3] for row in VALUES]), rules)
    report = parse(read_bytes(make_pdf([PdfPage(text), page]), "plan.pdf"))
    assert [table.caption for table in report.tables] == ["青禾县主要指标安排建议"]


def test_the_line_below_a_running_head_is_none_of_the_table() -> None:
    names = ["预算数", "增长%", "执行数", "增长%", "占比%"]
    words = [
        centred(LEFT + 270, 760, "青禾县会议文件"),
        centred(LEFT + 270, 735, "主要收支预算情况"),
    ]
    words += [centred(LEFT + NAMES / 2, 696, "项目")]
    words += [centred(middle(at), 696, name) for at, name in enumerate(names, 1)]
    head = (LEFT, 754.0, LEFT + NAMES + 5 * WIDE, 754.0)
    made = texts(only_table(read_page(words + rows_of(VALUES), head, *RULED)))
    assert made[0] == ["项目", *names]
    assert len(made) == 1 + len(VALUES)
