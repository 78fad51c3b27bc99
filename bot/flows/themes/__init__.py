"""What is asked about theme meetings."""
