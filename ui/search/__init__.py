"""Searching a report and its notes."""
