"""The figures in the prose: by section, subject or unit, in order of size."""
