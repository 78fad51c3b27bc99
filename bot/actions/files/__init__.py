"""What is done about files."""
