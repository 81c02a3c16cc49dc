"""Lines of text before they mean anything: cleaned, compared, their numerals read."""
