"""Small functions with the arithmetic of the rulebook, one module a chapter; they read values and return numbers."""
