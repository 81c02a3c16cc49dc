"""The forms in which other offices write the same report down."""

from __future__ import annotations

from dataclasses import dataclass, field

from _rewriting import (
    Form,
    appendix_first,
    circled,
    contents,
    entry_form,
    glossary_first,
    lost,
    own_line,
    paged,
    part_label,
    spaced,
    surround,
    swap,
    traditional,
    translate,
    web,
    with_neighbour,
    word,
    wrap,
)


@dataclass
class _Forms:
    """The forms by name."""

    made: dict[str, Form] = field(default_factory=dict)

    def add(self, name: str, **how: object) -> None:
        self.made[name] = Form(**how)  # type: ignore[arg-type]


def _all() -> dict[str, Form]:
    forms = _Forms()
    add = forms.add
    add("plain")
    add("blank lines", joint="\n\n")
    add("indented", lines=lambda lines, _: ["　　" + line for line in lines])
    add("windows", joint="\r\n", encode=lambda t: t.encode("gb18030"))
    add("wrap36 indent", lines=wrap(36, "　　"))
    add("wrap30 spaces", lines=wrap(30, "    "))
    add("wrap38", lines=wrap(38))
    add("wrap40 letters", lines=wrap(40, "　　", by_width=False))
    add(
        "sliced40",
        lines=lambda lines, _: [
            line[at : at + 40] for line in lines for at in range(0, len(line), 40)
        ],
    )
    add("wrap34 gaps", lines=wrap(34, "", True))
    add("pages feed", lines=paged("青禾县人大会议文件", lambda n: f"— {n} —", "\f"))
    add("pages heads", lines=paged("青禾县人大会议文件", lambda n: f"- {n} -"))
    add("pages bare", lines=paged("", lambda n: f"{n}"))
    add("contents", lines=contents("………………", True))
    add("contents plain", lines=contents("", False))
    add("site", lines=surround)
    add("neighbour", lines=with_neighbour)
    add("full digits", text=translate("0123456789", "０１２３４５６７８９"))
    add("ascii signs", text=translate("（）：，；！？", "():,;!?"))
    add("wide signs", text=translate("()%,:[]", "（）％，：［］"))
    add("traditional", text=traditional)
    add("part label", label=part_label)
    add("han dot", label=swap("^([一二三四五六七八九十]+)、", r"\1."))
    add("han space", label=swap("^([一二三四五六七八九十]+)、", r"\1 "))
    add("ascii parens", label=swap("[（(](.+?)[）)]", r"(\1)"))
    add("parens stop", label=swap("[（(](.+?)[）)]", r"（\1）、"))
    add("own line", label=own_line)
    add("lost number", label=lost)
    add("spaced", heading=spaced)
    add("bold stop", heading=lambda t: [t + "。"] if len(t) < 30 else [t])
    for name, sign in (
        ("mark ［3］", lambda n: f"［{n}］"),
        ("mark 〔3〕", lambda n: f"〔{n}〕"),
        ("mark 【3】", lambda n: f"【{n}】"),
        ("mark ①", circled),
        ("mark 3", str),
        ("mark （注3）", lambda n: f"（注{n}）"),
        ("mark ［注3］", lambda n: f"［注{n}］"),
        ("mark ³", lambda n: str(n).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))),
        ("mark (3)", lambda n: f"({n})"),
    ):
        add(name, mark=sign)
    for pattern in (
        "{n}、{t}：{d}",
        "（{n}）{t}：{d}",
        "［{n}］{t}：{d}",
        "{c}{t}：{d}",
        "{n} {t}：{d}",
        "{n}. {t}——{d}",
        "{n}.【{t}】{d}",
        "{n}. {t}\n{d}",
        "{n}.{t}:{d}",
        "{n}.“{t}”：{d}",
        "{h}、{t}：{d}",
        "（{h}）{t}：{d}",
        "注{n}：{t}：{d}",
        "{n}. {t} {d}",
        "{n}.{t}，是指{d}",
        "[{n}]{t}:{d}",
    ):
        add("entry " + pattern.replace("\n", "/"), entry=entry_form(pattern))
    for pattern in (
        "{t}：{d}",
        "【{t}】{d}",
        "{t}\n{d}",
        "【{t}】\n{d}",
        "★{t}：{d}",
        "{t}——{d}",
        "{t}:{d}",
    ):
        add("entry " + pattern.replace("\n", "/"), entry=entry_form(pattern), numbered=False)
    for name in (
        "附件：名词解释",
        "附件3\n名词解释",
        "注释：",
        "《报告》有关名词注释",
        "相关名词说明",
        "附：名词注解",
        "有关用语说明",
        "专业名词解释（按文中出现顺序排列）",
        "名 词 解 释",
        "附录 名词解释",
        "报告中部分名词释义",
        "名词术语解释：",
    ):
        add("named " + name.replace("\n", "/"), glossary=name)
    add("glossary first", order=glossary_first)
    add("glossary last", order=appendix_first)
    add("html p", encode=web("p"), suffix=".html")
    add("html div", encode=web("div"), suffix=".html")
    add("html br", encode=web("br"), suffix=".html")
    add("docx", encode=word, suffix=".docx")
    add("utf-16", encode=lambda t: t.encode("utf-16"))
    return forms.made


FORMS = _all()
