"""Synthetic: an invented world's reports, and the truth."""

from sabaq.sources.synthetic.worlds import SyntheticWorld, generate, write_csv, write_truth

__all__ = ["SyntheticWorld", "generate", "write_csv", "write_truth"]
