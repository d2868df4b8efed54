"""The game: engine, packs, content, bots, lab and studio. Knows nothing of people, tables or sockets."""
