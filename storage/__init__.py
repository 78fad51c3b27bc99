"""Everything that is kept: tables, the one writer, and a small repository per subject."""
