"""What the readers find in real reports, counted by eye; skipped where these are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.importing import read
from core.model.source import FurnitureReason, Source


def _raised(source: Source) -> list[str]:
    return [r.text for b in source.blocks for r in b.runs if r.superscript and not b.furniture]


def _tables(source: Source) -> list[tuple[int, int]]:
    return [(b.table.rows, b.table.columns) for b in source.blocks if b.table]


def test_marks_that_stand_between_the_lines_of_a_pdf(corpus: Path) -> None:
    source = read(corpus / "budget_shizuishan_2026.pdf")

    assert _raised(source) == list("①②③④⑤⑥⑦⑧")
    assert len(_tables(source)) == 38
    assert (15, 12) in _tables(source)


def test_open_tables_of_a_pdf(corpus: Path) -> None:
    assert _tables(read(corpus / "bulletin_xiangtan_2025.pdf")) == [(10, 2), (15, 3), (20, 3)]


def test_frames_of_a_pdf_are_no_tables(corpus: Path) -> None:
    source = read(corpus / "gwr_jinjiang_2023.pdf")

    assert _tables(source) == []
    numbers = [b for b in source.blocks if b.furniture is FurnitureReason.PAGE_NUMBER]
    assert len(numbers) == 28


def test_the_running_head_of_a_gazette(corpus: Path) -> None:
    source = read(corpus / "plan_sz_2026_pages32-59.pdf")
    heads = [b for b in source.blocks if b.furniture is FurnitureReason.RUNNING_HEAD]

    assert len(heads) == 28
    assert not any("人民政府公报" in b.text for b in source.blocks if b.furniture is None)


def test_the_number_that_word_counts(corpus: Path) -> None:
    source = read(corpus / "bulletin_hotan_2025.docx")

    assert [(b.label, b.text) for b in source.blocks if b.text == "服务业"] == [("四、", "服务业")]
    assert next(b.text for b in source.blocks if b.label == "[1]").startswith("本公报中各项数据")
    assert len(_tables(source)) == 3


def test_marks_of_a_page_split_over_two_tags(corpus: Path) -> None:
    raised = "".join(_raised(read(corpus / "budget_xian_2026.html")))

    assert raised == "".join(f"[{n}]" for n in range(1, 14))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("budget_suzhou_2026.html", "第一部分", "财政体制改革"),
        ("budget_yiyang_2026_gb2312.html", "受市人民政府委托", "保运转"),
        ("budget_honghe_2026.html", "受州人民政府委托", "公共属性"),
        ("bulletin_hami_2025.html", "全年实现地区生产总值", "资料来源"),
        ("bulletin_zhengzhou_2025.html", "初步核算", "生产总值、各产业增加值绝对数按现价计算"),
    ],
)
def test_pages_keep_the_report_and_mark_the_rest(
    corpus: Path, name: str, first: str, last: str
) -> None:
    source = read(corpus / name)
    body = "\n".join(b.text for b in source.blocks if b.furniture is None)
    cells = [c.text for b in source.blocks if b.table and not b.furniture for c in b.table.cells]

    assert first in body
    assert last in body
    for words in ("ICP备", "公网安备", "网站标识码", "扫一扫", "当前位置"):
        assert words not in body
        assert not any(words in text for text in cells)


def test_an_old_word_file_without_an_office(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.importing.legacy.find_office", lambda: None)
    source = read(corpus / "budget_hainan_2024.doc")
    body = [b.text for b in source.blocks]

    assert "一、2023年预算执行情况" in body
    assert source.warnings
