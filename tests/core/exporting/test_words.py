from __future__ import annotations

from core.exporting.words import local_time


def test_what_is_no_time_stays_as_it_is() -> None:
    assert local_time("昨天") == "昨天"
    assert len(local_time("2026-01-01T01:02:03+00:00")) == len("2026-01-01 01:02")
