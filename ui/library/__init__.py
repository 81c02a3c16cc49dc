"""The list of reports."""
