"""Notes and reports to files other programs read."""
