"""What is done about matches."""
