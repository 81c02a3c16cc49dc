from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from core.exporting import suggested_name, write_atomically
from core.model.errors import UserError
from tests.support.annotations import make_entry
from tests.support.reports import make_report


def test_writes_and_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "批注.md"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "批注.md"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError) as caught:
        write_atomically(path, b"new")
    assert "No space left" in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_atomically(tmp_path / "没有" / "a.md", b"")
    assert str(tmp_path / "没有") in str(caught.value)
    with pytest.raises(UserError):
        write_atomically(tmp_path, b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights and links of POSIX")
def test_rights_are_kept_and_links_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "a.md", tmp_path / "link.md"
    path.write_bytes(b"old")
    path.chmod(0o600)
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("青禾区2020年报告", "青禾区2020年报告 批注.md"),
        ('a/b\\c:d*e?f"g<h>i|j\n', "a b c d e f g h i j 批注.md"),
        ("..", "报告 批注.md"),
        ("长" * 100, "长" * 60 + " 批注.md"),
    ],
)
def test_suggested_names_are_good_everywhere(title: str, name: str) -> None:
    entry = make_entry(make_report(title=title or "x"))
    entry = replace(entry, meta=replace(entry.meta, title=title))
    assert suggested_name(entry, "md", "notes") == name
