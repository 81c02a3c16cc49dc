"""Note marks in the text, and numbers that one has run into."""
