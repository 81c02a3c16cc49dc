"""A full disk costs the change at hand, never anything that was saved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.library import Library
from core.model.errors import UserError
from core.model.library import ReportEntry
from tests.support.libraries import add, note_on

ROOT = Path(__file__).resolve().parents[3]

_CHILD = """
import resource, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from core.library import Library
from core.model.annotations import Target, TargetKind
from core.model.errors import UserError
library = Library(Path(sys.argv[1]))
[entry] = library.reports()
library.annotate(entry.id, Target(TargetKind.REPORT), note="first")
size = max(p.stat().st_size for p in Path(sys.argv[1]).glob("library.db*"))
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40000, resource.RLIM_INFINITY))
saved = 1
try:
    for number in range(10000):
        library.annotate(entry.id, Target(TargetKind.REPORT), note=str(number) * 200)
        saved += 1
except UserError as error:
    print(saved, error)
library.close()
"""


def _fill(library: Library, entry: ReportEntry) -> None:
    for number in range(1000):
        note_on(library, entry, "打财断血", note=str(number) * 500)


def test_no_room_for_a_note(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note_on(library, entry, "打财断血", note="第一条")
        connection = library._store.connection.raw
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(UserError) as caught:
            _fill(library, entry)
        assert "磁盘空间不足" in caught.value.what
        count = len(library.annotations(entry.id))
        assert "第一条" in {one.note for one in library.annotations(entry.id)}
        assert library.verify() == []
        connection.execute("PRAGMA max_page_count = 1000000")
        note_on(library, entry, "打财断血", note="又有空间了")
        assert len(library.annotations(entry.id)) == count + 1


@pytest.mark.skipif(os.name != "posix", reason="the size limit of a process is a matter of POSIX")
def test_the_system_refuses_to_let_the_file_grow(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    saved = int(child.stdout.split(" ", 1)[0])
    assert "磁盘" in child.stdout
    assert "Traceback" not in child.stdout
    with Library(tmp_path) as library:
        assert len(library.annotations(entry.id)) == saved
        assert library.verify() == []


def test_a_backup_that_finds_no_room_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path) as library:
        add(library)
        target = tmp_path / "out" / "copy.db"
        target.parent.mkdir()
        target.write_bytes(b"former")

        def full(_source: Path, _target: Path) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("core.store.backups.os.replace", full)
        with pytest.raises(UserError) as caught:
            library.backup(target)
        assert "磁盘空间不足" in caught.value.what
        assert target.read_bytes() == b"former"
        assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    assert library.backup_problem is not None
