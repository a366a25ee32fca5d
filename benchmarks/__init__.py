"""Benchmarks: sabaq measured beside its rivals."""
