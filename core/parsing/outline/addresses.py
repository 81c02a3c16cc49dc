"""Addresses: the short stable names of blocks and sections that a delegate can say aloud.

- front matter, and text before the first heading: `前1`, `前2`, ...
- a section: the path of its numbers without their stops, brackets in ASCII: `一`, `一(三)`; a
  plain digit is set off by a dot, so that section `三(二)·1` is not paragraph `三(二)1`; so are
  words such as `第一部分` or `一是` inside a path: `第一部分·一(一)`.
- a section without number: its place among those of its parent: `三(一)§2`.
- a paragraph: its place in the innermost numbered section: `三(二)4`; where that section's address
  ends in a digit, `三(二)·1段4`. A paragraph that begins with the number of its section bears the
  section's address.
- a table: `表1`; its caption and unit `表1题`; a note under it `表1注1`;
  the glossary `注`, its entries `注5`, an entry without number `注-2`; an appendix `附1`, its
  parts `附1·一`, its paragraphs `附1段3`.
- whatever would repeat an address gets a prime: `二′`; from the fourth time on a number: `二′4`.
"""

from __future__ import annotations

import re

from core.parsing.outline.labels import plain_label

_MOST_PRIMES = 3


class Addresses:
    """Hands out addresses, each once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._primes: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    def unique(self, wish: str) -> str:
        """`wish`, with as many primes as it takes to be new, from the fourth on their number."""
        given = wish
        while given in self._given:
            primes = self._primes[wish] = self._primes.get(wish, 0) + 1
            given = wish + ("′" * primes if primes <= _MOST_PRIMES else f"′{primes}")
        self._given.add(given)
        return given

    def count(self, kind: str) -> int:
        """The next number of a kind of thing, from 1."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def section(self, parent: str, label: str) -> str:
        """The address of a section under the one with address `parent` (empty: at the top)."""
        plain = plain_label(label)
        if not plain or plain[0] in "—-–─●◆■▲•·★○◇□▪➢✓◎" or "\uf000" <= plain[0] <= "\uf0ff":
            return self.unique(f"{parent}§{self.count(f'{parent}§')}")
        if not parent or plain.startswith("("):
            return self.unique(parent + plain)
        return self.unique(f"{parent}·{plain}")

    def appendix(self, label: str) -> str:
        """The address of an appendix."""
        match = re.search(r"[\d一二三四五六七八九十]+", label)
        return self.unique(f"附{match.group() if match else self.count('附') or 1}")

    def paragraph(self, section: str) -> str:
        """The address of the next paragraph of a section (empty: before the first)."""
        if not section:
            return self.unique(f"前{self.count('前')}")
        if section[-1].isdecimal() or re.search(r"附[一二三四五六七八九十]*$", section):
            return self.unique(f"{section}段{self.count(section)}")
        return self.unique(f"{section}{self.count(section)}")

    def table(self) -> str:
        """The address of the next table."""
        return self.unique(f"表{self.count('表')}")

    def table_note(self, table: str) -> str:
        """The address of the next note under a table."""
        return self.unique(f"{table}注{self.count(f'{table}注')}")

    def entry(self, number: int | None) -> str:
        """The address of an entry of the glossary."""
        return self.unique(f"注{number}" if number is not None else f"注-{self.count('注-')}")
