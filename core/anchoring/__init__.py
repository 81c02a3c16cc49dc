"""Describe a selection; find it again; pure functions."""
