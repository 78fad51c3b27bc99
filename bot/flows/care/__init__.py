"""What is asked about care."""
