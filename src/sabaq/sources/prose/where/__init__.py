"""Where: the places that a sentence names."""
