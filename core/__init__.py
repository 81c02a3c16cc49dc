"""Everything Shenyue knows and does without a window: no Qt, no threads, no globals."""
