"""The command line as a user starts it: a process of its own on a profile of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.files import GAZETTE

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = ROOT / "data" / "ganxian-2021-plan-report.txt"

Done = subprocess.CompletedProcess[bytes]

SAMPLE = """青禾区2020年国民经济和社会发展计划执行情况与2021年计划草案的报告

一、2020年计划执行情况

全区规上工业增加值增长5.5%，新建5G基站320个，稻香谷建设全面铺开。

二、2021年主要工作

全力推进科技创新。实施科技项目20个。
"""


def run(*arguments: str | Path, environment: dict[str, str] | None = None) -> Done:
    settings = {**os.environ, "SHENYUE_LANG": "zh", "PYTHONWARNINGS": "error"}
    settings.update(environment or {})
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        env=settings,
        cwd=ROOT,
        timeout=120,
        check=False,
    )


def told(done: Done) -> str:
    """Standard error; one line, and no traceback."""
    text = done.stderr.decode("utf-8")
    assert "Traceback" not in text
    assert len(text.strip().splitlines()) == 1, text
    return text.strip()


def data(done: Done) -> dict[str, Any]:
    """The JSON object on standard output, which is all there is."""
    loaded = json.loads(done.stdout.decode("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the bundled report."""
    folder = tmp_path_factory.mktemp("profile")
    done = run("--profile", folder, "import", BUNDLED, "--json")
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.fixture(scope="module")
def report_id(profile: Path) -> str:
    """The bundled report's id."""
    reports = data(run("--profile", profile, "list", "--json"))["reports"]
    assert len(reports) == 1
    return str(reports[0]["id"])


def test_inspect_understands_the_bundled_report(tmp_path: Path) -> None:
    done = run("--profile", tmp_path / "none", "inspect", BUNDLED, "--json")
    assert done.returncode == 0
    report = data(done)
    assert (report["kind"], report["year"], report["plan_year"]) == ("plan", 2020, 2021)
    assert "赣县区" in report["region"]
    assert sum(heading["level"] <= 2 for heading in report["headings"]) == 21
    assert [entry["number"] for entry in report["glossary"]] == list(range(1, 34))
    marks = [mark["number"] for block in report["blocks"] for mark in block["marks"]]
    assert sorted(marks) == list(range(1, 34))
    assert len(report["indicators"]) == 14
    assert any("全力推进科技创新" in heading["title"] for heading in report["headings"])
    addresses = [block["address"] for block in report["blocks"]]
    assert len(addresses) == len(set(addresses))
    texts = {block["address"]: block["text"] for block in report["blocks"]}
    for figure in report["figures"]:
        assert texts[figure["address"]][figure["start"] : figure["end"]] == figure["text"]
    assert not (tmp_path / "none").exists()


def test_inspect_for_people_shows_the_outline(profile: Path) -> None:
    done = run("--profile", profile, "inspect", BUNDLED)
    assert done.returncode == 0
    text = done.stdout.decode("utf-8")
    assert "一、2020年全区国民经济和社会发展计划执行情况" in text
    assert "33 条名词注释" in text


def test_importing_twice_is_recognised(profile: Path) -> None:
    results = data(run("--profile", profile, "import", BUNDLED, "--json"))["results"]
    assert [result["already_there"] for result in results] == [True]


def test_search_finds_what_a_scan_finds(profile: Path, report_id: str) -> None:
    blocks = data(run("inspect", BUNDLED, "--json"))["blocks"]
    texts = {block["address"]: block["text"] for block in blocks}
    for query in ("稀金", "增长5.5%", "产业", "”"):
        done = run("--profile", profile, "search", query, "--report", report_id, "--json")
        found = data(done)
        assert list(found) == ["query", "total", "hits"]
        assert found["query"] == query
        assert found["total"] == len(found["hits"])
        if query != "”":
            assert found["total"] == sum(text.count(query) for text in texts.values())
        for hit in found["hits"]:
            assert list(hit) == [
                "report",
                "title",
                "address",
                "start",
                "end",
                "before",
                "match",
                "after",
            ]
            assert texts[hit["address"]][hit["start"] : hit["end"]] == hit["match"]
            assert hit["report"] == report_id
        assert done.returncode == (0 if found["hits"] else 1)


def test_search_with_near_and_regex(profile: Path) -> None:
    near = data(run("--profile", profile, "search", "产业 升级", "--near", "4", "--json"))
    assert near["total"] > 0
    for hit in near["hits"]:
        assert len(hit["match"]) <= 2 + 2 + 4
    pattern = data(run("--profile", profile, "search", r"\d{4}年", "--regex", "--json"))
    assert pattern["total"] > 0
    assert all(hit["match"][:4].isdigit() for hit in pattern["hits"])


def test_nothing_found_is_1(profile: Path) -> None:
    done = run("--profile", profile, "search", "没有这样的词", "--json")
    assert done.returncode == 1
    assert data(done)["total"] == 0
    assert "没有这样的词" in told(done)
    assert run("--profile", profile, "term", "没有这样的词").returncode == 1


@pytest.mark.parametrize("query", ["打财断血", "断血", "打財", "dcdx", "dacaiduanxue", "打cdx"])
def test_a_term_by_characters_and_pinyin(profile: Path, query: str) -> None:
    found = data(run("--profile", profile, "term", query, "--json"))
    assert [(term["number"], term["term"]) for term in found["terms"]] == [(10, "打财断血")]
    assert found["terms"][0]["definition"]
    assert any(use["marked"] for use in found["terms"][0]["uses"])


def test_annotate_list_and_export(tmp_path: Path) -> None:
    source = tmp_path / "青禾.txt"
    source.write_text(SAMPLE, encoding="utf-8")
    folder = tmp_path / "profile"
    report = data(run("--profile", folder, "import", source, "--json"))["results"][0]["report"]
    done = run(
        *("--profile", folder, "annotate", "青禾", "--quote", "新建5G基站320个"),
        *("--note", "# 在哪里?", "--colour", "绿", "--tag", "新基建", "--tag", "通信"),
        *("--role", "追问", "--json"),
    )
    assert done.returncode == 0, done.stderr.decode()
    made = data(done)
    notes = data(run("--profile", folder, "notes", report["id"], "--json"))
    assert notes["notes"] == [made]
    assert (made["quote"], made["state"]) == ("新建5G基站320个", "exact")
    assert (made["colour"], made["role"]) == ("green", "question")
    assert made["tags"] == ["新基建", "通信"]

    hits = data(run("--profile", folder, "search", "在哪里", "--notes", "--json"))["hits"]
    assert [hit["annotation"] for hit in hits] == [made["id"]]

    written = tmp_path / "notes.md"
    done = run(*("--profile", folder, "export", "青禾", "--format", "md", "-o", written))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    text = written.read_text(encoding="utf-8")
    assert "> 新建5G基站320个" in text
    assert "\\# 在哪里?" in text
    shown = run("--profile", folder, "export", "青禾", "--format", "md")
    assert shown.stdout.decode("utf-8") == text
    linked = data(run("--profile", folder, "export", "青禾", "--format", "jsonld"))
    assert linked["first"]["items"][0]["id"].endswith(made["id"])
    into = run("--profile", folder, "export", "青禾", "--format", "docx", "-o", tmp_path)
    assert into.returncode == 0
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_an_export_that_does_not_exist_names_those_that_do(profile: Path, report_id: str) -> None:
    done = run("--profile", profile, "export", report_id, "--format", "odt")
    assert done.returncode == 2
    assert "md, html, docx, pdf" in told(done).replace("'", "")
    done = run("--profile", profile, "export", report_id, "--format", "csv", "--what", "report")
    assert done.returncode == 2
    assert "md|html|docx|pdf" in told(done)


def test_every_format_that_the_help_names_can_be_written(profile: Path, report_id: str) -> None:
    help_text = run("export", "--help").stdout.decode("utf-8")
    named = re.search(r"--format \{([a-z,]+)\}", help_text)
    assert named is not None
    for format_name in named[1].split(","):
        done = run("--profile", profile, "export", report_id, "--format", format_name)
        assert (done.returncode, bool(done.stdout)) == (0, True), format_name


def test_unusable_files_are_one_line_each(profile: Path, tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 40)
    for path in (tmp_path / "missing.txt", empty, binary, tmp_path):
        done = run("--profile", profile, "inspect", path, "--json")
        assert done.returncode == 2, path
        assert path.name in told(done)
        assert done.stdout == b""
    done = run("--profile", profile, "import", tmp_path / "missing.txt", empty, BUNDLED, "--json")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr.decode()
    assert len(done.stderr.decode().strip().splitlines()) == 2
    results = data(done)["results"]
    assert [result["report"] is None for result in results] == [True, True, False]
    assert all(result["error"] for result in results[:2])


def test_a_folder_gives_one_result_per_file(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text(SAMPLE, encoding="utf-8")
    (folder / "inner" / "b.txt").write_text(SAMPLE.replace("青禾", "石桥"), encoding="utf-8")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    (folder / "program.exe").write_bytes(b"MZ")
    done = run("--profile", tmp_path / "profile", "import", folder, "--json")
    assert done.returncode == 0, done.stderr.decode()
    assert [Path(result["path"]).name for result in data(done)["results"]] == ["a.txt", "b.txt"]


def test_unknown_and_ambiguous_reports(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text(SAMPLE, encoding="utf-8")
    (folder / "b.txt").write_text(SAMPLE.replace("青禾", "石桥"), encoding="utf-8")
    profile = tmp_path / "profile"
    assert run("--profile", profile, "import", folder).returncode == 0
    unknown = run("--profile", profile, "notes", "不存在的报告")
    assert unknown.returncode == 2
    assert "不存在的报告" in told(unknown)
    ambiguous = run("--profile", profile, "check", "国民经济")
    assert ambiguous.returncode == 2
    assert "国民经济" in told(ambiguous)


def test_check_shows_what_to_look_at(profile: Path, report_id: str) -> None:
    done = run("--profile", profile, "check", report_id, "--json")
    assert done.returncode == 0, done.stderr.decode()
    checked = data(done)
    assert len(checked["indicators"]) >= 14
    assert {item["verdict"] for item in checked["indicators"]} <= {
        "exceeded",
        "met",
        "within",
        "missed",
        "cannot_judge",
    }
    assert all(item["rule"] for item in checked["indicators"])
    words = run("--profile", profile, "check", report_id).stdout.decode("utf-8")
    assert "地区生产总值" in words


def test_backup_and_verify(profile: Path, tmp_path: Path) -> None:
    assert run("--profile", profile, "verify").returncode == 0
    done = run("--profile", profile, "backup", tmp_path / "copies")
    assert done.returncode == 0, done.stderr.decode()
    path = Path(done.stdout.decode("utf-8").strip())
    assert path.parent == tmp_path / "copies"
    assert path.stat().st_size > 0


def test_restore_puts_the_backup_back(tmp_path: Path) -> None:
    source, profile = tmp_path / "a.txt", tmp_path / "profile"
    source.write_text(SAMPLE, encoding="utf-8")
    run("--profile", profile, "import", source)
    copy = run("--profile", profile, "backup", tmp_path / "copies").stdout.decode("utf-8").strip()
    run("--profile", profile, "annotate", "青禾", "--quote", "稻香谷")
    assert run("--profile", profile, "notes").returncode == 0
    done = run("--profile", profile, "restore", copy)
    assert done.returncode == 0, done.stderr.decode()
    assert run("--profile", profile, "notes").returncode == 1
    bad = run("--profile", profile, "restore", source)
    assert bad.returncode == 2
    assert "a.txt" in told(bad)


def test_verify_fails_on_a_damaged_library(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    assert run("--profile", profile, "list").returncode == 0
    file = profile / "library.db"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    file.write_bytes(content)
    done = run("--profile", profile, "verify", "--json")
    assert done.returncode == 1
    assert data(done)["whole"] is False
    assert "Traceback" not in done.stderr.decode("utf-8")
    assert done.stderr


def test_a_verb_that_only_mentions_shot_is_not_a_shot(profile: Path) -> None:
    assert run("--profile", profile, "search", "shot").returncode == 1


def test_a_new_library_begins_with_the_bundled_report(tmp_path: Path) -> None:
    reports = data(run("--profile", tmp_path / "new", "list", "--json"))["reports"]
    assert ["赣县区" in report["title"] for report in reports] == [True]


@pytest.mark.parametrize("arguments", [["nonsense"], ["search"], ["list", "--x"], ["--profile"]])
def test_unusable_arguments(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "--help" in told(done)
    assert done.stdout == b""


def test_help_is_in_the_users_language() -> None:
    chinese = run("--help").stdout.decode("utf-8")
    assert "用法" in chinese
    english = run("--help", environment={"SHENYUE_LANG": "en"}).stdout.decode("utf-8")
    assert english.startswith("usage:")
    for verb in ("inspect", "import", "search", "annotate", "export", "shot"):
        assert verb in chinese
        assert verb in english


def test_a_terminal_without_utf8_gets_utf8(profile: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run("--profile", profile, "list", environment=plain)
    assert done.returncode == 0
    assert "赣县区" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_error(profile: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "--profile", str(profile), "search", "，|,"]
    with subprocess.Popen(
        [*command, "--regex", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(60) == 0
    assert errors == b""


def test_the_window_needs_a_file_that_exists_and_a_display() -> None:
    missing = run("open", "nowhere.txt")
    assert missing.returncode == 2
    assert "nowhere.txt" in told(missing)
    if sys.platform.startswith("linux"):
        bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
        done = run("open", environment=bare)
        assert done.returncode == 2
        assert "shot" in told(done)


def test_every_report_of_a_gazette_is_imported_and_named(tmp_path: Path) -> None:
    profile, path = tmp_path / "profile", tmp_path / "公报.txt"
    path.write_text(GAZETTE, encoding="utf-8")

    done = run("inspect", path, "--json")
    assert data(done)["kind"] == "plan"
    assert "还有 1 份报告" in done.stderr.decode()
    assert "预算草案的报告" in done.stderr.decode()

    results = data(run("--profile", profile, "import", path, "--json"))["results"]
    assert [one["report"]["kind"] for one in results] == ["plan", "budget"]
    assert {one["path"] for one in results} == {str(path)}
    assert data(run("--profile", profile, "list", "--json"))["total"] == 2
