"""What the delegate should look at."""
