"""Importing, listing, finding and removing reports, with real files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.library import Library
from core.model.errors import UserError
from core.model.report import Corrections, ReportKind
from tests.support.files import FILE, write
from tests.support.libraries import add, note_on


def test_a_file_is_read_stored_and_shown(tmp_path: Path) -> None:
    path = write(tmp_path / "青禾.txt")
    with Library(tmp_path / "profile") as library:
        result = library.import_file(path)
        assert (result.error, result.already_there) == ("", False)
        entry = result.report
        assert entry is not None
        assert "青禾区" in entry.meta.title
        assert (entry.meta.year, entry.source_name) == (2023, "青禾.txt")
        assert library.reports() == [entry]
        assert entry.characters == len(library.report(entry.id).text)
        page = library.page(entry.id)
        assert (page.report, page.version) == (entry.id, entry.version)
        assert "\n".join(block.text for block in page.blocks) == library.report(entry.id).text
        original = library.original(entry.id)
        assert original is not None
        assert original.content == path.read_bytes()
        assert library.verify() == []
        assert library.inspect(path) == library.report(entry.id)
    with Library(tmp_path / "profile") as library:
        assert library.inspect(path) == library.report(entry.id)


def test_the_same_file_is_recognised_under_another_name(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        first = library.import_file(write(tmp_path / "a.txt")).report
        again = library.import_file(write(tmp_path / "b.txt"))
        assert again.already_there
        assert first is not None
        assert again.report == first
        assert len(library.reports()) == 1


def test_the_same_text_in_another_file_is_recognised(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        library.import_file(write(tmp_path / "a.txt"))
        other = tmp_path / "b.txt"
        other.write_bytes(FILE.replace("\n", "\r\n").encode("gb18030"))
        again = library.import_file(other)
        assert again.already_there
        assert len(library.reports()) == 1


def test_a_corrected_edition_becomes_a_version_and_takes_the_notes_along(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(write(tmp_path / "a.txt")).report
        assert entry is not None
        kept = note_on(library, entry, "企业信心有所恢复", note="留")
        lost = note_on(library, entry, "规上工业增加值增长7.4%,居民收入稳步提高", note="改")
        text = FILE.replace("增加值增长7.4%,居民收入稳步提高", "增加值增长7.9%,居民收入较快提高")
        result = library.import_file(
            write(tmp_path / "b.txt", text.replace("全区经济", "我区经济"))
        )
        assert result.report is not None
        assert not result.already_there
        assert result.report.id == entry.id
        assert result.report.version != entry.version
        notes = {one.note: one for one in library.annotations(entry.id)}
        assert notes["留"].placement is not None
        assert notes["留"].placement.state == "exact"
        assert notes["改"].placement is not None
        assert notes["改"].placement.state == "changed"
        assert (notes["留"].anchor, notes["改"].anchor) == (kept.anchor, lost.anchor)
        report = library.report(entry.id)
        place = notes["改"].placement
        assert report.text[place.start : place.end] == "规上工业增加值增长7.9%,居民收入较快提高"
        library.undo()
        assert library.entry(entry.id).version == entry.version
        assert {one.id: one.placement for one in library.annotations(entry.id)} == {
            kept.id: kept.placement,
            lost.id: lost.placement,
        }


def test_a_note_made_on_the_new_version_is_found_in_the_old_one_after_undo(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(write(tmp_path / "a.txt")).report
        assert entry is not None
        library.import_file(write(tmp_path / "b.txt", FILE.replace("全区经济", "我们区里经济")))
        library.annotate_quote(entry.id, "企业信心有所恢复")
        library.delete([library.annotations(entry.id)[0].id])
        library.undo()
        library.undo()
        library.undo()  # the import itself
        assert library.entry(entry.id).version == entry.version
        assert library.annotations(entry.id) == []
        assert library.verify() == []
        restored = library.annotations(entry.id, with_deleted=True)[0]
        assert restored.placement is not None
        assert restored.placement.state == "exact"


def test_the_file_of_a_former_version_does_not_bring_it_back(tmp_path: Path) -> None:
    old = write(tmp_path / "a.txt")
    with Library(tmp_path / "profile") as library:
        library.import_file(old)
        new = library.import_file(write(tmp_path / "b.txt", FILE.replace("全区", "我区"))).report
        again = library.import_file(old)
        assert again.already_there
        assert again.report == new


def test_notes_of_a_removed_report_are_not_listed(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note_on(library, entry, "打财断血", tags=["企业"])
        library.remove(entry.id)
        assert library.annotations() == []
        assert library.tags() == []
        library.undo()
        assert len(library.annotations()) == 1


def test_another_year_is_another_report(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        library.import_file(write(tmp_path / "a.txt"))
        text = FILE.replace("2024年", "2025年").replace("2023年", "2024年")
        library.import_file(write(tmp_path / "b.txt", text))
        assert len(library.reports()) == 2


def test_a_namesake_without_place_and_year_is_another_report(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        bare = {"title": "政府工作报告", "region": "", "year": None}
        add(library, "一、甲\n这里说的是一件事情，与别处无关。", **bare)
        add(library, "一、乙\n那里说的是另一件事，完全不同。", **bare)
        assert len(library.reports()) == 2
        add(library, "一、乙\n那里说的是另一件事，完全不同。\n补充一句。", **bare)
        assert len(library.reports()) == 2


@pytest.mark.parametrize("content", [None, b"", b"\x7fELF\0\1\2" * 400])
def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    with Library(tmp_path / "profile") as library:
        result = library.import_file(path)
        assert result.report is None
        assert any("\u4e00" <= character <= "\u9fff" for character in result.error)
        assert library.reports() == []
        assert library.last_change() == 0
        assert not library.import_file(tmp_path).report, "a folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a matter of POSIX")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with Library(tmp_path / "profile") as library:
        assert library.import_file(tmp_path / "pipe.txt").error


def test_corrections_are_kept_with_the_report(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    corrections = Corrections(region="新禾区", year=2022, kind=ReportKind.OTHER)
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(path, corrections).report
        assert entry is not None
        assert (entry.meta.region, entry.meta.year) == ("新禾区", 2022)
        [version] = library._store.reports.versions(entry.id)
        assert version.corrections == corrections


def test_the_bundled_report_is_stored_once(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = library.ensure_bundled()
        assert library.ensure_bundled() == entry
        assert library.reports() == [entry]
        assert entry.opened
    with Library(tmp_path) as library:
        assert library.ensure_bundled() == entry


def test_a_report_is_meant_by_id_prefix_or_words(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        one = add(library)
        two = add(
            library,
            "一、甲\n乙丙丁。",
            title="白水县2021年政府工作报告",
            region="白水县",
            year=2021,
        )
        assert library.resolve(one.id) == one
        assert library.resolve(two.id[:6].upper()) == two
        assert library.resolve("白水") == two
        assert library.resolve("青禾 計劃 ２０２０") == one
        for text in ("", "没有", "报告"):
            with pytest.raises(UserError):
                library.resolve(text)


def test_an_unknown_report_is_told(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        verbs = (
            library.entry,
            library.report,
            library.page,
            library.remove,
            library.mark_opened,
            lambda report: library.set_reading_place(report, 1),
        )
        for verb in verbs:
            with pytest.raises(UserError) as caught:
                verb("rnothing")
            assert caught.value.where == "rnothing"


def test_a_removed_report_comes_back_with_its_notes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(path).report
        assert entry is not None
        note = note_on(library, entry, "企业信心")
        library.remove(entry.id)
        assert library.reports() == []
        again = library.import_file(path)
        assert again.report is not None
        assert again.report.id == entry.id
        assert library.annotations(entry.id) == [note]


def test_place_and_progress_are_kept(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        assert library.reading_place(entry.id) == 0
        library.set_reading_place(entry.id, 77, 0.25)
    with Library(tmp_path) as library:
        assert library.reading_place(entry.id) == 77
        assert library.entry(entry.id).progress == 0.25
        assert library.entry(entry.id).opened
        assert library.setting("theme", "light") == "light"
        library.set_setting("theme", "dark")
        assert library.setting("theme", "light") == "dark"


def test_the_reading_place_moves_with_the_words(tmp_path: Path) -> None:
    with Library(tmp_path / "profile") as library:
        entry = library.import_file(write(tmp_path / "a.txt")).report
        assert entry is not None
        place = library.report(entry.id).text.index("工业增势良好")
        library.set_reading_place(entry.id, place, 0.5)
        library.import_file(
            write(tmp_path / "b.txt", FILE.replace("全区经济", "新的一年里全区经济"))
        )
        moved = library.reading_place(entry.id)
        assert moved != place
        assert library.report(entry.id).text[moved:].startswith("工业增势良好")
