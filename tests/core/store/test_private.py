"""Reports and notes may be confidential: nobody but their owner reads the files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Library, backups, recover, restore
from tests.support.libraries import add, note_on

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")


@pytest.fixture(autouse=True)
def _open_hearted() -> Iterator[None]:
    """A user whose new files everybody may read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_profile_library_and_backups_are_for_the_owner_only(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with Library(profile) as library:
        note_on(library, add(library), "打财断血")
        library.search("稀")
        assert {rights(path) for path in profile.iterdir() if path.is_file()} == {"0o600"}
        copy = library.backup(tmp_path / "copy.db")
        inside = library.backup(tmp_path / "elsewhere")
    assert rights(profile) == rights(profile / "backups") == rights(inside.parent) == "0o700"
    assert {rights(path) for path in (copy, inside, *backups(profile))} == {"0o600"}


def test_a_library_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        add(library)
    tmp_path.chmod(0o755)
    (tmp_path / "library.db").chmod(0o644)
    Library(tmp_path).close()
    assert rights(tmp_path / "library.db") == "0o600"
    assert rights(tmp_path) == "0o755", "a folder that the user made is his own affair"


def test_what_is_restored_or_kept_is_for_the_owner_only(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with Library(profile) as library:
        note_on(library, add(library), "打财断血")
    shared = tmp_path / "shared.db"
    shutil.copyfile(backups(profile)[0], shared)
    shared.chmod(0o666)
    kept = restore(profile, shared)
    assert kept is not None
    (profile / "library.db").write_bytes(b"garbage" * 1000)
    again = recover(profile).kept
    for folder in (kept, again):
        assert rights(folder) == rights(folder.parent) == "0o700"
        assert {rights(path) for path in folder.iterdir()} == {"0o600"}
    assert rights(profile / "library.db") == "0o600"
