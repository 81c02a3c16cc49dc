"""A short run of the soak test (`python3 dev.py soak kill`): killed writers lose nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.soak.kill import run


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
def test_every_acknowledged_note_outlives_thirty_kills(tmp_path: Path) -> None:
    assert run(tmp_path, 30) == []
