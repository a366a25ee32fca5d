"""Bulletin: what the public is told, as files by themselves."""
