"""Figures: the numbers with units in the prose of a report."""

from core.parsing.figures.reading import read_figures

__all__ = ["read_figures"]
