"""Fusion: from claims to incidents."""
