"""Files damaged anywhere: told in one sentence, never half believed, always mended.

Whatever is done to the file, a verb gives what was stored or raises a UserError, `verify` names
the damage where something stored is gone, and a recovery brings every note back that a backup or
a readable page holds.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.library import DamagedLibraryError, Library, backups, recover
from core.model.annotations import Annotation, Target, TargetKind
from core.model.errors import UserError
from tests.support.libraries import add
from tests.support.reports import SAMPLE

PAGE = 4096
NOTES = 30
Harm = Callable[[bytearray, random.Random], None]


class Seed:
    """A library as it was before any damage."""

    def __init__(self, profile: Path, notes: list[Annotation]) -> None:
        self.profile = profile
        self.notes = notes


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Seed:
    """A library with a report and notes of several pages, with its backup; closed."""
    profile = tmp_path_factory.mktemp("seed")
    with Library(profile) as library:
        entry = add(library, SAMPLE + "\n" + "\n".join(f"第{n}项工作。" * 40 for n in range(60)))
        text = Target(TargetKind.TEXT)
        for number in range(NOTES):
            start = 20 + number * 9
            library.annotate(
                entry.id, text, start=start, end=start + 14, note=f"第{number}条" * 60, tags=["甲"]
            )
        notes = [replace(one, placement=None) for one in library.annotations(entry.id)]
        notes.sort(key=_age)
    return Seed(profile, notes)


def _age(annotation: Annotation) -> tuple[str, str]:
    return annotation.created, annotation.id


def flip_bits(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 5, 300))):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)


def pages(fill: Callable[[random.Random], bytes]) -> Harm:
    def harm(data: bytearray, chance: random.Random) -> None:
        last = len(data) // PAGE
        for _ in range(chance.choice((1, 2, last // 3))):
            page = chance.randrange(1, last)
            data[page * PAGE : (page + 1) * PAGE] = fill(chance)

    return harm


def swap_pages(data: bytearray, chance: random.Random) -> None:
    one, other = (PAGE * page for page in chance.sample(range(1, len(data) // PAGE), 2))
    kept = data[one : one + PAGE]
    data[one : one + PAGE] = data[other : other + PAGE]
    data[other : other + PAGE] = kept


def cut_off(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def header(data: bytearray, chance: random.Random) -> None:
    for _ in range(3):
        data[chance.randrange(100)] ^= 1 << chance.randrange(8)


HARMS: dict[str, Harm] = {
    "bits": flip_bits,
    "zeros": pages(lambda _chance: bytes(PAGE)),
    "noise": pages(lambda chance: chance.randbytes(PAGE)),
    "swapped": swap_pages,
    "cut": cut_off,
    "header": header,
}


def look_at_everything(profile: Path) -> list[str]:
    """Use every verb that reads; what `verify` says, or why the library did not open."""
    try:
        library = Library(profile)
    except UserError as error:
        return [str(error)]
    with library:
        told: list[str] = []

        def attempt(verb: Callable[[], object]) -> None:
            try:
                verb()
            except UserError as error:
                told.append(str(error))

        attempt(library.reports)
        attempt(library.annotations)
        attempt(library.tags)
        attempt(lambda: library.search("稀金谷"))
        attempt(lambda: library.changes_since(0))
        attempt(lambda: library.setting("author"))
        for entry in _entries(library):
            for verb in (library.report, library.page, library.original, library.annotations):
                attempt(lambda verb=verb, entry=entry: verb(entry.id))  # type: ignore[misc]
        told += library.verify()
        return told


def _entries(library: Library) -> list:  # type: ignore[type-arg]
    try:
        return library.reports()
    except UserError:
        return []


def _notes(profile: Path) -> list[Annotation] | None:
    try:
        with Library(profile) as library:
            # Where they stand may be found anew: a report whose reading is in doubt is read again.
            notes = library.annotations(library.reports()[0].id)
            return sorted((replace(one, placement=None) for one in notes), key=_age)
    except (UserError, IndexError):
        return None


@settings(max_examples=40)
@given(st.sampled_from(sorted(HARMS)), st.integers(0, 1 << 30))
def test_any_damage_is_told_and_mended(
    seed: Seed,
    tmp_path_factory: pytest.TempPathFactory,
    harm: str,
    number: int,
) -> None:
    source, notes = seed.profile, seed.notes
    profile = tmp_path_factory.mktemp("damaged") / "profile"
    shutil.copytree(source, profile)
    path = profile / "library.db"
    data = bytearray(path.read_bytes())
    HARMS[harm](data, random.Random(number))
    path.write_bytes(bytes(data))
    backed_up = [backup.name for backup in backups(profile)]

    told = look_at_everything(profile)
    assert told or _notes(profile) == notes
    assert set(backed_up) <= {backup.name for backup in backups(profile)}

    before = path.read_bytes()
    done = recover(profile)
    if before:
        assert (done.kept / "library.db").read_bytes() == before
    with Library(profile) as library:
        found = {one.id: one for one in library.annotations()}
        assert {one.id: one.note for one in notes}.items() <= {
            identity: one.note for identity, one in found.items()
        }.items()
        assert library.verify() == []


def test_damage_is_looked_for_after_an_unclean_exit(seed: Seed, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    shutil.copytree(seed.profile, profile)
    path = profile / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode")
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'placement'"
        ).fetchone()[0]
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(bytes(data))
    Library(profile).close()
    (profile / "library.db-wal").write_bytes(b"\0" * 32)
    with pytest.raises(DamagedLibraryError):
        Library(profile)
    recover(profile)
    assert _notes(profile) == seed.notes


def test_damage_met_at_work_is_mended_after_the_next_opening(seed: Seed, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    shutil.copytree(seed.profile, profile)
    path = profile / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE annotation SET style = 'no style' WHERE seq = 3")
    with Library(profile) as library:
        with pytest.raises(DamagedLibraryError):
            library.annotations()
        with pytest.raises(DamagedLibraryError):
            library.search("工作")
    with pytest.raises(DamagedLibraryError):
        Library(profile)
    recover(profile)
    assert _notes(profile) == seed.notes
    assert not (profile / "library.suspect").exists()


def test_a_false_alarm_is_forgotten(seed: Seed, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    shutil.copytree(seed.profile, profile)
    (profile / "library.suspect").touch()
    assert _notes(profile) == seed.notes
    assert not (profile / "library.suspect").exists()
