"""Matches: made, looked after, ended."""
