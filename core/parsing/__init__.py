"""Blocks to a report: the genre understood."""

from core.parsing.parse import parse, parse_all

__all__ = ["parse", "parse_all"]
