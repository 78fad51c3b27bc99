"""Matches: what they are, who fits whom, and the words for it."""
