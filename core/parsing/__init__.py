"""Blocks to a report: the genre understood."""
