"""Which files of a folder are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.importing import folders
from core.model.errors import UserError


def _make(folder: Path, *names: str) -> list[Path]:
    made = [folder / name for name in names]
    for path in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("报告", encoding="utf-8")
    return made


def test_of_a_folder_what_may_be_a_report_in_the_order_of_names(tmp_path: Path) -> None:
    wanted = _make(tmp_path, "a.txt", "b/甲.PDF", "b/乙/c.docx", "丙.ofd")
    _make(tmp_path, "a.exe", "~$a.docx", ".git/b.txt", "b/.c.txt", "README")
    (tmp_path / "d.txt").mkdir()
    assert list(folders.files_in([tmp_path])) == sorted(wanted)


def test_a_file_that_is_named_is_meant_whatever_its_name(tmp_path: Path) -> None:
    named = _make(tmp_path, ".a", "~$b.docx", "c.xyz")
    gone = tmp_path / "没有.txt"
    assert list(folders.files_in([*named, gone])) == [*named, gone]


def test_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    made = _make(tmp_path, "a.txt", "b.txt", "c.txt")
    assert list(folders.files_in([tmp_path])) == made
    _make(tmp_path, "d.txt")
    with pytest.raises(UserError, match="最多"):
        list(folders.files_in([tmp_path]))


def test_a_folder_that_leads_to_itself(tmp_path: Path) -> None:
    [made] = _make(tmp_path, "b/a.txt")
    try:
        (tmp_path / "b" / "回").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("no links on this system")
    assert list(folders.files_in([tmp_path])) == [made]
