"""The nouns: frozen, typed, with units, and no I/O."""
