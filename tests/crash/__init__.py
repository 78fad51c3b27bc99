"""What a kill at any step leaves behind."""
