"""The passphrase at the command line: from the environment, from the terminal, or refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.cli import main
from core.library import Library, PassphraseNeededError, WrongPassphraseError
from core.store.names import is_sealed
from tests.support.libraries import add, note_on
from tests.support.sealing import quick_keys  # noqa: F401 - a fixture

pytest.importorskip("sqlcipher3", reason="the extra crypt (sqlcipher3) is not installed")
pytestmark = pytest.mark.usefixtures("quick_keys")

WORD = "only for us 2021"


class Terminal:
    """Standard input of a person who types these lines unseen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
        self.lines = list(lines)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("core.cli.asking.getpass.getpass", lambda _words: self.lines.pop(0))


@pytest.fixture
def sealed(profile: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with Library(profile) as library:
        note_on(library, add(library), "打财断血", note="保密")
    monkeypatch.setenv("SHENYUE_NEW_PASSPHRASE", WORD)
    assert main(["--profile", str(profile), "passphrase"]) == 0
    monkeypatch.delenv("SHENYUE_NEW_PASSPHRASE")
    assert is_sealed(profile / "library.db")
    return profile


def test_without_a_terminal_the_passphrase_must_be_in_the_environment(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(sealed), "notes"]) == 2
    assert "SHENYUE_PASSPHRASE" in capsys.readouterr().err
    monkeypatch.setenv("SHENYUE_PASSPHRASE", WORD)
    assert main(["--profile", str(sealed), "notes"]) == 0
    assert "保密" in capsys.readouterr().out
    assert main(["--profile", str(sealed), "verify"]) == 0
    assert main(["--profile", str(sealed), "backup", str(sealed / "out")]) == 0
    [copy] = (sealed / "out").iterdir()
    assert is_sealed(copy)
    monkeypatch.setenv("SHENYUE_PASSPHRASE", "not the word")
    assert main(["--profile", str(sealed), "notes"]) == 2
    told = capsys.readouterr().err
    assert "口令不对" in told
    assert len(told.strip().splitlines()) == 1


def test_at_a_terminal_it_is_asked_for_three_times_at_most(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    person = Terminal(monkeypatch, "wrong word", WORD)
    assert main(["--profile", str(sealed), "notes"]) == 0
    assert "保密" in capsys.readouterr().out
    person.lines = ["one wrong", "two wrong", "three wrong", WORD]
    assert main(["--profile", str(sealed), "notes"]) == 2
    assert person.lines == [WORD]


def test_a_passphrase_is_typed_twice_changed_and_taken_off(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    person = Terminal(monkeypatch, "another word", "another wort")
    assert main(["--profile", str(sealed), "passphrase"]) == 2
    assert "不一样" in capsys.readouterr().err
    person.lines = ["another word", "another word", WORD]
    assert main(["--profile", str(sealed), "passphrase"]) == 0
    with pytest.raises(WrongPassphraseError):
        Library(sealed, WORD)
    person.lines = ["another word"]
    assert main(["--profile", str(sealed), "passphrase", "--remove"]) == 0
    with Library(sealed) as library:
        assert len(library.annotations()) == 1


def test_a_sealed_backup_is_restored_with_its_passphrase(
    sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENYUE_PASSPHRASE", WORD)
    assert main(["--profile", str(sealed), "backup", str(tmp_path / "out")]) == 0
    [copy] = (tmp_path / "out").iterdir()
    assert main(["--profile", str(tmp_path / "new"), "restore", str(copy)]) == 0
    monkeypatch.delenv("SHENYUE_PASSPHRASE")
    with pytest.raises(PassphraseNeededError):
        Library(tmp_path / "new")
