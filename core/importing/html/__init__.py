"""Web pages, saved in one file or several."""
