"""Lists of people that are taken in."""
