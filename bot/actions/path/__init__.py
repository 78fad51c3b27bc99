"""What is done about a newcomer's programme."""
