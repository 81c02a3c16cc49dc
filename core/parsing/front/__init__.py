"""The front of a report: its title, what stands under it, what they tell."""
