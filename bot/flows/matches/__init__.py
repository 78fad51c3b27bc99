"""What is asked about matches."""
