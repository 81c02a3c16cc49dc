"""The outline of a report: its sections as a tree."""
