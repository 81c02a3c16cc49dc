"""Bad files, one of every kind: a clear sentence, soon, in little memory, the library as before.

The readers have tests of their own in `tests/core/importing/test_bad_files.py`; here is the whole
way of a file, as the window goes it: through the other process into the library.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.importing.limits import MAX_BYTES
from core.library import Library
from core.library.reading_process import ReadingProcess
from core.model.blocks import BlockKind
from core.model.errors import UserError
from core.model.notices import Notice, NoticeCode
from core.model.report import ReportKind
from tests.support.files import FILE, write
from tests.support.hostile import REFUSED, SAMPLES

_MEMORY = 500 << 20
"""The most that any of these may make the other process hold, in bytes."""


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    made = ReadingProcess()
    yield made
    made.end()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("bad")
    with Library(folder / "profile") as opened:
        opened.import_file(write(folder / "青禾.txt"))
        yield opened


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_a_bad_file_is_refused_and_the_library_is_as_before(
    case: str, process: ReadingProcess, library: Library, tmp_path: Path
) -> None:
    hostile = REFUSED[case]
    path = tmp_path / hostile.name
    path.write_bytes(hostile.make())
    before = library.reports(), library.last_change()

    with pytest.raises(UserError) as caught:
        library.keep(path, process.understand(path))

    assert re.search(hostile.word, caught.value.what), caught.value.what
    assert caught.value.remedy
    assert re.search(r"[。！]$", caught.value.what)
    assert (library.reports(), library.last_change()) == before
    assert process._idle is not None, "the process answered; it was not brought down"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak is told by /proc")
def test_none_of_them_took_much_memory(process: ReadingProcess, tmp_path: Path) -> None:
    process.understand(write(tmp_path / "a.txt"))
    assert process._idle is not None
    status = Path(f"/proc/{process._idle.pid}/status").read_text(encoding="ascii")
    [peak] = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")]
    assert peak * 1024 < _MEMORY


def test_an_enormous_file(process: ReadingProcess, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UserError, match="200 MB"):
        process.understand(path)
    assert "200 MB" in library.import_file(path).error


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.html", "a"])
@pytest.mark.parametrize("sample", ["report.docx", "report.pdf", "page.html", "report.odt"])
def test_a_wrong_extension_does_not_matter(sample: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((SAMPLES / sample).read_bytes())
    with Library(tmp_path / "profile") as library:
        result = library.import_file(path)
        assert result.error == ""
        assert result.report is not None
        original = library.original(result.report.id)
        assert original is not None
        assert original.format == Path(sample).suffix[1:]


def test_a_page_with_scripts_and_pictures_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_where: object) -> None:
        raise AssertionError("something opened a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    title, *lines = FILE.split("\n")
    page = (
        '<html><head><script src="http://track.example/a.js">alert(1)</script>'
        '<link rel="stylesheet" href="http://track.example/a.css"></head><body onload="alert(2)">'
        f'<h1>{title}</h1><img src="http://track.example/a.png" onerror="alert(3)">'
        '<iframe src="http://track.example/frame"></iframe><object data="file:///etc/passwd">'
        "</object>"
        + "".join(f"<p>{line}</p>" for line in lines)
        + "<script>document.write('植入的文字')</script></body></html>"
    )
    path = write(tmp_path / "a.html", page)
    with Library(tmp_path / "profile") as library:
        result = library.import_file(path)
        assert result.report is not None
        text = library.report(result.report.id).text
        assert "企业信心有所恢复" in text
        for word in ("alert", "植入", "track.example", "root:", "script"):
            assert word not in text


def test_what_is_no_report_becomes_plain_text_with_a_remark(tmp_path: Path) -> None:
    path = write(
        tmp_path / "随笔.txt", "今天下乡走访了三户人家。\n大家都说路修好了，出门方便多了。\n"
    )
    with Library(tmp_path / "profile") as library:
        result = library.import_file(path)
        assert result.report is not None
        assert result.report.meta.kind is ReportKind.OTHER
        assert Notice(NoticeCode.NO_HEADINGS) in result.warnings
        report = library.report(result.report.id)
        assert [b.text for b in report.blocks if b.kind is not BlockKind.TITLE][-1].startswith(
            "大家"
        )
        assert library.annotate_quote(result.report.id, "路修好了").ids
