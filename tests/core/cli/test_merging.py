"""The verb `merge`: one result per item, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.cli import main
from core.library import Library
from tests.support.libraries import add

DATA = Path(__file__).resolve().parents[2] / "data" / "exchange"


def run(folder: Path, *argv: str) -> int:
    return main(["--profile", str(folder), "merge", *argv])


def test_every_item_has_a_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
    assert run(tmp_path, str(DATA / "calibre.json"), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["total"]) == ("calibre", 5)
    assert [item["result"] for item in told["items"]] == ["added", "added", "orphan", "bad", "bad"]
    assert (told["added"], told["orphan"], told["bad"]) == (2, 1, 2)
    assert told["items"][0]["report"] == entry.id
    assert told["items"][0]["quote"] == "科技创新能力不足"
    assert run(tmp_path, str(DATA / "calibre.json"), "--report", entry.id[:5]) == 0
    spoken = capsys.readouterr()
    assert spoken.out.count("已经有了") == 3
    assert spoken.err.count("未能并入") == 2


def test_a_file_that_is_none_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library(tmp_path) as library:
        add(library)
    wrong = tmp_path / "notes.txt"
    wrong.write_text("随便一段文字", encoding="utf-8")
    assert run(tmp_path, str(wrong)) == 2
    assert capsys.readouterr().err.count("\n") == 1
