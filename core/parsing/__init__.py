"""Blocks to a report: the genre understood."""

from core.parsing.parse import count_reports, parse, parse_all

__all__ = ["count_reports", "parse", "parse_all"]
