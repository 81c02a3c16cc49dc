from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.windows import Day, copy_profile, seed


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the bundled report, not to be changed."""
    return seed(tmp_path_factory.mktemp("seeded") / "profile")


@pytest.fixture
def first_day(qtbot: QtBot, profile: Path) -> Iterator[Day]:
    """Windows on a profile that does not exist yet."""
    made = Day(qtbot, profile)
    yield made
    made.close_all()


@pytest.fixture
def day(first_day: Day, seeded: Path) -> Day:
    """Windows on a profile that has the bundled report already."""
    copy_profile(seeded, first_day.profile)
    return first_day
