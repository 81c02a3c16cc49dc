"""Lua tables are read as data; nothing is run."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exchange.lua import read_lua


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("return {}", {}),
        ("{1, 2; 3}", {1: 1, 2: 2, 3: 3}),
        ("{a = true, ['b'] = false, [3] = nil}", {"a": True, "b": False, 3: None}),
        ("-- x\nreturn --[[ long\n]] {-1.5, 0x10, 2e3}", {1: -1.5, 2: 16, 3: 2000.0}),
        (r'"\228\184\173\n\"\\"', '中\n"\\'),
        ("'it\\\ns'", "it\ns"),
        ("[[\nline]]", "line"),
        ("[==[a]]b]==]", "a]]b"),
        ("{ [ [[k]] ] = 1 }", {"k": 1}),
    ],
)
def test_plain_data(text: str, value: Any) -> None:
    assert read_lua(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "return os.exit()",
        "{f()}",
        "{1 + 1}",
        "{[{}] = 1}",
        "{[nil] = 1}",
        "{a = 1 b = 2}",
        "{1, 2",
        "'open",
        "function() end",
        "{} {}",
        "{" * 100 + "}" * 100,
        "",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_lua(text)


def written(value: Any) -> str:
    """A value as a program writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"[{written(k)}] = {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\\n")
        return f'"{escaped}"'
    return str(value)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    words | st.booleans() | st.integers(-(10**9), 10**9),
    lambda inner: st.dictionaries(words | st.integers(1, 9), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_was_written_comes_back(value: Any) -> None:
    assert read_lua(f"return {written(value)}") == value


@given(st.text(alphabet="{}[]=,\"'\\ab1-. \n", max_size=40))
def test_nothing_else_than_a_value_error_comes_of_it(text: str) -> None:
    try:
        read_lua(text)
    except ValueError:
        pass
    else:
        assert text.strip()
