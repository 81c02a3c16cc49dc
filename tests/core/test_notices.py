"""Notices: kept as codes, said in the language of the day, in old libraries as they were said."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cli import main
from core.i18n import set_language
from core.library import Library
from core.model.notices import FIELDS, Notice, NoticeCode, notice
from core.model.report import Doubt
from core.notices import notice_words, sentence
from core.store.codec import report_from_bytes, report_to_bytes
from core.store.names import library_file
from tests.support.reports import make_report

STORE = Path(__file__).resolve().parents[1] / "data" / "store"
KEPT = [line.split() for line in (STORE / "notice-codes.txt").read_text().splitlines()]

TEXT = """云岭县人民政府关于2020年国民经济和社会发展计划执行情况的报告

一、2020年计划执行情况
（一）经济平稳运行。云岭县20204月开工建设粮站，惠及农户[1]。
二、2021年工作安排
（一）继续努力。推动“三园共建”[9]和道路养护[10]。

名词解释
1.农户：农村住户。
2.粮站：收粮的地方。
"""

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=9)
VALUES = st.one_of(WORDS, st.integers(0, 10**9), st.lists(WORDS, max_size=4).map(tuple))


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """Any code with any fields."""
    code = draw(st.sampled_from(NoticeCode))
    return notice(code, **{name: draw(VALUES) for name in FIELDS.get(code, ())})


@pytest.mark.parametrize("code", NoticeCode)
def test_a_code_has_words_of_its_own_in_both_languages_and_uses_its_fields(
    code: NoticeCode,
) -> None:
    said = {}
    for language in ("zh", "en"):
        set_language(language)
        said[language] = sentence(code)
        used = [name for _text, name, *_rest in Formatter().parse(said[language]) if name]
        assert sorted(used) == sorted(FIELDS.get(code, ()))
        assert [one for one in NoticeCode if sentence(one) == said[language]] == [code]
    assert said["zh"].endswith("。")
    assert said["en"].endswith(".")


@given(notices())
def test_every_field_is_said_in_both_languages(one: Notice) -> None:
    for language in ("zh", "en"):
        set_language(language)
        words = notice_words(one)
        for _name, value in one.fields:
            for part in value if isinstance(value, tuple) else (value,):
                assert str(part) in words


@given(st.lists(notices(), max_size=5))
def test_a_stored_report_keeps_its_notices(told: list[Notice]) -> None:
    doubts = tuple(Doubt(0, "一", 0, 1, "字", one) for one in told)
    report = replace(make_report(), warnings=tuple(told), doubts=doubts)
    again = report_from_bytes(report_to_bytes(report))
    assert (again.warnings, again.doubts) == (report.warnings, doubts)


def test_a_notice_has_the_fields_of_its_code_and_no_others() -> None:
    for fields in ({}, {"pages": ("3",), "count": 1}):
        with pytest.raises(TypeError):
            notice(NoticeCode.PAGES_DAMAGED, **fields)


def test_libraries_of_any_age_can_be_read_for_no_code_is_ever_taken_away() -> None:
    now = [[code.value, *FIELDS.get(code, ())] for code in NoticeCode]
    assert [one for one in KEPT if one not in now] == []
    assert [one for one in now if one not in KEPT] == [], "add it to notice-codes.txt, for good"


def _said(
    profile: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any, language: str
) -> Any:
    """The findings of the window and the doubts of `check --json`, in a language."""
    monkeypatch.setenv("SHENYUE_LANG", language)
    with Library(profile) as library:
        [entry] = library.reports()
        set_language(language)
        window = [one.message for one in library.findings(entry.id) if one.rule == "doubt"]
        warnings = [notice_words(one) for one in library.report(entry.id).warnings]
    capsys.readouterr()
    assert main(["--profile", str(profile), "check", entry.id, "--json"]) == 0
    told = [one["reason"] for one in json.loads(capsys.readouterr().out)["doubts"]]
    return window, warnings, told


def test_imported_in_chinese_shown_in_english_and_back(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    path = tmp_path / "云岭.txt"
    path.write_text(TEXT, encoding="utf-8")
    set_language("zh")
    with Library(profile) as library:
        result = library.import_file(path)
    assert notice_words(result.warnings[0]) == "注释号9、10没有对应的名词注释。"

    chinese = _said(profile, capsys, monkeypatch, "zh")
    english = _said(profile, capsys, monkeypatch, "en")

    assert chinese[0] == chinese[2] == ["年和月连在一起，可能缺“年”。"]
    assert english[0] == english[2] == ['Year and month run together; "年" (year) may be missing.']
    assert english[1][0] == "Note marks without a glossary entry: 9, 10."
    assert english[1][1:] == [
        "Glossary entries without a note mark in the text: 2.",
        "Terms not found in the text: 粮站.",
    ]
    assert _said(profile, capsys, monkeypatch, "zh") == chinese


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_library_from_before_the_codes(profile: Path, language: str) -> None:
    """Read again, a report speaks the language of now; one that cannot be is shown as it spoke."""
    profile.mkdir()
    shutil.copy(STORE / "words-of-import.db", library_file(profile))
    set_language(language)
    with Library(profile) as library:
        said = {
            entry.meta.region: [
                one.message for one in library.findings(entry.id) if one.rule == "doubt"
            ]
            for entry in library.reports()
        }
        warned = {
            entry.meta.region: notice_words(library.report(entry.id).warnings[0])
            for entry in library.reports()
        }
        assert library.verify() == []
    chinese, english = (
        "年和月连在一起，可能缺“年”。",
        'Year and month run together; "年" (year) may be missing.',
    )
    assert [words[0] for words in (said["青石县"], said["白水县"])] == [chinese, english]
    assert said["云岭县"][0] == (chinese if language == "zh" else english)
    assert warned["青石县"] == "注释号9没有对应的名词注释。"
    assert warned["白水县"] == "Note marks without a glossary entry: 9."
    assert warned["云岭县"] == warned["青石县" if language == "zh" else "白水县"]
