"""Files that people send: what they are."""
