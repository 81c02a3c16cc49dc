"""`python3 dev.py fuzz` without a name runs this folder by pytest: this brings the script in."""

from __future__ import annotations

import pytest

from tests.fuzz.fuzz_importing import FILES, main


@pytest.mark.parametrize("name", sorted(FILES))
def test_damaged_files_are_refused_kindly(name: str) -> None:
    assert main(["--only", name]) == 0
