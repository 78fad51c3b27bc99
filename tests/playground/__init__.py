"""The stand-in of both services, and the people who live in it."""
