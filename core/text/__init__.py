"""Text as such: folding, widths, sentences, offsets."""
