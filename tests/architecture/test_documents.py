"""What the readme says exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dev
from core.cli.arguments import parse_arguments
from core.model.errors import UserError
from tests.architecture.sources import ROOT
from ui.shell.actions import commands, reader_keys

README = ROOT / "README.md"
CHINESE = ROOT / "docs" / "README.zh.md"
PAGES = pytest.mark.parametrize("page", [README, CHINESE], ids=["english", "chinese"])


def _verbs(page: Path) -> list[str]:
    """The verbs in the first column of the table of the command line."""
    text = page.read_text(encoding="utf-8")
    section = re.split(r"^## ", text, flags=re.MULTILINE)
    table = next(part for part in section if part.startswith(("Command line", "命令行")))
    cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    return [verb for cell in cells for verb in re.findall(r"`(\w+)[^`]*`", cell)]


@PAGES
def test_the_commands_of_the_tools_exist(page: Path) -> None:
    named = set(re.findall(r"dev\.py (\w+)", page.read_text(encoding="utf-8")))

    assert {"run", "test", "bench", "translations", "lock", "check"} <= named
    assert named <= set(dev.COMMANDS)


@PAGES
def test_the_verbs_of_the_command_line_exist(page: Path, tmp_path: Path) -> None:
    verbs = _verbs(page)

    assert {"inspect", "search", "export", "shot"} <= set(verbs)
    for verb in verbs:
        with pytest.raises(SystemExit) as ended:
            parse_arguments([verb, "--help"], tmp_path)
        assert ended.value.code == 0
    with pytest.raises(UserError):
        parse_arguments(["nosuchverb"], tmp_path)


@PAGES
def test_the_keys_exist(page: Path) -> None:
    known = {key for group in commands() for command in group for key in command.keys}
    known |= {key for keys, _ in reader_keys() for key in re.split(r" [–/] ", keys)}
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:Ctrl\+|Shift\+|Alt\+)+[\w,+-]+|F\d+|[A-Z1-9])`", text))

    assert len(named) > 10
    assert named - known - {"Ctrl+Enter"} == set()


def test_both_readmes_tell_the_same() -> None:
    codes = [
        set(re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8")))
        for page in (README, CHINESE)
    ]
    # The Chinese one says 命令 where the English one says VERB.
    assert {code.replace("命令", "VERB") for code in codes[1]} == codes[0]


def test_the_links_lead_somewhere() -> None:
    pages = [README, ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
