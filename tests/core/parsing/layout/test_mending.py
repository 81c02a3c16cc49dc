"""Paragraphs broken where the type of a web page changed."""

from __future__ import annotations

import pytest

from core.model.source import Run
from core.parsing.layout.mending import mend_broken
from core.parsing.lines.shapes import Line

OPENING = "五年来，全县上下齐心协力，办成了一批打基础、利长远的大事"


def mended(*texts: str) -> list[str]:
    lines = [Line(at, text, (Run(text),)) for at, text in enumerate(texts)]
    return [line.text for line in mend_broken(lines)]


@pytest.mark.parametrize(
    "pieces",
    [
        ("空气质量逐年改善，全县细颗粒物PM", "2.5", "年均浓度下降到30微克/立方米。"),
        ("综合各方面因素，今年全县经济社会发展的", "主要预期目标", "是：生产总值增长6%左右。"),
        (OPENING + "，", "群众的获得感、幸福感、安全感明显增强，社会大局和谐稳定。"),
        ("深入推进教育改革，开展“名师", "下乡", "支教”活动，新增学位2000个。"),
        ("加强基层治理，由街道牵头，带队伍、带资源", "进社区", "；完善网格化服务。"),
        (OPENING, "，群众的获得感明显增强。"),
    ],
)
def test_a_sentence_that_goes_on_is_one_paragraph(pieces: tuple[str, ...]) -> None:
    closing = "我们还要清醒看到，发展中的困难不少。"
    assert mended(*pieces, closing) == ["".join(pieces), closing]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (OPENING + "。", "主要目标", "是生产总值增长6%左右，城镇新增就业3000人。"),
        (OPENING, "农业生产", "全年粮食产量稳中有增，蔬菜供应充足，价格平稳。"),
        (OPENING, "全年粮食产量稳中有增，蔬菜供应充足，价格平稳。"),
        (OPENING + "，", "（一）提升产业能级，加快培育新的增长点。"),
        ("一、回顾", "2024", "年是极不平凡的一年，全县上下攻坚克难。"),
        ("城镇登记失业率", "%", "4.5左右"),
        ("各位代表：", "现在，我向大会报告工作，请予审议。"),
        ("县长 某某", "二〇二四年一月", "各位代表，现在报告工作。"),
    ],
)
def test_paragraphs_stay_apart(paragraphs: tuple[str, ...]) -> None:
    assert mended(*paragraphs) == list(paragraphs)
