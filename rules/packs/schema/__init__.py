"""The schema of packs: strict pydantic models, one module a kind of document; unknown fields are refused."""
