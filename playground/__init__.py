"""The playground: stand-ins of the chat services, and a page of phones to try the bot with."""
