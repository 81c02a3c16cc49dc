from __future__ import annotations

import pytest

from core.checks.places import is_above, is_own, lies_above, same_region
from core.model.report import Report, ReportKind, ReportMeta


def of(region: str) -> Report:
    return Report(ReportMeta("报告", ReportKind.PLAN, region), ())


def test_a_place_is_itself_with_and_without_what_lies_above() -> None:
    assert same_region("江西省赣州市赣县区", "赣县区")
    assert not same_region("赣县区", "章贡区")
    assert not same_region("", "赣县区")


def test_a_city_lies_above_its_district_and_a_province_above_its_cities() -> None:
    assert lies_above("赣州市", "赣州市赣县区")
    assert lies_above("湖南省", "湘潭市")
    assert lies_above("全国", "湘潭市")
    assert not lies_above("湘潭市", "湖南省")
    assert not lies_above("湘潭市", "湘潭市")


@pytest.mark.parametrize(
    ("region", "scope", "own", "above"),
    [
        ("赣州市赣县区", "", True, False),
        ("赣州市赣县区", "赣县区", True, False),
        ("赣州市赣县区", "全区", True, False),
        ("赣州市赣县区", "全市", False, True),
        ("赣州市赣县区", "全国", False, True),
        ("湘潭市", "全市", True, False),
        ("湘潭市", "全省", False, True),
        ("湘潭市", "市本级", False, False),
        ("红河哈尼族彝族自治州", "全州", True, False),
    ],
)
def test_a_scope_is_the_reports_own_or_above_it(
    region: str, scope: str, own: bool, above: bool
) -> None:
    assert is_own(of(region), scope) is own
    assert is_above(of(region), scope) is above
