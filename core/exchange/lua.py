"""Tables written in Lua, as KOReader keeps them: read as data, never run.

Taken is what a program writes when it saves a table: braces, strings, numbers, true, false, nil,
comments. Names, calls and operators are refused. The grammar is that of the Lua 5.1 manual,
sections 2.1 and 2.5.7.
"""

from __future__ import annotations

import re
from typing import Any, Final

MAX_DEPTH: Final = 60
MAX_VALUES: Final = 2_000_000

_TOKEN: Final = re.compile(
    r"""
    (?P<long>(?:--)?\[(?P<bars>=*)\[)
  | (?P<space>\s+ | --[^\n]*)
  | (?P<string>"(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*')
  | (?P<number>-?(?:0[xX][0-9a-fA-F]+ | (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))
  | (?P<name>[A-Za-z_]\w*)
  | (?P<sign>[{}\[\]=,;])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(\d{1,3}|x[0-9a-fA-F]{2}|z\s*|\r?\n|.)", re.DOTALL)
_LETTERS: Final = {"n": "\n", "t": "\t", "r": "\r", "a": "", "b": "", "f": "", "v": ""}
_WORDS: Final = {"true": True, "false": False, "nil": None}


def read_lua(text: str) -> Any:
    """The value behind an optional `return`: dicts for tables, str, int, float, bool or None.

    Raises:
        ValueError: it is anything but plain data, too deep or too large.
    """
    reader = _Reader(text)
    reader.skip_return()
    value = reader.value(0)
    reader.expect_end()
    return value


class _Reader:
    """Takes one token after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._left = MAX_VALUES
        self._kind = ""
        self._token = ""
        self._next()

    def _next(self) -> None:
        """Move on to the next token; its kind is empty at the end."""
        while self._at < len(self._text):
            found = _TOKEN.match(self._text, self._at)
            if found is None:
                raise ValueError(f"not plain data at {self._at}")
            self._at = found.end()
            if found["space"] is not None:
                continue
            if found["long"] is not None:
                inside = self._to_end(found["bars"])
                if found["long"].startswith("-"):
                    continue
                self._kind, self._token = "long", inside
                return
            for kind in ("string", "number", "name", "sign"):
                if found[kind] is not None:
                    self._kind, self._token = kind, found[kind]
                    return
        self._kind = self._token = ""

    def _to_end(self, bars: str) -> str:
        """What stands in long brackets that are open here; one search, however many there are."""
        close = f"]{bars}]"
        end = self._text.find(close, self._at)
        if end < 0:
            raise ValueError("brackets are not closed")
        inside = self._text[self._at : end]
        self._at = end + len(close)
        return inside

    def skip_return(self) -> None:
        if self._token == "return":
            self._next()

    def expect_end(self) -> None:
        if self._kind:
            raise ValueError("more than one value")

    def value(self, depth: int) -> Any:
        """The value that begins here."""
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            raise ValueError("too deep or too large")
        kind, token = self._kind, self._token
        if token == "{" and kind == "sign":
            return self._table(depth)
        self._next()
        if kind == "string":
            return _unescaped(token[1:-1])
        if kind == "long":
            return token.removeprefix("\n")
        if kind == "number":
            return _number(token)
        if kind == "name" and token in _WORDS:
            return _WORDS[token]
        raise ValueError(f"not plain data: {token[:20]}")

    def _table(self, depth: int) -> dict[Any, Any]:
        """The table whose brace stands here."""
        self._next()
        table: dict[Any, Any] = {}
        place = 1
        while self._token != "}" or self._kind != "sign":
            if self._kind == "sign" and self._token == "[":
                self._next()
                key = self.value(depth + 1)
                self._take("]")
                self._take("=")
            elif self._kind == "name" and self._token not in _WORDS:
                key = self._token
                self._next()
                self._take("=")
            else:
                key = place
                place += 1
            if isinstance(key, dict) or key is None:
                raise ValueError("not a key")
            table[key] = self.value(depth + 1)
            if self._kind == "sign" and self._token in ",;":
                self._next()
            elif self._token != "}" or self._kind != "sign":
                raise ValueError("not a table")
        self._next()
        return table

    def _take(self, sign: str) -> None:
        if self._kind != "sign" or self._token != sign:
            raise ValueError(f"{sign} is missing")
        self._next()


def _number(token: str) -> int | float:
    if token.lower().startswith(("0x", "-0x")):
        return int(token, 16)
    if len(token) > 40:
        raise ValueError("not a number")
    return int(token) if token.lstrip("-").isdigit() else float(token)


def _unescaped(text: str) -> str:
    r"""A string's characters; bytes written as `\228\184\173` are UTF-8."""

    def plain(found: re.Match[str]) -> str:
        mark = found[1]
        if mark.isdigit():
            return chr(0xDC00 + int(mark) % 256) if int(mark) > 127 else chr(int(mark))
        if mark[0] == "x" and len(mark) == 3:
            return plain_byte(int(mark[1:], 16))
        if mark[0] == "z":
            return ""
        return _LETTERS.get(mark, mark.replace("\r\n", "\n"))

    def plain_byte(byte: int) -> str:
        return chr(0xDC00 + byte) if byte > 127 else chr(byte)

    if "\\" not in text:
        return text
    # The bytes above 127 are set aside as halves of pairs, then read together.
    joined = _ESCAPE.sub(plain, text)
    return joined.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
