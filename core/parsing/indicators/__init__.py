"""Indicators: one typed model of what the tables of a report say, or else its sentences."""

from core.parsing.indicators.reading import read_indicators
from core.parsing.indicators.stated import stated_indicators

__all__ = ["read_indicators", "stated_indicators"]
