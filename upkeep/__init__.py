"""What is done now and then to keep the house in good repair; nothing of it runs with the bot."""
