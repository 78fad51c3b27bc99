"""What is done about announcements."""
