"""A whole game as a text to be read: what came, who said and promised what, what was done, and what became of it."""
