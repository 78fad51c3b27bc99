"""What is done about requests."""
