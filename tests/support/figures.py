"""A small report with figures in its prose."""

from __future__ import annotations

from dataclasses import replace

from core.model.report import Report
from core.model.values import Bound, Figure, Measure
from tests.support.reports import make_report

TEXT = """\
一、2020年计划执行情况
全年发放贷款1.84亿元，补贴9000万元，增长5.5%。
二、2021年主要预期目标
贷款余额增长8%左右，新建幼儿园12所。
"""


def figure(
    report: Report, text: str, value: str, unit: str, subject: str, **more: object
) -> Figure:
    start = report.text.index(text)
    block = report.block_at(start)
    at = start - report.starts[block.index]
    made = Figure(
        block.index,
        block.address,
        at,
        at + len(text),
        text,
        value,
        unit,
        Bound.EXACT,
        Measure.LEVEL,
        subject,
        "2020年",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def report_with_figures() -> Report:
    report = make_report(TEXT)
    growth = {"measure": Measure.GROWTH}
    figures = (
        figure(report, "9000万元", "9000", "万元", "补贴"),
        figure(report, "1.84亿元", "1.84", "亿元", "贷款"),
        figure(report, "5.5%", "5.5", "%", "贷款", **growth),
        figure(report, "8%左右", "8", "%", "贷款余额", bound=Bound.ABOUT, **growth),
        figure(report, "12所", "12", "所", "新建幼儿园", measure=Measure.COUNT),
    )
    return replace(report, figures=figures)
