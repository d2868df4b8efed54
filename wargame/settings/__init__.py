"""Settings by environment: `dev` is local mode, `test` is for pytest, `prod` takes everything from the environment."""
