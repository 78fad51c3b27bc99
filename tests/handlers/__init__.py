"""The two channels and the doors, over real HTTP."""
