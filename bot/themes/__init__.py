"""Theme meetings: what they are."""
