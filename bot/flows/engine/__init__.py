"""How conversations work: questions, steps, effects."""
