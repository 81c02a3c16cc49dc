"""Places: which words mean the report's own, and which place lies above which."""

from __future__ import annotations

import re
from functools import lru_cache

from core.model.report import Report
from core.parsing.front.regions import provinces

_PART = re.compile(
    r".{1,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|林区|特区|省|市|州|盟|县|区|旗)(?![省市州盟县区旗])"
)
_WHOLE = re.compile(r"全(?P<level>国|省|市|县|区|州|盟|旗|自治区|地区|域)")
_LEVELS = {
    "国": ("全国",),
    "省": ("省",),
    "自治区": ("自治区",),
    "市": ("市",),
    "州": ("自治州", "州"),
    "盟": ("盟",),
    "地区": ("地区",),
    "县": ("县",),
    "区": ("区",),
    "旗": ("旗",),
}


_IN_FRONT = re.compile(
    r"^(?:(?:全|我|本)(?:国|省|市|县|区|州|盟|旗|地区|自治区)|(?:省|市|州|县|区|自治区)(?:本)?级)"
)


def without_place(name: str, scope: str = "") -> str:
    """The name of a thing without the place in front of it (全市, 市本级, or `scope` itself)."""
    rest = _IN_FRONT.sub("", name.removeprefix(scope))
    return rest or name


@lru_cache(maxsize=256)
def parts_of(region: str) -> tuple[str, ...]:
    """A region's name level by level (`江西省赣州市赣县区` -> 江西省, 赣州市, 赣县区).

    A city or prefecture that the lexicon knows gets its province in front.
    """
    parts = tuple(match.group() for match in _PART.finditer(region)) or (
        (region,) if region else ()
    )
    above = provinces().get(parts[0]) if parts else None
    return (above, *parts) if above else parts


def same_region(one: str, other: str) -> bool:
    """Whether two names mean one place; one may leave the levels above out."""
    first, second = parts_of(one), parts_of(other)
    if not first or not second:
        return False
    shorter = min(len(first), len(second))
    return first[-shorter:] == second[-shorter:]


def lies_above(higher: str, region: str) -> bool:
    """Whether `higher` is a city, province or the country around `region`."""
    if higher == "全国":
        return region not in ("", "全国")
    outer, inner = parts_of(higher), parts_of(region)
    return bool(outer) and outer[-1] in inner[:-1]


def is_own(report: Report, scope: str) -> bool:
    """Whether a value's scope is the place of the report itself as a whole.

    全市 is a city's own, but in a district's report it is the city above.
    """
    region = report.meta.region
    if not scope or scope == region or (len(scope) > 1 and region.endswith(scope)):
        return True
    whole = _WHOLE.fullmatch(scope)
    if whole is None:
        return False
    if whole["level"] == "域":
        return True
    return any(region.endswith(ending) for ending in _LEVELS[whole["level"]])


def is_above(report: Report, scope: str) -> bool:
    """Whether a value's scope is a place around the report's own (全市 in a district's report)."""
    if not scope or is_own(report, scope):
        return False
    whole = _WHOLE.fullmatch(scope)
    outer = parts_of(report.meta.region)[:-1]
    if whole is not None and whole["level"] in _LEVELS:
        endings = _LEVELS[whole["level"]]
        return whole["level"] == "国" or any(part.endswith(endings) for part in outer)
    return scope in outer
