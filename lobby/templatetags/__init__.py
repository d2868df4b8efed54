"""Template tags of the lobby's pages."""
