"""Two windows on one profile: the second refuses; a dead window holds nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.cli import main
from core.library import Library, backups, lock_window
from core.model.errors import UserError
from tests.support.libraries import add, note_on

ROOT = Path(__file__).resolve().parents[3]

_CHILD = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from core.library import lock_window
lock = lock_window(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_window(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the profile open in a window."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(tmp_path), str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    yield child
    child.kill()
    child.communicate()


def test_the_second_window_refuses_clearly_until_the_first_is_gone(
    tmp_path: Path, other_window: subprocess.Popen[str]
) -> None:
    with pytest.raises(UserError) as caught:
        lock_window(tmp_path)
    assert "另一个审阅窗口" in caught.value.what
    other_window.kill()
    other_window.wait()
    assert (tmp_path / "window.lock").exists(), "what is left of a killed window holds nothing"
    lock_window(tmp_path).release()


@pytest.mark.usefixtures("other_window")
def test_the_command_line_reads_and_writes_beside_a_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
    profile = ["--profile", str(tmp_path)]
    assert main([*profile, "annotate", entry.id, "--quote", "打财断血", "--note", "旁边写的"]) == 0
    for verb in (["list"], ["notes"], ["search", "稀金谷"], ["verify"], ["backup"]):
        assert main([*profile, *verb]) == 0
    assert "旁边写的" in capsys.readouterr().out


@pytest.mark.usefixtures("other_window")
def test_the_command_line_replaces_no_library_under_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library(tmp_path) as library:
        note_on(library, add(library), "打财断血")
    before = (tmp_path / "library.db").read_bytes()
    monkeypatch.setenv("SHENYUE_NEW_PASSPHRASE", "only for us 2021")
    for verb in (["restore", str(backups(tmp_path)[0])], ["restore"], ["passphrase"]):
        assert main(["--profile", str(tmp_path), *verb]) == 2
        told = capsys.readouterr().err
        assert "另一个审阅窗口" in told or "sqlcipher3" in told
    assert (tmp_path / "library.db").read_bytes() == before


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    lock = lock_window(tmp_path / "new")
    with pytest.raises(UserError):
        lock_window(tmp_path / "new")
    lock.release()
    lock.release()
    lock_window(tmp_path / "new").release()
