from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from ui.shell.state import WindowState


def test_what_is_kept_is_there_the_next_time(profile: Path) -> None:
    state = WindowState(profile)
    state.keep("theme", "纸张")
    state.keep("zoom", 130)
    state.keep("docks", QByteArray(b"\x00\xff"))
    state.save()

    again = WindowState(profile)
    assert again.text("theme", "light") == "纸张"
    assert again.number("zoom", 100) == 130
    assert again.data("docks") == QByteArray(b"\x00\xff")
    assert again.text("other", "light") == "light"


def test_nonsense_in_the_file_is_as_if_it_were_not_there(profile: Path) -> None:
    profile.mkdir()
    (profile / "window.ini").write_text("[General]\nzoom=viel\ndocks=1, 2\n", encoding="utf-8")
    state = WindowState(profile)
    assert state.number("zoom", 100) == 100
    assert state.data("docks").isEmpty()
    assert state.text("docks", "kein") == "kein"


def test_looking_writes_nothing(profile: Path) -> None:
    state = WindowState(profile, frozen=True)
    state.keep("theme", "dark")
    state.save()
    del state
    assert not profile.exists()


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    state = WindowState(tmp_path / "file" / "profile")
    state.keep("theme", "dark")
    state.save()
    assert state.text("theme", "light") == "dark"
