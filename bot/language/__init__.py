"""Texts in each language, and the catalogues they come from."""
