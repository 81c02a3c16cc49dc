"""Two windows on one profile: the second refuses; a dead window holds nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.library import Library, lock_window
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


def test_the_second_window_refuses_clearly_until_the_first_is_gone(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(tmp_path), str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(UserError) as caught:
            lock_window(tmp_path)
        assert "另一个审阅窗口" in caught.value.what
        with Library(tmp_path) as library:
            note_on(library, add(library), "打财断血")
    finally:
        child.kill()
        child.communicate()
    lock_window(tmp_path).release()


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    lock = lock_window(tmp_path / "new")
    with pytest.raises(UserError):
        lock_window(tmp_path / "new")
    lock.release()
    lock.release()
    lock_window(tmp_path / "new").release()
