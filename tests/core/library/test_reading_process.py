"""Files read in another process: the same reports, and no file that stops the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.i18n import set_language
from core.importing.limits import MAX_BYTES
from core.library.reading import understand_all
from core.library.reading_process import ReadingProcess
from core.model.errors import UserError
from core.model.report import Corrections
from tests.support.files import FILE, write

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def shared() -> Iterator[ReadingProcess]:
    made = ReadingProcess()
    yield made
    made.end()


ANSWERING = "from core.library.reading_process import main\nmain()\n"


def of_python(program: str) -> ReadingProcess:
    here = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
    return ReadingProcess([sys.executable, "-c", here + program])


def test_the_same_is_understood_as_in_this_process(shared, tmp_path: Path) -> None:
    path = write(tmp_path / "青禾.txt")

    assert shared.understand(path) == understand_all(path)


def test_corrections_reach_the_parser_and_a_changed_file_is_read_again(
    shared, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.txt")
    shared.understand(path)

    [report] = shared.understand(path, Corrections(region="新禾区")).reports
    assert report.meta.region == "新禾区"

    write(path, FILE.replace("工业增势良好", "农业增势良好，粮食丰收"))
    [report] = shared.understand(path, Corrections(region="新禾区")).reports
    assert "农业增势良好" in report.text


def test_what_a_file_is_refused_for_is_told_in_the_users_language(shared, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="找不到") as caught:
        shared.understand(tmp_path / "none.txt")
    assert caught.value.remedy
    assert "none.txt" in caught.value.where

    set_language("en")
    with pytest.raises(UserError) as caught:
        shared.understand(tmp_path / "none.txt")
    assert caught.value.what.isascii()


def test_an_enormous_file_is_not_even_read(shared, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(UserError, match="200 MB"):
        shared.understand(path)


@pytest.mark.parametrize(
    "program",
    [
        "import os, sys; sys.stdin.buffer.read(8); os.abort()",
        "import sys; sys.stdin.buffer.read(8); sys.exit(3)",
        "import sys; sys.stdout.buffer.write(b'\\0' * 8); sys.stdout.flush()",
        "import sys; sys.stdout.buffer.write(b'\\xff' * 9); sys.stdout.flush()",
        "import sys; sys.stdout.buffer.write(b'\\0' * 7 + b'\\4ABCD'); sys.stdout.flush()",
    ],
    ids=["falls", "ends", "says nothing", "never stops", "talks nonsense"],
)
def test_a_process_that_breaks_is_a_kind_sentence(program: str, tmp_path: Path) -> None:
    process = of_python(program)

    with pytest.raises(UserError, match="报告库没有变化") as caught:
        process.understand(tmp_path / "a.txt")

    assert caught.value.remedy
    process.end()


def test_after_a_broken_one_another_is_started(tmp_path: Path) -> None:
    flag = tmp_path / "again"
    process = of_python(
        f"import os, pathlib, sys\nflag = pathlib.Path({str(flag)!r})\n"
        "if not flag.exists():\n    flag.touch()\n    sys.stdin.buffer.read(8)\n    os.abort()\n"
        + ANSWERING
    )
    path = write(tmp_path / "a.txt")
    with pytest.raises(UserError):
        process.understand(path)

    assert process.understand(path) == understand_all(path)
    process.end()


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("ZeroDivisionError('by design')", RuntimeError), ("MemoryError", UserError)],
)
def test_what_goes_wrong_in_the_parser(fault: str, kind: type[Exception], tmp_path: Path) -> None:
    process = of_python(
        "from core.library import reading_process\n"
        f"def fail(_path):\n    raise {fault}\n"
        "reading_process.understand_all = fail\n" + ANSWERING
    )

    with pytest.raises(kind, match=r"by design|内存不足"):
        process.understand(write(tmp_path / "a.txt"))
    process.end()


def test_it_ends_with_the_program_that_asked(tmp_path: Path) -> None:
    process = ReadingProcess()
    process.understand(write(tmp_path / "a.txt"))
    [running] = [process._idle]
    assert running is not None

    assert running.stdin is not None
    running.stdin.close()

    assert running.wait(20) == 0
    process.end()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is one of Linux")
def test_memory_is_limited() -> None:
    import subprocess

    program = (
        "from core.library import reading_process as r\n"
        "r._be_modest()\n"
        "try:\n    bytearray(r.MAX_MEMORY + 1)\nexcept MemoryError:\n    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"refused"


@pytest.mark.skipif(not hasattr(os, "nice"), reason="only Unix has such steps")
def test_it_stands_back_behind_the_window() -> None:
    import subprocess

    # With nothing to answer it ends at once; what it prints would go among the answers.
    program = "import os, main\nmain.main(['--reading-process'])\nos.write(2, b'%d' % os.nice(0))"
    done = subprocess.run(
        [sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    assert int(done.stderr) >= min(19, os.nice(0) + 10)
