"""Theme meetings."""
