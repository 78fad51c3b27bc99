"""The numbers of a period: what they are and how they are shown."""
