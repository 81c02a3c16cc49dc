"""Why there is nothing to draw, in two sentences each."""

from __future__ import annotations

from core.i18n import _
from ui.charts.collection import Collection
from ui.charts.model import ChartKind


def why_nothing(charts: Collection) -> tuple[str, str]:
    """Why a pane without any value is empty."""
    if charts.report is None:
        return _("指标"), _("打开一份报告，这里用图和表对照各项指标的计划、实际和目标。")
    return (
        _("没有找到指标"),
        _("报告里有主要指标表时，计划、实际和目标会在这里对照；正文中的数字不受影响。"),
    )


def why_no_chart(kind: ChartKind, charts: Collection) -> tuple[str, str]:
    """Why one kind of picture cannot be drawn though there are values."""
    if kind is ChartKind.FIGURES:
        return _("没有找到数字"), _("正文里没有可以画的数字。")
    if kind is ChartKind.HISTORY:
        return _("还没有几年的数"), _("导入同一地区前后几年的报告，各项指标在这里连起来看。")
    if not charts.table.rows:
        return _("没有找到指标"), _("报告没有主要指标表；正文里的数字在“数字”里。")
    return _("报告没有列出这一项"), _("其余的数在“表格”里，按报告的原样列出。")
