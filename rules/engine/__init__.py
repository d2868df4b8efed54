"""The game as a pure library: state, commands, events and the rules that join them; no clock, files or chance of its own."""
