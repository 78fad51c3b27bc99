"""What is asked about a newcomer's programme."""
