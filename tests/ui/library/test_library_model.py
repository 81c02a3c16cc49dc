"""The reports as rows: order, groups, selection, what a screen reader says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.model.library import ReportEntry
from core.model.report import ReportKind, ReportMeta
from ui.library.library_model import ROW, LibraryModel
from ui.library.shelf import Grouping, Heading, Order, arrange, select

PLAN, BUDGET, OTHER = ReportKind.PLAN, ReportKind.BUDGET, ReportKind.OTHER


def entry(identity: str, title: str = "", kind: ReportKind = OTHER, **more: object) -> ReportEntry:
    known = {
        "region": "",
        "year": None,
        "plan_year": None,
        "notes": 0,
        "progress": 0.0,
        "opened": "",
        "source": "a.txt",
    } | more
    meta = ReportMeta(title, kind, known["region"], known["year"], known["plan_year"])
    return ReportEntry(
        identity,
        "v",
        meta,
        100,
        known["notes"],
        known["progress"],
        known["source"],
        "2024-01-01T00:00:00+00:00",
        known["opened"],
    )


ENTRIES = [
    entry("a", "青石县计划报告", PLAN, region="青石县", year=2021, plan_year=2022, notes=3),
    entry("b", "白沙市预算报告", BUDGET, region="白沙市", year=2023, opened="2024-05-02T08:00:00Z"),
    entry("c", "养老调研材料", OTHER, notes=9, opened="2024-05-03T08:00:00Z"),
    entry("d", "赤水市计划报告", PLAN, region="赤水市", year=2021, opened="2023-02-02T08:00:00Z"),
]


def ids(rows: list) -> list[str]:
    return [row.title if isinstance(row, Heading) else row.id for row in rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.OPENED, "cbad"),
        (Order.YEAR, "badc"),
        (Order.REGION, "bdac"),
        (Order.NOTES, "cabd"),
    ],
)
def test_orders(order: Order, expected: str) -> None:
    # By region as in a dictionary: bái, chì, qīng, and what has no region last.
    assert ids(arrange(ENTRIES, order, Grouping.NONE)) == list(expected)


def test_groups_by_region_keep_the_order_inside() -> None:
    more = [*ENTRIES, entry("e", "二", region="青石县", opened="2024-06-01T00:00:00Z")]
    rows = arrange(more, Order.OPENED, Grouping.REGION)
    assert ids(rows) == ["白沙市", "b", "赤水市", "d", "青石县", "e", "a", "地区不明", "c"]
    assert [row.size for row in rows if isinstance(row, Heading)] == [1, 1, 2, 1]


def test_groups_by_year_newest_first() -> None:
    rows = arrange(ENTRIES, Order.REGION, Grouping.YEAR)
    assert ids(rows) == ["2023", "b", "2021", "d", "a", "年份不明", "c"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "abcd"),
        ("计划", "ad"),
        ("qsx", "a"),
        ("qingshi", "a"),
        ("计划 2022", "a"),
        ("２０２３", "b"),
        ("ys bss", "b"),
        ("預算", "b"),
        ("zzz", ""),
    ],
)
def test_what_a_query_names(query: str, expected: str) -> None:
    assert [found.id for found in select(ENTRIES, query)] == list(expected)


def test_a_query_finds_the_file_name() -> None:
    entries = [entry("x", "报告", source="XinBan_2.docx"), entry("y", "报告")]
    assert [found.id for found in select(entries, "xinban")] == ["x"]


def test_the_model_keeps_the_rules_of_models() -> None:
    model = LibraryModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.set_entries(ENTRIES, "b")
    model.arrange(Order.YEAR, Grouping.REGION)
    model.set_query("计划")
    model.set_query("没有的")
    assert model.rowCount() == 0
    model.set_query("")
    model.set_entries([], "")
    model.set_entries(ENTRIES, "")
    assert tester.model() is model
    assert (model.total, model.shown) == (4, 4)


def test_rows_speak() -> None:
    model = LibraryModel()
    model.set_entries([entry("a", "甲", PLAN, region="青石县", year=2021, plan_year=2022,
                             notes=2, progress=0.25)], "a")  # fmt: skip
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "甲，青石县 · 2021–2022 · 计划报告，读到 25%，2 条批注，正在读"
    model.arrange(Order.OPENED, Grouping.REGION)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "青石县 1"
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert isinstance(model.index(0, 0).data(ROW), Heading)
    assert model.row_of("a") == 1


def test_a_report_without_title_shows_its_file() -> None:
    model = LibraryModel()
    model.set_entries([entry("a", "", source="扫描件.pdf")], "")
    assert model.index(0, 0).data() == "扫描件.pdf"


def test_by_kind_in_the_order_of_the_kinds_and_by_progress() -> None:
    more = [
        entry("k1", kind=ReportKind.BULLETIN),
        entry("k2", kind=PLAN, progress=0.2),
        entry("k3", kind=PLAN, progress=0.9),
    ]
    rows = arrange(more, Order.PROGRESS, Grouping.KIND)
    named = [row.title if isinstance(row, Heading) else row.id for row in rows]
    assert named == ["计划报告", "k3", "k2", "统计公报", "k1"]


def test_one_report_is_told_anew_and_goes_where_it_belongs() -> None:
    model = LibraryModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    told: list[str] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.data(ROW).id))
    model.set_entries(ENTRIES, "a")
    model.arrange(Order.NOTES, Grouping.NONE)
    model.update_entry(replace(ENTRIES[0], notes=4))
    assert told == ["a"]
    said = model.index(model.row_of("a"), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "4 条批注" in said
    model.update_entry(replace(ENTRIES[0], notes=10))
    assert model.row_of("a") == 0
    model.update_entry(replace(ENTRIES[0], id="z"))
    assert (model.total, model.row_of("z")) == (4, -1)
    assert tester.model() is model
