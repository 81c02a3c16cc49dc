"""The indicators of a report as charts and as a table."""
