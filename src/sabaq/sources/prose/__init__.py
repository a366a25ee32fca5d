"""Prose: documents become claims with spans."""
