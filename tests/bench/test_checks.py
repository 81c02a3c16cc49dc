"""How long the scoreboard and the checks of a report with a hundred indicators take."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.checks.chains import chains
from core.checks.commitments import find_commitments
from core.checks.findings import find
from core.checks.scoreboard import score
from core.checks.telling import told_of
from core.model.report import Report
from core.parsing.indicators.lexicon import lower_is_better
from tests.support.parsed import parsed

SENTENCE = (
    "第{n}类产品销售收入完成{a}.2亿元，比上年增长{b}.5%，其中出口{b}.1亿元，占比{b}.9%；"
    "新增企业{b}家，确保6月底前建成投产。"
)


@pytest.fixture(scope="module")
def report() -> Report:
    """A hundred indicators in two tables, and twenty thousand characters of prose with figures."""
    rows = "\n".join(
        f"| 第{n}类产品销售收入 | 亿元 | {200 + n} | {201 + n} | {100 + 100 / (200 + n):.1f} |"
        for n in range(100)
    )
    head = "| 指标 | 单位 | 2020年计划 | 2020年实际 | 占计划% |\n|---|---|---|---|---|\n"
    prose = "\n\n".join(
        "".join(SENTENCE.format(n=n, a=200 + n, b=3 + n % 40) for n in range(start, start + 5))
        for start in range(0, 300, 5)
    )
    made = parsed(f"{prose}\n\n表1 2020年主要指标\n\n{head}{rows}\n")
    assert len(made.indicators) >= 100
    assert len(made.text) > 20_000
    return made


def test_scoreboard_and_checks_of_100_indicators(
    benchmark: BenchmarkFixture, report: Report
) -> None:
    def all_checks() -> int:
        return (
            len(score(report, lower_is_better))
            + len(find(report))
            + len(find_commitments(report))
            + len(chains([told_of("r", report)], report.meta.region, lower_is_better))
        )

    assert benchmark(all_checks) >= 100
