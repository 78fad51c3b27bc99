"""What holds in every conversation."""
