"""Texts in people's languages, and their check."""
