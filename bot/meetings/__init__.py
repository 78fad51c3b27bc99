"""The meetings of a match: what they are."""
