"""Note marks in every form that a glossary answers, and what only looks like one."""

from __future__ import annotations

import pytest

from core.model.blocks import BlockKind
from core.model.report import Report
from tests.support.layouts import FORMS, laid_out, marks, outline, terms

HEAD = """\
青禾县人民政府工作报告
——2019年2月18日在青禾县第九届人民代表大会第三次会议上
县长　柳明远
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员和列席人员提出宝贵意见。
一、2018年工作回顾
"""
TEXT = """\
统筹推进“双链融合”{0}工程，新增规上企业二十三家，主要预期指标完成情况总体良好，好于全市平均水平。
粮食总产保持稳定，“田长制”{1}覆盖全部行政村，农业现代化水平稳步提高，乡村面貌持续改善，群众满意。
二、2019年工作安排
围绕“无废县城”{2}建设目标，统筹城乡环境治理，新建一批便民设施，让群众有更多的获得感和幸福感。
各位代表，做好今年工作责任重大，让我们同心协力，为建设美丽青禾作出新的更大贡献！
"""
MORE = "城乡居民收入较快增长，教育医疗养老服务水平不断提升，社会大局和谐稳定，" * 3
NAMES = ["双链融合", "田长制", "无废县城"]
MEANT = [
    "指产业链与创新链相互支撑、一体布局的发展方式。",
    "指以村为单位划定责任田块、明确责任人的制度。",
    "指持续推进固体废物源头减量和资源化利用的县城。",
]


def whole(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if block.kind is not BlockKind.NOTE)


def kept_words(report: Report) -> None:
    """The words around the marks stand as if there were none."""
    assert "“双链融合”工程" in whole(report)
    assert "“无废县城”建设" in whole(report)


def check(report: Report) -> None:
    assert terms(report) == list(zip([1, 2, 3], NAMES, strict=True))
    assert marks(report) == list(zip([1, 2, 3], NAMES, strict=True))
    assert [term.definition for term in report.terms] == MEANT
    kept_words(report)
    assert outline(report) == ["一、2018年工作回顾", "二、2019年工作安排"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", ["名词解释", "注释："])
@pytest.mark.parametrize(
    ("mark", "entry"),
    [
        ("[{}]", "[{}]"),
        ("[{}]", "{}."),
        ("［{}］", "［{}］"),
        ("【{}】", "{}."),
        ("{{{}}}", "{{{}}}"),
        ("{{{}}}", "{}、"),
        ("｛{}｝", "｛{}｝"),
        ("<{}>", "<{}>"),
        ("＜{}＞", "{}."),
        ("〈{}〉", "〈{}〉"),
        ("*{}", "*{}"),
        ("＊{}", "{}."),
        ("※{}", "※{}"),
        ("※{}", "{}．"),
        ("注{}", "注{}："),
        ("注{}", "{}."),
        ("（注{}）", "（注{}）"),
        ("（注{}）", "注{}："),
        ("(注{})", "{}."),
        ("[注{}]", "[注{}]"),
        ("({})", "({})"),
        ("（{}）", "{}."),
        ("（见注{}）", "注{}："),
        ("（详见名词解释{}）", "{}."),
    ],
)
def test_forms_of_marks(mark: str, entry: str, heading: str, form: str) -> None:
    text = TEXT.format(*(mark.format(number) for number in (1, 2, 3)))
    notes = "\n".join(
        f"{entry.format(at)}{name}：{meaning}"
        for at, (name, meaning) in enumerate(zip(NAMES, MEANT, strict=True), 1)
    )
    check(laid_out(f"{HEAD}{text}{heading}\n{notes}", form))


def notes_of(entry: str) -> str:
    return "\n".join(
        f"{entry.format(at)}{name}：{meaning}"
        for at, (name, meaning) in enumerate(zip(NAMES, MEANT, strict=True), 1)
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "mark",
    [
        "[1-3]",
        "［1—3］",
        "[1~3]",
        "[1,2,3]",
        "[1、2、3]",
        "[1][2][3]",
        "[1,2-3]",
        "［1］［2］［3］",
    ],
)
def test_several_notes_behind_one_word(mark: str, form: str) -> None:
    text = TEXT.format("", "", "").replace("一系列", "")
    text = text.replace(
        "二、2019年", f"“三项行动”{mark}全面推开，群众满意度不断提升，社会反响良好。\n二、2019年"
    )
    report = laid_out(f"{HEAD}{text}名词解释\n{notes_of('{}.')}", form)
    assert marks(report) == list(zip([1, 2, 3], NAMES, strict=True))
    assert "“三项行动”全面推开" in whole(report)


BELOW = """\
统筹推进“双链融合”{0}工程，新增规上企业二十三家，主要预期指标完成情况总体良好，好于全市平均水平。
{head}{3}双链融合：指产业链与创新链相互支撑、一体布局的发展方式。
粮食总产保持稳定，“田长制”{1}覆盖全部行政村，农业现代化水平稳步提高，乡村面貌持续改善，群众满意。
{head}{4}田长制：指以村为单位划定责任田块、明确责任人的制度。
二、2019年工作安排
围绕“无废县城”{2}建设目标，统筹城乡环境治理，新建一批便民设施，让群众有更多的获得感和幸福感。
{head}{5}无废县城：指持续推进固体废物源头减量和资源化利用的县城。
各位代表，做好今年工作责任重大，让我们同心协力，为建设美丽青禾作出新的更大贡献！
"""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("head", ["", "注：", "注释："])
@pytest.mark.parametrize(
    "mark",
    [
        "①②③①②③",
        "①①①①①①",
        "[1] [2] [3] [1] [2] [3]",
        "（1） （1） （1） （1） （1） （1）",
        "[1] [1] [1] [1] [1] [1]",
        "注1 注2 注3 注1： 注2： 注3：",
    ],
)
def test_notes_below_their_paragraphs(mark: str, head: str, form: str) -> None:
    pieces = mark.split(" ") if " " in mark else list(mark)
    report = laid_out(HEAD + BELOW.format(*pieces, head=head), form)
    assert [name for _, name in terms(report)] == NAMES
    assert [name for _, name in marks(report)] == NAMES
    assert [term.definition for term in report.terms] == MEANT
    kept_words(report)
    assert outline(report) == ["一、2018年工作回顾", "二、2019年工作安排"]
    assert "双链融合：" not in whole(report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("head", ["", "注：\n", "注释\n", "本节注释：\n", "-----\n"])
@pytest.mark.parametrize("mark", ["①②①", "[1] [2] [1]", "①②③", "¹²¹"])
def test_notes_at_the_end_of_their_section(mark: str, head: str, form: str) -> None:
    pieces = mark.split(" ") if " " in mark else list(mark)
    one, two, three = (
        f"{piece}{name}：{meaning}"
        for piece, name, meaning in zip(pieces, NAMES, MEANT, strict=True)
    )
    text = TEXT.format(*pieces).replace("\n二、", f"\n{head}{one}\n{two}\n二、")
    text = text.replace("\n各位代表，做好", f"\n{head}{three}\n各位代表，做好")
    report = laid_out(HEAD + text, form)
    assert [name for _, name in terms(report)] == NAMES
    assert [name for _, name in marks(report)] == NAMES
    kept_words(report)
    assert outline(report) == ["一、2018年工作回顾", "二、2019年工作安排"]
    assert "双链融合：" not in whole(report)


@pytest.mark.parametrize("form", FORMS)
def test_notes_of_pages_without_sizes(form: str) -> None:
    """A plain text that was taken from pages keeps the notes where the pages ended."""
    text = TEXT.replace("\n二、", f"\n{MORE}\n二、").format("①", "②", "①")
    text = text.replace(
        "农业现代化", f"\n①{NAMES[0]}：{MEANT[0]}\n②{NAMES[1]}：{MEANT[1]}\n— 1 —\n农业现代化"
    )
    text = text.replace("二、2019年", "— 2 —\n二、2019年") + f"①{NAMES[2]}：{MEANT[2]}\n— 3 —"
    report = laid_out(HEAD + text, form)
    assert [name for _, name in terms(report)] == NAMES
    assert [name for _, name in marks(report)] == NAMES
    assert "“双链融合”工程" in whole(report)
    assert "双链融合：" not in whole(report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("mark", "entry"),
    [("*", "*"), ("*", "* "), ("＊", "＊"), ("※", "※"), ("*", "*注："), ("*", "注：*")],
)
def test_one_note_with_a_star(mark: str, entry: str, form: str) -> None:
    text = TEXT.format(mark, "", "")
    report = laid_out(f"{HEAD}{text}{entry}{NAMES[0]}：{MEANT[0]}", form)
    assert terms(report) == [(1, NAMES[0])]
    assert marks(report) == [(1, NAMES[0])]
    assert "“双链融合”工程" in whole(report)


@pytest.mark.parametrize("form", FORMS)
def test_one_two_three_stars(form: str) -> None:
    text = (
        TEXT.format("*", "**", "***")
        if form in ("txt", "wrapped")
        else TEXT.format("＊", "＊＊", "＊＊＊")
    )
    star = "*" if form in ("txt", "wrapped") else "＊"
    notes = "\n".join(
        f"{star * at}{name}：{meaning}"
        for at, (name, meaning) in enumerate(zip(NAMES, MEANT, strict=True), 1)
    )
    check(laid_out(f"{HEAD}{text}注释\n{notes}", form))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "words",
    [
        "贯彻落实省政府〔2021〕5号文件精神",
        "主要抓三件事：①稳住投资；②扩大消费；③办好实事",
        "主要抓三件事：[1]稳住投资；[2]扩大消费；[3]办好实事",
        "主要抓三件事：（1）稳住投资；（2）扩大消费；（3）办好实事",
        "新增绿地2000m²，减排CO₂三万吨，总量约10⁴吨",
        "覆盖“双链融合”{1}试点",
        "“双链融合”①和“田长制”②协同推进",
        "坚持“双链融合”*、“田长制”※协同推进",
        "计算公式为3*5<8，<1>号线开通",
        "完成备注1项、关注2件、附注3条",
    ],
)
def test_without_any_glossary_nothing_is_taken(words: str, form: str) -> None:
    """Where no note answers the words stay as they are printed."""
    line = f"全县上下同心聚力，{words}，高质量发展迈出坚实步伐，主要指标稳居全市第一方阵。"
    text = TEXT.format("", "", "").replace("二、2019年", f"{line}\n二、2019年")
    report = laid_out(HEAD + text, form)
    assert line in whole(report)
    assert marks(report) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "words",
    [
        "贯彻落实省政府〔2021〕1号文件精神",
        "主要抓三件事：①稳住投资；②扩大消费；③办好实事",
        "主要抓三件事：[1]稳住投资；[2]扩大消费；[3]办好实事",
        "主要抓三件事：（1）稳住投资；（2）扩大消费；（3）办好实事",
        "新增绿地2000m²，减排CO₂三万吨，总量约10³吨",
        "计算公式为3*1，关注1件、备注2项",
    ],
)
def test_what_only_looks_like_a_mark_beside_a_glossary(words: str, form: str) -> None:
    line = f"全县上下同心聚力，{words}，高质量发展迈出坚实步伐，主要指标稳居全市第一方阵。"
    text = TEXT.format("[1]", "[2]", "[3]").replace("二、2019年", f"{line}\n二、2019年")
    report = laid_out(f"{HEAD}{text}名词解释\n{notes_of('{}.')}", form)
    assert line in whole(report)
    assert marks(report) == list(zip([1, 2, 3], NAMES, strict=True))


@pytest.mark.parametrize("form", FORMS)
def test_a_list_with_numbers_in_brackets_is_text(form: str) -> None:
    items = "\n".join(
        f"{mark}推进第{at}项重点工程建设，确保年内形成实物工作量，发挥投资拉动作用。"
        for at, mark in enumerate(("①", "②", "③"), 1)
    )
    square = items.replace("①", "[1]").replace("②", "[2]").replace("③", "[3]")
    text = TEXT.format("", "", "").replace("二、2019年", f"{items}\n{square}\n二、2019年")
    report = laid_out(HEAD + text, form)
    assert terms(report) == []
    assert marks(report) == []
    assert all(line in whole(report) for line in (*items.split("\n"), *square.split("\n")))


@pytest.mark.parametrize("form", FORMS)
def test_notes_numbered_anew_answer_the_marks_above_them(form: str) -> None:
    """Notes that are sentences; the mark of the first of them is lost."""
    notes = [
        "①按现行标准统计，口径与上年一致。",
        "②不含飞地，数据由经开区提供。",
        "①含新设园区，待有关部门审定。",
    ]
    text = TEXT.format("", "②", "①").replace("\n二、", f"\n{notes[0]}\n{notes[1]}\n二、")
    text = text.replace("\n各位代表，做好", f"\n{notes[2]}\n各位代表，做好")
    report = laid_out(HEAD + text, form)
    assert [term.number for term in report.terms] == [1, 2, 1]
    assert [m.term for block in report.blocks for m in block.marks] == [1, 2]
    kept_words(report)
