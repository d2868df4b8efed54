"""Pages of the lobby, one noun a module; they fetch with selectors, write with services and hold no rules."""
