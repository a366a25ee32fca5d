"""Deeds: how attacks were done, on what, and how they ended."""
