"""The list of annotations."""
