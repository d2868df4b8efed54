"""Backups: tables with everything that belongs to them in one file, and the way back."""
