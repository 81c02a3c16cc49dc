"""The presenters: they ask the library and tell the window; no view knows the library."""
