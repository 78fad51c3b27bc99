"""What is asked: every conversation the bot can have, by subject."""
