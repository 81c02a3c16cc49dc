"""Files that cannot be read: one clear sentence each, and never anything else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from core.importing import limits, read, read_bytes
from core.model.errors import UserError
from tests.support.containers import PdfPage, Words, make_pdf, make_zip
from tests.support.word_files import make_docx, paragraph

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "importing"
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def _refused(data: bytes, name: str) -> UserError:
    started = time.perf_counter()
    with pytest.raises(UserError) as caught:
        read_bytes(data, name)
    assert time.perf_counter() - started < 10
    assert caught.value.what
    return caught.value


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="找不到") as caught:
        read(tmp_path / "none.txt")
    assert caught.value.where.endswith("none.txt")
    assert caught.value.remedy

    with pytest.raises(UserError, match="文件夹"):
        read(tmp_path)


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("报告", encoding="utf-8")

    def refuse(_self: Path) -> bytes:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError, match="权限"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(UserError, match="普通文件"):
        read(tmp_path / "pipe.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.html", "a.csv"])
@pytest.mark.parametrize("data", [b"", b"\0" * 500, b" \r\n\t "], ids=["none", "zeros", "blanks"])
def test_empty_files(data: bytes, name: str) -> None:
    assert "空" in _refused(data, name).what


def test_enormous_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(limits.MAX_BYTES + 1)
    with pytest.raises(UserError, match="200 MB"):
        read(path)

    monkeypatch.setattr("core.importing.plain_text.MAX_CHARACTERS", 1_000)
    assert "500 万字" in _refused("报告".encode() * 1_000, "a.txt").what


def test_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.importing.reader.Budget", lambda: limits.Budget(-1.0))

    assert "过长" in _refused((SAMPLES / "report.docx").read_bytes(), "a.docx").what


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt", "a.doc"])
def test_a_picture_by_another_name(name: str) -> None:
    error = _refused((SAMPLES / "blank.png").read_bytes(), name)

    assert "图片" in error.what or "文字" in error.what


@pytest.mark.parametrize(
    ("magic", "words"),
    [
        (b"Rar!\x1a\x07\0" + bytes(99), "压缩包"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(99), "压缩包"),
        (b"\x1f\x8b\x08" + bytes(99), "压缩包"),
        (b"SQLite format 3\0" + bytes(99), "数据文件"),
        (make_zip({"a.txt": "x"}), "压缩包"),
        (make_zip({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "电子表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 9, "电子表格"),
    ],
)
def test_files_of_other_kinds(magic: bytes, words: str) -> None:
    assert words in _refused(magic, "report.docx").what


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub", "ofd", "doc", "pdf"])
@pytest.mark.parametrize("share", [0.3, 0.6])
def test_truncated_files(suffix: str, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.importing.legacy.find_office", lambda: None)
    data = (SAMPLES / f"report.{suffix}").read_bytes()

    _refused(data[: int(len(data) * share)], f"report.{suffix}")


def test_locked_files() -> None:
    office = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )
    assert "密码" in _refused(office, "a.docx").what

    old = bytearray((SAMPLES / "report.doc").read_bytes())
    at = old.index(b"\xec\xa5")
    old[at + 11] |= 1
    assert "密码" in _refused(bytes(old), "a.doc").what

    manifest = "<x>encryption-data</x>"
    odt = make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": "?",
        }
    )
    assert "密码" in _refused(odt, "a.odt").what

    zipped = bytearray(make_docx(paragraph("报告")))
    start = 0
    while (start := zipped.find(b"PK\x01\x02", start)) >= 0:  # the bit in each entry of the index
        zipped[start + 8] |= 1
        start += 4
    assert "密码" in _refused(bytes(zipped), "a.docx").what


def test_a_pdf_with_a_password() -> None:
    lock = (
        " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]"
    )
    data = make_pdf([PdfPage([Words(72, 700, 12, "报告")])], trailer=lock)

    assert "密码" in _refused(data, "a.pdf").what


def test_zip_bombs() -> None:
    bomb = make_zip({"word/document.xml": b"<a>" + b" " * 60_000_000})

    assert len(bomb) < 100_000
    assert "过大" in _refused(bomb, "a.docx").what


def test_a_container_of_countless_files() -> None:
    members: dict[str, str | bytes] = {f"word/{n}": "" for n in range(limits.MAX_MEMBERS + 1)}

    assert "过多" in _refused(make_zip(members), "a.docx").what


@pytest.mark.parametrize(
    ("suffix", "member"), [("docx", "word/document.xml"), ("odt", "content.xml")]
)
def test_entity_bombs(suffix: str, member: str) -> None:
    kind = "application/vnd.oasis.opendocument.text"
    data = make_zip({"mimetype": kind, member: f"{BOMB}<w>&i;</w>"})

    assert "实体" in _refused(data, f"a.{suffix}").what


def test_outside_files_are_not_drawn_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    content = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]><w>&s;</w>'

    _refused(make_zip({"word/document.xml": content}), "a.docx")


def test_deep_nesting() -> None:
    deep = "<w:sdt><w:sdtContent>" * 2_000 + paragraph("报告") + "</w:sdtContent></w:sdt>" * 2_000
    _refused(make_docx(deep), "a.docx")

    tables = "<w:tbl><w:tr><w:tc>" * 40 + paragraph("报告") + "</w:tc></w:tr></w:tbl>" * 40
    assert any("报告" in b.text for b in read_bytes(make_docx(tables), "a.docx").blocks)


def test_a_pdf_whose_pages_go_in_circles() -> None:
    pdf = make_pdf([PdfPage([Words(72, 700, 12, "报告")])])
    at = pdf.index(b"/Kids [")
    end = pdf.index(b"]", at)
    inner = b"/Kids [2 0 R 2 0 R".ljust(end - at)

    _refused(pdf[:at] + inner + pdf[end:], "a.pdf")


def test_a_pdf_of_countless_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.importing.pdf.reader.MAX_PAGES", 2)

    assert "2000 页" in _refused((SAMPLES / "report.pdf").read_bytes(), "a.pdf").what


def test_whatever_a_reader_does_the_user_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_data: bytes, _budget: object) -> object:
        raise RecursionError

    monkeypatch.setattr("core.importing.plain_text.read_plain_text", fail)
    assert "损坏" in _refused("报告".encode(), "a.txt").what
