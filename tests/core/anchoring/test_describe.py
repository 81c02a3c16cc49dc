"""Anchors say enough to find their words again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.anchoring import block_hash, describe
from tests.support.reports import make_report

REPORT = make_report("一、总体情况\n𠮷安区总产值𬭩矿居多，增长5.5%。\n增长5.5%。\n增长5.5%。")


@given(st.data())
def test_an_anchor_holds_the_quote_and_32_characters_around_it(data: st.DataObject) -> None:
    text = REPORT.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = describe(REPORT, "v", start, end)
    assert anchor.quote == text[start:end]
    assert (anchor.prefix + anchor.quote + anchor.suffix) in text
    assert len(anchor.prefix) >= min(32, start)
    assert len(anchor.suffix) >= min(32, len(text) - end)
    block = REPORT.block_at(start)
    assert (anchor.address, anchor.block_hash) == (block.address, block_hash(block.text))
    assert REPORT.starts[block.index] + anchor.offset == start


def test_it_counts_code_points_beyond_the_bmp_as_one() -> None:
    start = REPORT.text.index("𬭩")
    anchor = describe(REPORT, "v", start, start + 2)
    assert anchor.quote == "𬭩矿"
    assert anchor.offset == 6


def test_it_knows_twins_and_copies() -> None:
    start = REPORT.starts[3]
    anchor = describe(REPORT, "v", start, start + 4)
    assert anchor.quote == "增长5."
    assert (anchor.twins, anchor.copies) == (1, 2)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (5, 4), (0, 10**6)])
def test_a_span_outside_the_report_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        describe(REPORT, "v", start, end)
