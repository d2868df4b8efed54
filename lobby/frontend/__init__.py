"""What the templates need to know about static files: where modules lie, their hashes, the words for scripts."""
