"""The game as a pure library: state, commands, events and rules; no clock, files or chance of its own."""
