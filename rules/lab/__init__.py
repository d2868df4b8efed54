"""The lab: whole games played by bots, many of them, and what their numbers say about the rules."""
