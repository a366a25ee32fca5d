"""Sums: numbers over many attacks."""
