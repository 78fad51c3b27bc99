"""What is done, by subject: deeds, and what is due."""
