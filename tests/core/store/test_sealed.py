"""A library under a passphrase: only it opens the library, its backups and its remains."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from core.library import (
    Library,
    PassphraseNeededError,
    WrongPassphraseError,
    backups,
    last_good_backup,
    recover,
    restore,
    seal,
)
from core.model.errors import UserError
from core.store.backups import BadBackupError, check_copy
from core.store.first_page import first_page
from core.store.names import is_sealed
from tests.support.libraries import add, note_on
from tests.support.sealing import quick_keys  # noqa: F401 - a fixture

pytest.importorskip("sqlcipher3", reason="the extra crypt (sqlcipher3) is not installed")
pytestmark = pytest.mark.usefixtures("quick_keys")

WORD = "平安'是福 𠮷 é"
OTHER = "another word"
SECRET = "绝密的批注"


def sealed(profile: Path) -> str:
    """A sealed library with one note; the id of its report."""
    with Library(profile) as library:
        entry = add(library)
        note_on(library, entry, "打财断血", note=SECRET)
    assert seal(profile, None, WORD) == []
    return entry.id


def leaks(folder: Path) -> list[str]:
    """The files in which words of the report or the note can be read."""
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file()
        and any(word.encode() in path.read_bytes() for word in (SECRET, "打财断血", "SQLite"))
    ]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_only_the_passphrase_opens_it_and_everything_still_works(tmp_path: Path) -> None:
    report = sealed(tmp_path)
    with Library(tmp_path, WORD) as library:
        assert [one.note for one in library.annotations(report)] == [SECRET]
        note_on(library, library.entry(report), "科技创新", note="又一条", tags=("企业",))
        library.undo()
        library.redo()
        assert library.verify() == []
        assert library.search("稀金谷")
    assert leaks(tmp_path) == []
    with Library(tmp_path, WORD) as library:
        assert len(library.annotations(report)) == 2


def test_a_wrong_passphrase_or_none_changes_nothing_and_is_told(tmp_path: Path) -> None:
    sealed(tmp_path)
    before = snapshot(tmp_path)
    with pytest.raises(PassphraseNeededError) as needed:
        Library(tmp_path)
    assert "口令" in needed.value.what
    for wrong in (OTHER, WORD + " ", WORD.upper() + "x"):
        with pytest.raises(WrongPassphraseError) as caught:
            Library(tmp_path, wrong)
        assert "口令不对" in caught.value.what
    with pytest.raises(WrongPassphraseError):
        seal(tmp_path, OTHER, "a third word")
    with pytest.raises(UserError, match="太短"):
        seal(tmp_path, WORD, "short")
    after = snapshot(tmp_path)
    assert {p: after[p] for p in before} == before


def test_nothing_is_shown_before_the_passphrase(tmp_path: Path) -> None:
    sealed(tmp_path)
    assert first_page(tmp_path) is None
    with Library(tmp_path, WORD) as library:
        library.search("稀")
        assert first_page(tmp_path) is None


def test_its_backups_are_sealed_and_restored_with_the_passphrase(tmp_path: Path) -> None:
    report = sealed(tmp_path / "one")
    with Library(tmp_path / "one", WORD) as library:
        note_on(library, library.entry(report), "科技创新", note="又一条")
        copy = library.backup(tmp_path / "copy.db")
    assert is_sealed(copy)
    made = backups(tmp_path / "one")
    assert made
    assert all(map(is_sealed, made))
    check_copy(made[0], WORD)
    with pytest.raises(BadBackupError):
        check_copy(copy, OTHER)
    with pytest.raises(PassphraseNeededError):
        restore(tmp_path / "two", copy)
    restore(tmp_path / "two", copy, passphrase=WORD)
    with pytest.raises(PassphraseNeededError):
        Library(tmp_path / "two")
    with Library(tmp_path / "two", WORD) as library:
        assert len(library.annotations(report)) == 2
        assert library.verify() == []


def test_another_passphrase_and_none_again(tmp_path: Path) -> None:
    report = sealed(tmp_path)
    seal(tmp_path, WORD, OTHER)
    with pytest.raises(WrongPassphraseError):
        Library(tmp_path, WORD)
    assert last_good_backup(tmp_path, OTHER) is not None
    seal(tmp_path, OTHER, None)
    with Library(tmp_path) as library:
        assert [one.note for one in library.annotations(report)] == [SECRET]
        assert library.verify() == []
    assert not any(map(is_sealed, backups(tmp_path)))


def test_what_cannot_be_sealed_is_named(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        add(library)
    restore(tmp_path, backups(tmp_path)[0])
    damaged = backups(tmp_path)[0].with_name("library-20200101T000000000000Z-daily.db")
    damaged.write_bytes(b"SQLite format 3\0 and nothing else")
    left = seal(tmp_path, None, WORD)
    assert damaged in left
    assert any("damaged" in path.parts for path in left)
    assert not is_sealed(damaged)


def test_files_handed_to_other_programs_are_taken_away_at_close(tmp_path: Path) -> None:
    sealed(tmp_path)
    with Library(tmp_path, WORD):
        (tmp_path / "originals").mkdir()
        (tmp_path / "originals" / "报告.txt").write_text(SECRET, encoding="utf-8")
    assert leaks(tmp_path) == []


def test_a_passphrase_opens_a_plain_library_too(tmp_path: Path) -> None:
    with Library(tmp_path, WORD) as library:
        add(library)
    assert not is_sealed(tmp_path / "library.db")


@pytest.mark.parametrize("seed", range(4))
def test_damage_is_mended_from_the_sealed_backup(tmp_path: Path, seed: int) -> None:
    report = sealed(tmp_path)
    path = tmp_path / "library.db"
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(30):
        data[chance.randrange(4096, len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(data))
    with pytest.raises(PassphraseNeededError):
        recover(tmp_path)
    done = recover(tmp_path, passphrase=WORD)
    assert done.annotations == 1
    assert leaks(tmp_path) == []
    with Library(tmp_path, WORD) as library:
        assert [one.note for one in library.annotations(report)] == [SECRET]
        assert library.verify() == []


def test_damage_without_a_backup_is_mended_into_a_sealed_library(tmp_path: Path) -> None:
    sealed(tmp_path)
    shutil.rmtree(tmp_path / "backups")
    path = tmp_path / "library.db"
    data = path.read_bytes()
    path.write_bytes(data[:-4096] + bytes(4096))
    recover(tmp_path, passphrase=WORD)
    assert is_sealed(path)
    assert leaks(tmp_path) == []


def test_the_environment_may_hold_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = sealed(tmp_path)
    monkeypatch.setenv("SHENYUE_PASSPHRASE", WORD)
    with Library(tmp_path) as library:
        assert len(library.annotations(report)) == 1
    monkeypatch.setenv("SHENYUE_PASSPHRASE", OTHER)
    with pytest.raises(WrongPassphraseError):
        Library(tmp_path)
