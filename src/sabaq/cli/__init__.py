"""Command line: parse, call one verb, show."""

from sabaq.cli import comparing, corrections, watching
from sabaq.cli.verbs import app, main

__all__ = ["app", "comparing", "corrections", "main", "watching"]
