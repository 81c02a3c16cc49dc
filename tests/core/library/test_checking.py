from __future__ import annotations

from pathlib import Path

import pytest

from core.library import Library
from core.model.checks import CheckKind
from core.model.errors import UserError


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_the_bundled_report_is_judged_checked_chained_and_its_promises_listed(
    library: Library,
) -> None:
    with library:
        entry = library.ensure_bundled()
        assert len(library.scoreboard(entry.id)) == 14
        kinds = {one.kind for one in library.findings(entry.id)}
        assert {CheckKind.GLOSSARY, CheckKind.DOUBT} <= kinds
        keys = [one.key for one in library.findings(entry.id)]
        assert all(keys)
        assert len(set(keys)) == len(keys)
        assert {chain.key for chain in library.chains(entry.id)} >= {"地区生产总值", "粮食产量"}
        assert library.chains("赣县区") == library.chains(entry.id)
        assert library.commitments(entry.id)
        assert library.later_passages(entry.id) == {}


def test_an_unknown_report_is_told(library: Library) -> None:
    with library:
        for verb in (library.scoreboard, library.findings, library.commitments):
            with pytest.raises(UserError):
                verb("r000")
        assert library.chains("无此地") == []
