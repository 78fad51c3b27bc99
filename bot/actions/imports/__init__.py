"""What is done about lists of people."""
