"""Word documents as paragraphs with their numbers, their look, formulas and pictures."""
