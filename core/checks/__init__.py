"""What the delegate should look at: evidence for a person, never a change of the text."""
