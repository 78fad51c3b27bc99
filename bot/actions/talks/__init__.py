"""What is done about talks."""
