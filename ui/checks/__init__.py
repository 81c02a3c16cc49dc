"""What a delegate should look at: plan against actual, things to verify, promises."""
