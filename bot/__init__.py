"""Buurmaat: a chat bot for mentor projects."""

__version__ = "0.1.0"
