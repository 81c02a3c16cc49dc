"""A table of the report in a window of its own, with its heads and first column always in view."""
