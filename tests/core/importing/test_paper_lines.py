"""Lines of paper in one line of a file, blanks where they ended."""

from __future__ import annotations

from core.importing import read_bytes
from core.importing.paper_lines import paper_lines
from core.model.blocks import BlockKind
from core.parsing.parse import parse

PARAGRAPHS = [
    "青政发〔2025〕3号",
    "青禾县2025年国民经济和社会发展计划",
    "一、总体思路和预期目标",
    "（一）面临形势",
    "从外部看，新兴市场需求逐步回升，主要农产品价格保持平稳，消费信心指数上升至 103.6，"
    "表明恢复的势头仍在延续，但外部环境的不确定因素依然较多，企业订单还不稳定，需要在稳预期上多下功夫。从县内看，产业链条不长，"
    "龙头企业不多，乡村公共服务的短板仍然突出，财政收支处于紧平衡状态，需要统筹好当前和长远。",
    "（二）主要目标",
    "全县生产总值增长5%左右，固定资产投资增长6%，一般公共预算收入增长3%，"
    "居民人均可支配收入增长 5.5%，粮食产量稳定在 42 万吨以上，"
    "城镇新增就业2600人，万元生产总值能耗下降完成上级下达的任务，"
    "生态环境质量持续改善，安全生产形势总体平稳，社会大局保持和谐稳定。",
]


def folded(width: int = 28) -> str:
    """The paragraphs in lines of paper, these in one line with a blank between two."""
    return " ".join(
        text[at : at + width] for text in PARAGRAPHS for at in range(0, len(text), width)
    )


def test_they_are_found_by_their_width() -> None:
    lines = paper_lines(folded())
    assert lines[:5] == [*PARAGRAPHS[:4], PARAGRAPHS[4][:28]]
    assert "".join(lines).replace(" ", "") == "".join(PARAGRAPHS).replace(" ", "")


def test_blanks_between_sentences_or_words_end_no_lines_of_paper() -> None:
    assert paper_lines(" ".join(PARAGRAPHS[4].replace("，", "， ").split(" ")) * 4) == []
    assert paper_lines(" ".join("青禾县稳增长促改革调结构惠民生防风险" * 20)) == []
    sentences = [f"第{n}项任务已经完成，比原定时间提前{'一' * (n % 7)}个月。" for n in range(40)]
    assert paper_lines(" ".join(sentences)) == []


def test_the_report_in_them_has_its_headings_and_paragraphs() -> None:
    report = parse(read_bytes(folded().encode(), "a.txt"))
    assert report.meta.title == PARAGRAPHS[1]
    assert [section.title for section in report.sections] == [
        "总体思路和预期目标",
        "面临形势",
        "主要目标",
    ]
    prose = [block.text for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    assert prose == [PARAGRAPHS[4].replace(" ", ""), PARAGRAPHS[6].replace(" ", "")]


def test_a_page_of_them_in_one_paragraph_of_a_web_page() -> None:
    text = (
        folded()
        .replace("新兴市场", "<b>新兴</b>市场")
        .replace("发展计划", "发展计划<sup>[1]</sup>")
    )
    source = read_bytes(f"<p>{text}</p>".encode(), "a.html")
    assert source.wrapped
    assert [block.text for block in source.blocks][:4] == [
        "青政发〔2025〕3号",
        "青禾县2025年国民经济和社会发展计划[1]",
        *PARAGRAPHS[2:4],
    ]
    bold = [run.text for block in source.blocks for run in block.runs if run.bold]
    assert "".join(bold) == "新兴"
    assert "".join(run.text for block in source.blocks for run in block.runs if run.superscript)
    assert len(parse(source).sections) == 3


def test_a_web_page_with_its_paragraphs_is_not_wrapped() -> None:
    page = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    source = read_bytes(page.encode(), "a.html")
    assert not source.wrapped
    assert len(source.blocks) == len(PARAGRAPHS)
