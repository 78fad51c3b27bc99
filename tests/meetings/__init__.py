"""Meetings of a pair."""
