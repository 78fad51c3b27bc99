"""Talks after three and six months."""
