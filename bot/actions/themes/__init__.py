"""What is done about theme meetings."""
