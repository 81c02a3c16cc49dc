"""Notes in Markdown: read as words, and set for the eye."""
