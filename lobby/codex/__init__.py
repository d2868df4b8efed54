"""What the codex shows of rules and packs: read from the registry and the rulebook, the same for everybody."""
