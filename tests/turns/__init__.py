"""Turns: gathered, told apart, done and committed."""
