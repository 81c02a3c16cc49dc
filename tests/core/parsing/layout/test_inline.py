"""Headings whose line breaks are lost."""

from __future__ import annotations

TEXT = "全年全县实现生产总值91.4亿元，比上年增长5.4%，经济运行稳中向好，民生福祉持续增进。"


def test_a_heading_between_the_texts_of_two_sections(make_report) -> None:
    fused = f"{TEXT} 二、农 业 全年农作物种植面积8521.9公顷。{TEXT} 三、工业和建筑业 {TEXT}"
    report = make_report(f"2025年青禾县国民经济和社会发展统计公报\n一、综 合\n{fused}")
    assert [(s.level, s.label, s.title) for s in report.sections] == [
        (1, "一、", "综合"),
        (1, "二、", "农业"),
        (1, "三、", "工业和建筑业"),
    ]
    assert "全年农作物种植面积8521.9公顷。" in report.text


def test_a_number_out_of_order_or_without_blanks_is_text(make_report) -> None:
    for inside in ("五、农业 全年", "二、农业，全年", "二、全年农作物"):
        report = make_report(f"2025年青禾县统计公报\n一、综合\n{TEXT} {inside}种植{TEXT}")
        assert [section.title for section in report.sections] == ["综合"]
