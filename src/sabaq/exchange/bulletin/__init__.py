"""Bulletin: what the public is told, as files that need nothing."""
