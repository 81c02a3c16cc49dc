"""Indicators: one typed model of what the tables of a report say."""

from core.parsing.indicators.reading import read_indicators

__all__ = ["read_indicators"]
