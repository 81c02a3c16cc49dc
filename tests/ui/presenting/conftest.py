from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import Library
from tests.support.libraries import add
from tests.support.windows import Day


@pytest.fixture
def day(qtbot: QtBot, profile: Path) -> Iterator[Day]:
    """Windows on a profile with one small report."""
    library = Library(profile)
    library.mark_opened(add(library).id)
    library.close()
    made = Day(qtbot, profile)
    yield made
    made.close_all()
