"""What a corrected edition asks of the delegate: the queue of notes, and what changed."""
