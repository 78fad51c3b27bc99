"""A newcomer's programme."""
