"""People and what they tell of themselves: what it is."""
