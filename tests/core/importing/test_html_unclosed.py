"""Pages in which an end tag is missing: the report behind it is read."""

from __future__ import annotations

import pytest

from core.importing import read_bytes

LINES = [f"第{n}项工作进展顺利，青禾县全年粮食产量达到{n}万吨，比上年增长3%。" for n in range(1, 7)]
TEXT = "".join(f"<p>{line}</p>" for line in LINES)


def words(head: str, body: str) -> list[str]:
    """What is read of a page with this markup in its head and in its body."""
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    source = read_bytes(page.encode(), "a.html")
    return [block.text.strip() for block in source.blocks if block.furniture is None]


@pytest.mark.parametrize(
    "tag",
    [
        "<script>var shown = 1;",
        "<script src='a.js'/>",
        "<style>p { color: red }",
        "<textarea name=a>",
        "<iframe src='b.html'>",
        "<title>青禾县2024年政府工作报告",
        "<!-- 正文开始\n",
        "<!--[if IE]>",
        "<noframes>",
        "<xmp>",
        "<plaintext>",
    ],
)
def test_what_nobody_closed_does_not_hide_the_text(tag: str) -> None:
    for found in (words(tag, TEXT), words("", f"<h1>青禾县政府工作报告</h1>{tag}{TEXT}")):
        assert found[-len(LINES) :] == LINES
        assert not any("shown" in line or "color" in line or "正文开始" in line for line in found)


def test_an_end_tag_further_below_belongs_to_the_next_script() -> None:
    body = f"<script>var shown = 1;<h1>青禾县政府工作报告</h1>{TEXT}<script>var hits = 2;</script>"
    found = words("", body)
    assert found[-len(LINES) :] == LINES
    assert not any("shown" in line or "hits" in line for line in found)


def test_what_is_closed_stays_hidden() -> None:
    other = TEXT.replace("青禾县", "白石县")
    template = (
        f"<script type='text/template'>{other}</script><!-- {other} --><style>{other}</style>"
    )
    writes = f"<script>document.write('{other}<br>');</script>"
    found = words("", f"{template}{writes}<div>{TEXT}</div><textarea>{other}</textarea>")
    assert found == LINES


def test_a_page_cut_off_inside_a_script_shows_no_code() -> None:
    found = words("", f"{TEXT}<script>var menu = '<div>首页</div><div>政务</div><div>公开</div>';")
    assert found == LINES
