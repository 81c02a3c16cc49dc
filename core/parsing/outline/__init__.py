"""The numbers and titles from which the outline of a report is made."""
