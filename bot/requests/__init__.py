"""What waits for a person of the programme: what it is."""
