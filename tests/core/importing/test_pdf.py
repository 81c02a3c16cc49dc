from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.importing import read, read_bytes
from core.model.source import FurnitureReason, Source, SourceBlock
from tests.support.containers import PdfPage, Words, make_pdf

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "importing"
LINE = "全县地区生产总值完成八十六亿元，增长百分之五点二，粮食总产"


@pytest.fixture(scope="module")
def report() -> Source:
    return read(SAMPLES / "report.pdf")


def _lines(source: Source, page: int = 0) -> list[str]:
    return [
        block.text.strip()
        for block in source.blocks
        if block.furniture is None and (not page or block.page == page) and block.table is None
    ]


def _only(pages: list[PdfPage]) -> list[SourceBlock]:
    return list(read_bytes(make_pdf(pages), "a.pdf").blocks)


def test_lines_of_paper_with_indents(report: Source) -> None:
    assert report.format == "pdf"
    assert report.wrapped
    first = [block for block in report.blocks if block.page == 1 and not block.furniture]
    indented = [block.text.strip() for block in first if block.text[0].isspace()]
    assert "受县人民政府委托，现将青禾县2023年计划执行情" in indented
    assert "况报告如下，请予审议。" not in indented


def test_raised_marks_are_known_by_size_and_height(report: Source) -> None:
    raised = [(run.text, block.text.strip()) for block in report.blocks for run in block.runs
              if run.superscript]  # fmt: skip

    assert raised == [("[1]", "统筹推进“两河三岸”[1]建设。")]


def test_running_heads_and_page_numbers(report: Source) -> None:
    heads = [b for b in report.blocks if b.furniture is FurnitureReason.RUNNING_HEAD]
    numbers = [b for b in report.blocks if b.furniture is FurnitureReason.PAGE_NUMBER]

    assert [b.text for b in heads] == ["青禾县人民代表大会会议文件"] * 3
    assert [b.text for b in numbers] == ["— 1 —", "— 2 —", "— 3 —"]


def test_ruled_tables_are_tables(report: Source) -> None:
    (block,) = [block for block in report.blocks if block.table]

    assert block.page == 3
    assert block.table is not None
    rows = [[cell.text for cell in block.table.cells if cell.row == row] for row in range(3)]
    assert rows[0] == ["指标", "计划", "实际"]
    assert rows[2] == ["粮食总产量", "21", "21.4"]
    assert _lines(report, 3) == ["附表：主要指标"]


def test_merged_cells_of_a_ruled_table() -> None:
    words = [
        Words(80, 670, 12, "指标"), Words(240, 670, 12, "青禾县"),
        Words(160, 640, 12, "计划"), Words(300, 640, 12, "实际"),
        Words(80, 610, 12, "粮食"), Words(160, 610, 12, "21"), Words(300, 610, 12, "21.4"),
    ]  # fmt: skip
    rules = [
        (72, 690, 400, 690), (150, 660, 400, 660), (72, 630, 400, 630), (72, 600, 400, 600),
        (72, 600, 72, 690), (150, 600, 150, 690), (280, 600, 280, 660), (400, 600, 400, 690),
    ]  # fmt: skip
    (block,) = _only([PdfPage(words, rules)])

    assert block.table is not None
    cells = {cell.text: (cell.row_span, cell.column_span) for cell in block.table.cells}
    assert cells["指标"] == (2, 1)
    assert cells["青禾县"] == (1, 2)
    assert cells["实际"] == (1, 1)


def test_a_frame_around_text_is_no_table() -> None:
    words = [Words(80, 700 - 24 * n, 12, LINE) for n in range(4)]
    rules = [(72, 716 - 24 * n, 520, 716 - 24 * n) for n in range(5)]
    rules += [(72, 620, 72, 716), (300, 620, 300, 630), (520, 620, 520, 716)]

    assert [block.text for block in _only([PdfPage(words, rules)])] == [LINE] * 4


def test_centred_titles() -> None:
    words = [Words(190, 740, 22, "关于青禾县财政预算"), Words(212, 710, 22, "执行情况的报告")]
    words += [Words(72, 660 - 24 * n, 15, LINE) for n in range(5)]
    blocks = _only([PdfPage(words)])

    assert [block.centred for block in blocks[:3]] == [True, True, False]
    assert blocks[0].runs[0].size == 22


def test_a_turned_page_is_read_upright_with_its_table() -> None:
    words = [Words(80, 520, 16, "附表一"), Words(80, 490, 12, "单位：万元")]
    words += [
        Words(80 + 150 * x, 450 - 30 * y, 12, f"第{y}行{x}列") for y in range(3) for x in range(4)
    ]
    rules = [(72, 470 - 30 * n, 672, 470 - 30 * n) for n in range(4)]
    rules += [(72 + 150 * n, 380, 72 + 150 * n, 470) for n in range(5)]
    blocks = _only([PdfPage(words, rules, rotate=90)])

    assert [block.text.strip() for block in blocks[:2]] == ["附表一", "单位：万元"]
    assert blocks[2].table is not None
    assert [cell.text for cell in blocks[2].table.cells][:5] == [
        "第0行0列", "第0行1列", "第0行2列", "第0行3列", "第1行0列",
    ]  # fmt: skip


def test_radicals_and_rare_characters_are_left_to_the_parser() -> None:
    (block,) = _only([PdfPage([Words(72, 700, 16, "⼈民")])])

    assert block.text == "⼈民"


def test_sizes_and_titles(report: Source) -> None:
    assert report.title == "关于青禾县2023年国民经济和社会发展计划执行情况的报告"
    body = [block for block in report.blocks if block.page == 2 and not block.furniture]
    assert {run.size for block in body for run in block.runs} == {16.0}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the peak of memory")
def test_sixty_pages_are_read_in_time_and_memory(tmp_path: Path) -> None:
    words = [Words(72, 760 - 26 * n, 15, LINE) for n in range(26)]
    path = tmp_path / "long.pdf"
    path.write_bytes(make_pdf([PdfPage(words)] * 60))
    # Through a small process in between: what the system counts as a process's peak begins with
    # the size of the one that started it, and this one is large by now.
    code = (
        "import sys, time, pathlib, resource; from core.importing import read;"
        "blocks = read(pathlib.Path(sys.argv[1])).blocks;"
        "print(len(blocks), time.process_time(),"
        "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    between = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"
    ended = subprocess.run(
        [sys.executable, "-I", "-S", "-c", between, sys.executable, "-c", code, str(path)],
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    count, seconds, peak = map(float, ended.stdout.split())

    assert count == 60 * 26
    assert seconds < 2
    assert peak * (1 if sys.platform == "darwin" else 1024) < 300_000_000


def test_a_scan_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import BytesIO

    from PIL import Image

    from core.model.errors import UserError

    monkeypatch.setattr("core.importing.ocr.is_installed", lambda: False)
    target = BytesIO()
    Image.new("RGB", (200, 200), "grey").save(target, "PDF")
    with pytest.raises(UserError, match="扫描件") as caught:
        read_bytes(target.getvalue(), "scan.pdf")

    # For a delegate: what helps at once, what the extra is called, and where it is told.
    assert "能选中文字的版本" in caught.value.remedy
    assert "文字识别" in caught.value.remedy
    assert "README" in caught.value.remedy
    assert "pip" not in caught.value.remedy


def _three_lines(rows: list[tuple[str, float, str, float]], *along: float) -> Source:
    """A table of names and values at their heights between three lines across."""
    words = [Words(80, 680, 12, "指标"), Words(320, 680, 12, "绝对数")]
    for name, height, value, value_height in rows:
        words += [Words(80, height, 12, name), Words(330, value_height, 12, value)]
    rules = [(72, y, 480, y) for y in (700, 670, 560)]
    rules += [(x, 560, x, 700) for x in along]
    return read_bytes(make_pdf([PdfPage(words, rules)]), "a.pdf")


@pytest.mark.parametrize("along", [(), (300.0,)])
def test_a_table_of_three_lines(along: tuple[float, ...]) -> None:
    rows = [
        ("粮食产量", 650, "21.4", 650),
        ("棉花产量", 625, "0.3", 625),
        ("油料", 600, "5.1", 600),
    ]
    (block,) = _three_lines(rows, *along).blocks

    assert block.table is not None
    assert [cell.text for cell in block.table.cells] == [
        "指标", "绝对数", "粮食产量", "21.4", "棉花产量", "0.3", "油料", "5.1",
    ]  # fmt: skip


def test_values_that_stand_a_little_higher_than_their_names() -> None:
    rows = [
        ("粮食产量", 650, "21.4", 655),
        ("棉花产量", 625, "0.3", 630),
        ("油料", 600, "5.1", 605),
    ]
    (block,) = _three_lines(rows, 300).blocks

    assert block.table is not None
    assert block.table.rows == 4
    assert [cell.text for cell in block.table.cells if cell.row == 2] == ["棉花产量", "0.3"]


def test_lines_across_between_paragraphs_are_no_table() -> None:
    words = [Words(72, 680 - 24 * n, 12, LINE) for n in range(5)]
    rules = [(72, 700, 480, 700), (72, 670, 480, 670), (72, 560, 480, 560)]

    assert [block.text for block in _only([PdfPage(words, rules)])] == [LINE] * 5


PLACES = "东南西北上下左右前后内外远近高低山水田林湖草沙城乡街巷桥路村"


def _page(
    head: str, foot: str, town: str, *, gap: float = 56, size: float = 16, lines: int = 14
) -> PdfPage:
    """A page of text about a town, with a head and a foot."""
    top = 790 - gap
    words = [
        Words(90, top - 28 * at, 16, f"{town}镇{PLACES[at]}片{LINE[:-4]}") for at in range(lines)
    ]
    edges = [Words(90, 790, size, head), Words(90, 40, size, foot)]
    return PdfPage([edges[0], *words, edges[1]])


@pytest.mark.parametrize("pages", [2, 3, 5])
@pytest.mark.parametrize(("gap", "size"), [(56, 16), (30, 10)])
def test_a_head_of_few_pages(pages: int, gap: float, size: float) -> None:
    """On two pages, and where the first page, with the title, has none."""
    first = PdfPage(
        [Words(150, 700, 22, "青禾县情况报告"), *_page("", "", "甲", lines=10).words[1:-1]]
        if pages > 2
        else _page("青禾县会议文件", "青禾县政府办印", "乙", gap=gap, size=size).words
    )
    rest = [
        _page("青禾县会议文件", "青禾县政府办印", town, gap=gap, size=size)
        for town in "丙丁戊己"[: pages - 1]
    ]
    blocks = _only([first, *rest])
    heads = [b.text for b in blocks if b.furniture is FurnitureReason.RUNNING_HEAD]
    assert heads == ["青禾县会议文件", "青禾县政府办印"] * (pages - (pages > 2))
    assert [b for b in blocks if b.furniture is None and "青禾县会议" in b.text] == []


def test_what_only_looks_like_a_head_stays() -> None:
    """The first row of a table that goes on over the page; the same words elsewhere on the page."""
    blocks = _only([_page("指标　单位　完成数", "", town, gap=28, lines=26) for town in "甲乙"])
    assert [b.furniture for b in blocks if "指标" in b.text] == [None, None]
    once = [_page("青禾县会议文件", "", "甲"), _page("", "", "乙")]
    moved = PdfPage([Words(260, 770, 16, "青禾县会议文件"), *once[1].words[1:-1]])
    blocks = _only([once[0], moved])
    assert [b.furniture for b in blocks if "会议文件" in b.text] == [None, None]
