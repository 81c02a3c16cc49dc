"""What stands around a report on its page and is left out, listed and never lost."""
