"""The text on its sheet: painting, selecting, marking, notes in the margin."""
