"""Lines of paper joined to paragraphs."""

from __future__ import annotations

from dataclasses import replace

from core.model.blocks import BlockKind
from core.model.source import Run
from core.parsing.layout.joining import join_wrapped
from core.parsing.layout.pieces import join_labels, join_marks, with_label
from core.parsing.lines.shapes import Line


def lines_of(*texts: str) -> list[Line]:
    return [
        Line(at, text.strip(), (Run(text.strip()),), indented=text[:1].isspace())
        for at, text in enumerate(texts)
    ]


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


FULL = "全县各项指标逐月回升企业订单明显增多农户收入有所增加为来年打牢了"


def test_a_short_line_ends_its_paragraph() -> None:
    lines = lines_of(FULL, FULL, "基础。", FULL, "工作成效明显。")
    assert texts(join_wrapped(lines)) == [FULL + FULL + "基础。", FULL + "工作成效明显。"]


def test_a_number_begins_a_paragraph() -> None:
    lines = lines_of("一、工作回顾", FULL + "，", FULL, "（一）经济稳中有进。" + FULL[:22], FULL)
    assert texts(join_wrapped(lines)) == [
        "一、工作回顾",
        FULL + "，" + FULL,
        "（一）经济稳中有进。" + FULL[:22] + FULL,
    ]


def test_an_indent_begins_a_paragraph_after_a_full_line_with_a_stop() -> None:
    stop = FULL[:-1] + "。"
    lines = lines_of("　　" + FULL[:-2], stop, "　　" + FULL[:-2], stop, "　　" + FULL[:-2], FULL)
    assert texts(join_wrapped(lines)) == [
        FULL[:-2] + stop,
        FULL[:-2] + stop,
        FULL[:-2] + FULL,
    ]


def test_a_paragraph_goes_on_over_a_page() -> None:
    first, second = lines_of(FULL, FULL)
    assert len(join_wrapped([first, Line(1, second.text, second.runs, page=2)])) == 1


def test_punctuation_never_begins_a_line() -> None:
    assert texts(join_wrapped(lines_of("13.“两重”“两新”", "：指重大战略。"))) == [
        "13.“两重”“两新”：指重大战略。"
    ]


def test_an_open_bracket_is_closed_in_the_same_paragraph() -> None:
    assert texts(
        join_wrapped(lines_of(FULL, "支出平衡，结余已经结转使用。（表", "十三、表十四）"))
    ) == [FULL + "支出平衡，结余已经结转使用。（表十三、表十四）"]


def test_a_salutation_inside_a_paragraph_does_not_end_it() -> None:
    lines = lines_of(
        "　　各位代表！过去一年，" + FULL[:20], FULL, "成绩。", "　　" + FULL[:-2], "完成。"
    )
    assert len(join_wrapped(lines)) == 2


def test_latin_words_keep_their_space() -> None:
    wide = "推进" * 15 + "GDP"
    assert texts(join_wrapped(lines_of(wide, "growth" + "增长" * 15, "完成。")))[0].startswith(
        wide + " growth"
    )


def test_a_number_alone_takes_the_next_line() -> None:
    assert texts(join_labels(lines_of("一、", "工作回顾", "1.", "（一）甲"))) == [
        "一、工作回顾",
        "1.",
        "（一）甲",
    ]


def test_a_number_broken_over_two_lines_is_joined() -> None:
    heading = "三）深化改革、扩大开放。"
    assert texts(join_labels(lines_of("（", heading))) == ["（" + heading]
    assert texts(join_labels(lines_of("（三", heading[1:]))) == ["（" + heading]
    assert texts(join_labels(lines_of("二", "、今年的任务"))) == ["二、今年的任务"]
    apart = ["（", "县长许文远作报告）", "（1", "人缺席）", "一", "（二）做强工业"]
    assert texts(join_labels(lines_of(*apart))) == apart


def test_a_mark_alone_goes_back_to_its_words() -> None:
    assert texts(join_marks(lines_of("全县统计公报", "[1]", "正文"), wrapped=False)) == [
        "全县统计公报[1]",
        "正文",
    ]
    wrapped = join_marks(lines_of("申请再融资债券", "②偿还19.18亿元。"), wrapped=True)
    assert texts(wrapped) == ["申请再融资债券②偿还19.18亿元。"]


def test_the_first_entry_of_a_glossary_stays_on_its_line() -> None:
    lines = lines_of("名词解释", "[1]六稳：稳就业。")
    assert texts(join_marks(lines, wrapped=True)) == ["名词解释", "[1]六稳：稳就业。"]


def test_a_computed_number_is_printed() -> None:
    assert with_label(Line(0, "服务业", (Run("服务业"),), label="四、")).text == "四、服务业"
    assert with_label(Line(0, "概况", (Run("概况"),), label="1")).text == "1 概况"


def test_lines_that_a_program_cut(make_report) -> None:
    paragraphs = [
        "全年地区生产总值612.35亿元，增长5.2%，其中第一产业142.1亿元，增长4.3%，第二产业201.6亿元，增长6.1%。",
        "固定资产投资增长8.5%，社会消费品零售总额230.4亿元，增长7.7%，进出口总额12.6亿元，增长3.2%。",
        "城镇居民人均可支配收入38216元，增长4.4%，农村居民人均可支配收入17203元，增长7.1%，城乡收入比缩小。",
        "新增城镇就业2.6万人，城镇登记失业率3.1%，居民消费价格上涨0.4%，粮食产量98.6万吨，增长1.8%，再创新高。",
    ] * 3
    cut = [text[at : at + 24] for text in paragraphs for at in range(0, len(text), 24)]
    report = make_report("政府工作报告\n各位代表：\n一、工作回顾\n" + "\n".join(cut))
    found = [block.text for block in report.blocks if block.kind == "paragraph"]
    assert sum(text in found for text in paragraphs) >= 11


def test_the_name_of_a_glossary_is_a_line_of_paper(make_report) -> None:
    body = "全县经济稳中有进，民生持续改善，社会大局稳定，各项事业都取得新的进展和成绩\n" * 6
    text = "政府工作报告\n各位代表：\n一、工作回顾\n" + body + "做好“六稳”工作。\n名词解释\n"
    report = make_report(text + "1.六稳：稳就业。\n2.六保：保民生。\n", wrapped=True)
    assert [term.term for term in report.terms] == ["六稳", "六保"]


def test_small_numbers_inside_a_paragraph_with_an_indent(make_report) -> None:
    wide, lines = 28, []
    paragraph = (
        "　　要做好三件事：" + "一是抓好产业发展，加快项目建设，推动经济稳定向好提质增效。" * 3
    )
    paragraph += "二是办好民生实事，切实改善群众生活，不断增强群众获得感。"
    head = (
        "　　（一）"
        + "坚持以产业兴县为引领，着力壮大实体经济，"
        + "提升综合实力。"
        + "全县工业增速居全市前列。" * 3
    )
    for text in (paragraph, head, paragraph, head):
        lines += [text[at : at + wide] for at in range(0, len(text), wide)]
    report = make_report(
        "\n".join(["政府工作报告", "各位代表：", "　　一、工作回顾", *lines]), wrapped=True
    )
    texts = [block.text for block in report.blocks]
    assert texts.count(paragraph.strip()) == 2
    assert texts.count(head.strip()) == 2
    titles = [section.title for section in report.sections if section.level == 2]
    assert titles == ["坚持以产业兴县为引领，着力壮大实体经济，提升综合实力"] * 2


PROSE_LINES = (
    "全县上下同心聚力，重点工程有序推进，各项工作取",
    "得新的成绩，群众生活继续改善，社会保持稳定，产",
    "业发展势头良好，城乡面貌不断更新，群众十分满意",
    "，干部作风持续好转，任务全部如期完成。",
)


def test_the_bold_type_of_a_heading_that_fills_its_line_ends_it() -> None:
    heading = "（三）坚持统筹兼顾，建设更高水平的平安家园"
    lines = [
        Line(0, heading, (Run(heading, bold=True),), bold=True),
        *(Line(at, text, (Run(text),)) for at, text in enumerate(PROSE_LINES, 1)),
    ]
    assert [line.text for line in join_wrapped(lines)] == [heading, "".join(PROSE_LINES)]


def test_a_caption_in_large_letters_goes_on_in_the_next_line() -> None:
    caption = [("表2 全县规模以上工业主要", 22.0), ("产品产量", 22.0)]
    prose = [(text, 16.0) for text in PROSE_LINES]
    lines = [
        Line(at, text, (Run(text),), size=size, centred=text == "产品产量")
        for at, (text, size) in enumerate([*prose, *caption])
    ]
    assert [line.text for line in join_wrapped(lines)][-1] == "表2 全县规模以上工业主要产品产量"


def indented_page(*texts: str) -> list[Line]:
    """Lines among paragraphs whose first lines are indented."""
    return lines_of(*("　　" + FULL[:-2], FULL[:-1] + "。") * 2, *texts)


def test_the_last_character_of_a_heading_on_a_line_of_its_own() -> None:
    page = indented_page("　　三、做好新一年财政工作的主要打", "算", "　　（一）稳住财源")
    assert texts(join_wrapped(page))[2:] == ["三、做好新一年财政工作的主要打算", "（一）稳住财源"]
    noted = indented_page("　　三、做好新一年财政工作", "附", "　　（一）稳住财源")
    assert "三、做好新一年财政工作" in texts(join_wrapped(noted))


def test_a_number_that_did_not_fit_its_line_belongs_to_the_sentence() -> None:
    begun = "　　" + FULL[:26]
    page = indented_page(begun, "12.35%左右，农户收入稳步增加。")
    assert texts(join_wrapped(page))[-1] == FULL[:26] + "12.35%左右，农户收入稳步增加。"
    closed = indented_page("　　" + FULL[:25] + "。", "　　2030年主要指标如下：")
    assert texts(join_wrapped(closed))[-1] == "2030年主要指标如下："
    short = indented_page("　　青禾县统计局", "2030年4月2日")
    assert texts(join_wrapped(short))[-2:] == ["青禾县统计局", "2030年4月2日"]


def test_letters_of_another_size_behind_a_stop_begin_anew() -> None:
    page = indented_page("　　" + FULL[:-2], FULL[:-1] + "。", "2030年主要指标安排")
    sized = [replace(line, size=10.5 if at == 6 else 12.0) for at, line in enumerate(page)]
    assert texts(join_wrapped(sized))[-1] == "2030年主要指标安排"
    alike = [replace(line, size=12.2 if at == 5 else 12.0) for at, line in enumerate(page[:6])]
    assert texts(join_wrapped(alike)) == texts(join_wrapped(page[:6]))


def test_lines_that_a_program_cut_at_a_column(make_report) -> None:
    paragraphs = (
        "现在，我代表青禾市人民政府向大会报告工作，请予审查，并请市政协委员和列席同志一并提意见。",
        "“十二五”时期主要成就及2015年工作回顾",
        "五年来，全市地区生产总值跨越3个百亿台阶，经济总量净增283.56亿元，投资累计完成2701.73亿元，年均增长14.7%，"
        "工业化率从32.6%提高到40.4%，建成国家级开发区1个、省级开发区4个。",
        "五年来，城镇新增就业25.4万人，居民收入年均增长11.3%，新建公路1264公里，改造危房2.3万户，办成实事120件。",
        "五年来，我们坚持把生态环境摆在突出位置，新造林12.6万亩，森林覆盖率提高到56.8%，空气优良天数达到338天，"
        "城市污水处理率达到95.2%，主要河流断面水质全部达标，群众满意度明显提高。",
        "各位代表，这些成绩来之不易，凝聚着全市人民的智慧和汗水，我们倍加珍惜。",
    )
    cut = [piece for paragraph in paragraphs for piece in _folded(paragraph, 40)]
    report = make_report("政府工作报告\n各位代表：\n" + "\n".join(cut), wrapped=True)
    texts = [block.text for block in report.blocks if block.kind is not BlockKind.TITLE]
    assert texts[1:] == list(paragraphs)


def _folded(text: str, columns: int) -> list[str]:
    lines, used = [""], 0
    for char in text:
        wide = 1 if char.isascii() else 2
        if used + wide > columns:
            lines.append("")
            used = 0
        lines[-1] += char
        used += wide
    return lines
