"""Packs: reading, checking and building the YAML that holds nations, maps, cards, scenarios and constants."""
