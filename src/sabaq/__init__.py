"""sabaq: one sourced incident picture out of scattered reports."""

__version__ = "0.1.0"
