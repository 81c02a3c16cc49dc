"""The notes on terms: where they stand, their entries, what they belong to."""
