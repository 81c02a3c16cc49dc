from __future__ import annotations

from pathlib import Path

import pytest

from core.cli.arguments import COLOURS, ROLES, parse_arguments, picture_size
from core.i18n import set_language
from core.model.annotations import Colour, Role
from core.model.errors import UserError

HOME = Path("home")


def test_the_profile_stands_before_the_verb() -> None:
    assert parse_arguments(["list"], HOME).profile == HOME
    assert parse_arguments(["--profile", "p", "list"], HOME).profile == Path("p")
    assert parse_arguments(["--profile=p", "list"], HOME).profile == Path("p")


@pytest.mark.parametrize(
    "argv",
    [
        ["nonsense"],
        ["search"],
        ["search", "甲", "--near", "x"],
        ["search", "甲", "--near", "-1"],
        ["annotate", "r"],
        ["annotate", "r", "--quote", "甲", "--colour", "red"],
        ["annotate", "r", "--quote", "甲", "--role", "anger"],
        ["export", "r"],
        ["export", "r", "--format", "odt"],
        ["export", "r", "--format", "md", "--what", "all"],
        ["import"],
        ["shot"],
        ["shot", "a.png", "--size", "3x"],
        ["shot", "a.png", "--size", "99999x1000"],
        ["shot", "a.png", "--scale", "0"],
        ["inspect", "a", "b"],
        ["list", "--jso"],
        ["--profile"],
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_unusable_arguments_are_one_line(argv: list[str], language: str) -> None:
    set_language(language)
    try:
        with pytest.raises(UserError) as caught:
            parse_arguments(argv, HOME)
    finally:
        set_language("zh")
    assert "\n" not in str(caught.value)
    assert "--help" in str(caught.value)


def test_errors_are_chinese_for_chinese_users() -> None:
    set_language("zh")
    with pytest.raises(UserError) as caught:
        parse_arguments(["search"], HOME)
    assert "缺少参数：QUERY" in str(caught.value)


def test_errors_are_english_for_english_users() -> None:
    set_language("en")
    try:
        with pytest.raises(UserError) as caught:
            parse_arguments(["search"], HOME)
    finally:
        set_language("zh")
    assert "the following arguments are required: QUERY" in str(caught.value)


def test_colours_and_roles_by_english_and_chinese_names() -> None:
    assert {COLOURS[name] for name in ("yellow", "绿", "blue", "粉", "violet")} == set(Colour)
    assert {ROLES[name] for name in ("肯定", "problem", "追问", "suggest")} == set(Role)


def test_the_size_of_a_picture() -> None:
    assert picture_size("1366x768") == (1366, 768)
    assert picture_size("1920×1080") == (1920, 1080)


@pytest.mark.parametrize("verb", ["", "search", "export", "shot"])
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse_arguments([verb, "--help"] if verb else ["--help"], HOME)
    assert caught.value.code == 0
    assert "usage" in capsys.readouterr().out.replace("用法", "usage")
