"""The Django project: settings, addresses and the composition of the program; no rules and no tables."""

__version__ = "0.1.0"
