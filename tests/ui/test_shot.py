from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from core.library import Library
from core.model.errors import UserError
from tests.support.libraries import add
from ui.shot import take
from ui.widgets.theme import THEMES


@pytest.fixture
def stored(profile: Path) -> Path:
    """A profile with two small reports."""
    library = Library(profile)
    add(library)
    add(library, title="白沙市2020年计划报告", region="白沙市")
    library.close()
    return profile


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["light", "contrast"])
def test_the_picture_shows_the_window_in_its_size_and_theme(
    stored: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "窗口.png"
    take(stored, file, size=(1100, 650), theme=name, pane="none", report="白沙市")

    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1100, 650)
    colours = {picture.pixelColor(x, 325).name().upper() for x in range(0, 1100, 3)}
    assert QColor(THEMES[name].ground).name().upper() in colours
    assert QColor(THEMES[name].panel).name().upper() in colours


def test_the_command_paints_sharper_on_request(stored: Path, tmp_path: Path, repo_root) -> None:
    file = tmp_path / "窗口.png"
    command = [sys.executable, str(repo_root / "main.py"), "--profile", str(stored), "shot"]
    done = subprocess.run(
        [*command, str(file), "--size", "1100x650", "--scale", "2"],
        env={**os.environ},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (2200, 1300)


@pytest.mark.usefixtures("qapp")
def test_what_is_not_there_is_told(stored: Path, tmp_path: Path) -> None:
    file = tmp_path / "窗口.png"
    with pytest.raises(UserError, match="没有这个面板"):
        take(stored, file, pane="kitchen")
    with pytest.raises(UserError, match="没有这份报告"):
        take(stored, file, report="黑水县")
    with pytest.raises(UserError, match="没有保存成功"):
        take(stored, tmp_path / "无" / "窗口.png")
    assert not file.exists()
