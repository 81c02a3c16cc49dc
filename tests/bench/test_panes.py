"""How long the scoreboard, the checks and the charts of a hundred indicators take to appear.

From the report at hand to the painted pane, the chart library already imported: checking, making
the lists or the picture, and painting them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from core.checks.commitments import find_commitments
from core.checks.findings import find
from core.checks.scoreboard import score
from core.model.report import Report
from core.parsing.indicators.lexicon import lower_is_better
from tests.bench.test_checks import report as report  # noqa: PLC0414 - a fixture
from ui.charts.charts_pane import ChartsPane
from ui.charts.loading import load
from ui.checks.checks_pane import FINDINGS, Checked, ChecksPane
from ui.tasks import Tasks
from ui.widgets.theme import THEMES


@pytest.fixture
def tasks(tmp_path: Path) -> Iterator[Tasks]:
    made = Tasks(tmp_path, opener=lambda _profile: None)  # type: ignore[arg-type, return-value]
    yield made
    made.close()


def test_checks_appear(benchmark: BenchmarkFixture, qtbot: QtBot, report: Report) -> None:
    pane = ChecksPane(THEMES["light"])
    qtbot.addWidget(pane)
    pane.resize(232, 700)
    pane.show()

    def appear() -> None:
        pane.set_report(report)
        pane.set_checked(
            Checked(score(report, lower_is_better), find(report), find_commitments(report))
        )
        pane.grab()
        pane.show_list(FINDINGS)
        pane.grab()

    benchmark(appear)


def test_charts_appear(
    benchmark: BenchmarkFixture, qtbot: QtBot, tasks: Tasks, report: Report
) -> None:
    load()
    pane = ChartsPane(THEMES["light"], tasks)
    qtbot.addWidget(pane)
    pane.resize(404, 380)
    pane.show()

    def appear() -> None:
        pane.set_report(None)
        pane.set_report(report)
        pane.grab()

    benchmark(appear)
