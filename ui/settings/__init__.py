"""The few choices a user makes."""
