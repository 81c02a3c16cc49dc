from __future__ import annotations

from pathlib import Path

import pytest

from core.importing import read
from core.model.report import Report
from core.model.source import Source
from core.parsing import parse
from tests.support.previews import LINES


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "青石县.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return read(path)


@pytest.fixture
def report(source: Source) -> Report:
    return parse(source)
