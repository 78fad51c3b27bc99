"""Papers that are made."""
