"""What the panes beside the text have in common: their style, search field, empty state, rows."""
