"""The talks of a match after some months: what they are."""
