"""Commands of the rules: checking packs, simulation, balance."""
