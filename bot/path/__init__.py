"""The programme around a newcomer, part by part: what it is."""
