"""`restore` at the command line: a backup, or what can be saved of a damaged library."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.cli import main
from core.library import Library, backups
from tests.support.libraries import add, note_on


def test_without_a_file_a_damaged_library_is_mended(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library(profile) as library:
        note_on(library, add(library), "打财断血", note="要紧")
    (profile / "library.db").write_bytes(b"garbage" * 1000)
    at = ["--profile", str(profile)]
    assert main([*at, "notes"]) == 2
    assert "已损坏" in capsys.readouterr().err
    assert main([*at, "restore"]) == 0
    told = capsys.readouterr().out
    assert "1 份报告，1 条批注" in told
    assert str(profile / "damaged") in told
    assert main([*at, "notes"]) == 0
    assert "要紧" in capsys.readouterr().out


def test_a_backup_takes_the_place_of_the_library_which_is_kept(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library(profile) as library:
        entry = add(library)
    with Library(profile) as library:
        note_on(library, entry, "打财断血")
    assert main(["--profile", str(profile), "restore", str(backups(profile)[1])]) == 0
    assert str(profile / "damaged") in capsys.readouterr().out
    with Library(profile) as library:
        assert library.annotations() == []
