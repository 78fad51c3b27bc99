"""What is asked of and about people."""
