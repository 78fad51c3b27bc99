"""Why a match needs care, and what a pair could do: what it is."""
