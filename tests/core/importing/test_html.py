from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from core.importing import read, read_bytes
from core.model.errors import UserError
from core.model.source import FurnitureReason, Source, SourceKind

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "importing"
PROSE = "全县一般公共预算收入4.7亿元，为预算的101.3%，比上年增长3.6%，收支平衡。"


@pytest.fixture(scope="module")
def page() -> Source:
    return read(SAMPLES / "page.html")


def _page(body: str) -> Source:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")


def _words(source: Source) -> list[str]:
    return [block.text.strip() for block in source.blocks if block.furniture is None]


def test_the_report_is_found_among_the_furniture(page: Source) -> None:
    assert page.format == "html"
    assert page.title == "关于青禾县2023年预算执行情况的报告"
    body = [block for block in page.blocks if block.furniture is None]
    assert body[0].text == page.title
    assert body[0].outline == 1
    assert body[1].text == "青禾县财政局"
    assert body[1].centred
    assert body[1].runs[0].bold
    assert body[1].runs[0].size == 16


def test_each_line_of_furniture_says_why(page: Source) -> None:
    reasons = {block.text: block.furniture for block in page.blocks if block.furniture is not None}

    assert reasons["政务公开"] is FurnitureReason.MENU
    assert reasons["当前位置：首页 > 政务公开 > 预算公开"] is FurnitureReason.BREADCRUMB
    assert reasons["相关信息"] is FurnitureReason.NEIGHBOUR
    assert reasons["附件【青禾县2023年预算执行表.xlsx】"] is FurnitureReason.ATTACHMENT
    site = [text for text, reason in reasons.items() if reason is FurnitureReason.SITE_INFO]
    assert any(text.startswith("发布时间") for text in site)
    assert any(text.startswith("主办单位") for text in site)


def test_lines_break_at_block_tags_only(page: Source) -> None:
    words = _words(page)

    assert (
        "受县人民政府委托，现将青禾县2023年预算执行情况报告如下，请予审议，并请列席人员提出意见。"
        in words
    )
    assert "一、收入情况" in words


def test_raised_numbers_and_notes_are_kept_apart(page: Source) -> None:
    raised = [run for block in page.blocks for run in block.runs if run.superscript]

    assert [run.text for run in raised] == ["[1]", "[2]"]
    (note,) = [block for block in page.blocks if block.kind is SourceKind.NOTE]
    assert raised[1].note == note.note != ""
    assert note.label == "[2]"
    assert note.text == "“三公”经费：指因公出国（境）、公务用车、公务接待三项费用。"


def test_merged_cells_stand_once(page: Source) -> None:
    (table,) = [block.table for block in page.blocks if block.table is not None]

    assert (table.rows, table.columns) == (3, 3)
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans["项目"] == (2, 1)
    assert spans["2023年"] == (1, 2)
    assert spans["税收\n收入"] == (1, 1)
    assert len(table.cells) == 7


def test_scripts_and_pictures_leave_no_trace(page: Source) -> None:
    text = "\n".join(block.text for block in page.blocks)

    assert "document.write" not in text
    assert "cdn.example" not in text


def test_a_web_archive_is_the_page_in_it(page: Source) -> None:
    archive = read(SAMPLES / "page.mht")

    assert archive.format == "mht"
    assert _words(archive) == _words(page)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_the_bytes_decide_the_encoding_whatever_the_page_says(encoding: str) -> None:
    text = (SAMPLES / "page.html").read_text(encoding="utf-8").replace("人员", "朱镕堃")

    assert any("朱镕堃" in words for words in _words(read_bytes(text.encode(encoding), "a.html")))


def test_a_page_called_doc_is_still_a_page() -> None:
    data = (SAMPLES / "page.html").read_bytes()

    assert read_bytes(data, "报告.doc").format == "html"


def test_a_table_that_lays_out_the_page_is_read_as_text() -> None:
    source = _page(
        f"<table><tr><td>左栏</td><td><p>{PROSE}</p>{f'<p>{PROSE}</p>' * 40}</td></tr></table>"
    )

    assert all(block.table is None for block in source.blocks)
    assert _words(source).count(PROSE) == 41


def test_prose_outside_the_main_block_is_not_lost() -> None:
    main = f"<div id='zoom'>{f'<p>{PROSE}</p>' * 30}</div>"
    source = _page(
        f"{main}<div><p>名词解释的一段正文，同样重要，不应当丢失，也不应当漏掉。</p></div>"
    )

    assert "名词解释的一段正文，同样重要，不应当丢失，也不应当漏掉。" in _words(source)


def test_a_title_broken_over_lines_above_the_main_block_is_kept_whole() -> None:
    first, second = "关于青禾旗2021年预算执行情况和", "2022年预算草案的报告"
    data = (
        f"<html><head><title>{first}{second} - 预决算 - 青禾旗人民政府</title></head><body>"
        f"<div class='top'><p>{first}{second}</p></div><h1>{first}<br>{second}</h1>"
        f"<div>来源：财政局</div><div id='zoom'>{f'<p>{PROSE}</p>' * 30}</div></body></html>"
    )
    assert _words(read_bytes(data.encode(), "a.html"))[:2] == [first, second]


@pytest.mark.parametrize("head", ["青禾县人民政府网", "青禾门户网站 财政信息 政府工作报告", ""])
@pytest.mark.parametrize("shown", ["<h2>{}</h2>", "<p align=center><font size=5>{}</font></p>"])
def test_the_title_shown_above_the_text_is_kept_whatever_the_head_says(
    head: str, shown: str
) -> None:
    title = "政府工作报告"
    data = (
        f"<html><head><title>{head}</title></head><body><ul><li>首页</li><li>{title}</li></ul>"
        f"<div>首页 / 政务公开 / {title}</div><div>{shown.format(title)}<p>来源：本站</p></div>"
        f"<div id='zoom'>{f'<p>{PROSE}</p>' * 30}</div></body></html>"
    )
    assert _words(read_bytes(data.encode(), "a.html"))[0] == title


def test_a_page_without_prose_keeps_its_lines() -> None:
    assert _words(_page("<p>目录</p><p>第一章</p>")) == ["目录", "第一章"]


@pytest.mark.parametrize("mark", ["vertical-align:super", "mso-text-raise:4.0pt"])
def test_marks_raised_by_style_are_raised(mark: str) -> None:
    source = _page(f"<p>{PROSE}<span style='{mark}'>3</span>完成。</p>")

    assert [run.text for run in source.blocks[-1].runs if run.superscript] == ["3"]


def test_a_page_nested_too_deep_is_refused() -> None:
    with pytest.raises(UserError, match="嵌套"):
        _page("<div>" * 3_000 + PROSE)


def test_a_table_of_a_million_columns_is_cut() -> None:
    source = _page(
        f"<p>{PROSE}</p><table><tr><td colspan='1000000'>甲</td><td>乙</td></tr>"
        "<tr><td rowspan='0'>丙</td><td>丁</td></tr></table>"
    )
    (table,) = [block.table for block in source.blocks if block.table is not None]

    assert table.columns <= 2_000


def test_a_table_of_figures_outside_the_main_block_is_not_lost() -> None:
    rows = "".join(f"<tr><td>指标{n}</td><td>{n}.5</td><td>{n * 7}</td></tr>" for n in range(9))
    source = _page(f"<div id='zoom'>{f'<p>{PROSE}</p>' * 30}</div><div><table>{rows}</table></div>")
    (table,) = [block for block in source.blocks if block.table is not None]

    assert table.furniture is None
    assert table.table is not None
    assert (table.table.rows, table.table.columns) == (9, 3)


@pytest.mark.parametrize(
    "body",
    [
        "<!---->" * 1_000,
        f"<p>甲{chr(10) * 300_000}x</p><p>{PROSE}</p>",
        f"<p>{PROSE}</p>" + "<div>" * 200 + "<span>甲</span>乙" * 60_000,
        f"<p>{PROSE}</p>" + "<table><tr><td>1</td><td>" * 60 + "2</td></tr></table>" * 60,
        f"<p style='{'font-size:' * 50_000}'>{PROSE}</p>",
    ],
    ids=["comments", "line feeds", "depth", "tables", "style"],
)
def test_pages_made_to_take_long_do_not(body: str) -> None:
    started = time.process_time()
    with suppress(UserError):
        _page(body)
        read_bytes(body.encode(), "a.html")

    assert time.process_time() - started < 5


def test_items_of_a_list_keep_the_numbers_that_a_browser_shows() -> None:
    page = (
        f"<p>{PROSE}</p><ol><li>甲事</li><li>乙事</li><li value='5'>丙事</li></ol>"
        "<ol start='3'><li>丁事</li></ol><ul><li>戊事</li></ul><ol><li>1.己事</li></ol>"
    )
    source = read_bytes(f"<html><body>{page}</body></html>".encode(), "list.html")
    labels = {b.text: b.label for b in source.blocks if b.text.endswith("事")}
    assert labels == {
        "甲事": "1.",
        "乙事": "2.",
        "丙事": "5.",
        "丁事": "3.",
        "戊事": "",
        "1.己事": "",
    }


def test_items_that_begin_with_a_numeral_of_their_own_words_are_numbered_too() -> None:
    source = _page(
        f"<p>{PROSE}</p><ol><li>一件事：一次办好。</li><li>10分钟圈：步行可到。</li>"
        "<li>三、己事</li><li>（四）庚事</li></ol>"
    )
    assert [block.label for block in source.blocks][1:] == ["1.", "2.", "", ""]


@pytest.mark.parametrize(
    ("paragraph", "lines"),
    [
        (
            "三、齐心协力，确保完成全年<br>各项目标任务",
            ["三、齐心协力，确保完成全年各项目标任务"],
        ),
        ("一、综合<br>表1 主要指标", ["一、综合", "表1 主要指标"]),
        (
            "（一）坚持稳中求进，扩大有效投资<br>单位：万元",
            ["（一）坚持稳中求进，扩大有效投资", "单位：万元"],
        ),
        (
            "（一）坚持稳中求进，扩大有效投资<br>全年完成投资八亿元。",
            ["（一）坚持稳中求进，扩大有效投资", "全年完成投资八亿元。"],
        ),
    ],
)
def test_a_heading_broken_by_hand_is_one_line(paragraph: str, lines: list[str]) -> None:
    assert _words(_page(f"<p>{PROSE}</p><p>{paragraph}</p><p>{PROSE}</p>"))[1:-1] == lines


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize(
    "tag", ["object", "embed", "applet", "audio", "video", "canvas", "svg", "noscript", "button"]
)
@pytest.mark.parametrize("around", ["<div>{}</div>", "{}"])
def test_what_follows_an_element_that_nobody_closed_is_kept(
    tag: str, closed: bool, around: str
) -> None:
    inside = f'<{tag} src="a.swf">' + (f"请安装播放器</{tag}>" if closed else "")
    page = (
        "<html><body><h1>青禾区2023年政府工作报告</h1><p>一、工作回顾</p><p>全区经济平稳。</p>"
        + around.format(f"{inside}<p>二、工作安排</p><p>全区继续努力。</p>")
        + "<p>三、保障措施</p><p>各镇各部门要抓好落实。</p></body></html>"
    )
    texts = [block.text for block in read_bytes(page.encode(), "a.html").blocks]
    assert texts[0] == "青禾区2023年政府工作报告"
    assert texts[-4:] == [
        "二、工作安排",
        "全区继续努力。",
        "三、保障措施",
        "各镇各部门要抓好落实。",
    ]
    assert ("请安装播放器" in texts) is (closed and tag == "embed")


def test_the_words_for_an_old_browser_are_left_out() -> None:
    page = (
        "<html><body><h1>青禾区2023年政府工作报告</h1>"
        "<noscript><div>请打开脚本。</div></noscript>"
        "<object><p>请安装播放器。</p></object><p>各位代表，现在报告工作。</p></body></html>"
    )
    texts = [block.text for block in read_bytes(page.encode(), "a.html").blocks]
    assert texts == ["青禾区2023年政府工作报告", "各位代表，现在报告工作。"]


def test_notes_keep_their_anchors_where_their_frames_are_gone() -> None:
    source = _page(
        f"<p>{PROSE}动用预备费<a href='#_edn1' name='_ednref1'><sup>[1]</sup></a>。</p>"
        "<p><span><a href='#_ednref1' name='_edn1'>[1]</a></span>　预备费：备用。</p>"
        "<p>后面的<a href='#_ednref1' name='_edn2'>[2]</a>不在段首。</p>"
    )
    kinds = [(block.kind, block.note) for block in source.blocks]
    assert kinds == [
        (SourceKind.PARAGRAPH, ""),
        (SourceKind.PARAGRAPH, ""),
        (SourceKind.NOTE, "edn1"),
    ]
    assert any(run.note == "edn1" for run in source.blocks[0].runs)
