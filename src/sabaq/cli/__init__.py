"""Command line: parse, call one verb, show."""

from sabaq.cli import authorities, comparing, corrections, watching
from sabaq.cli.verbs import app, main

__all__ = ["app", "authorities", "comparing", "corrections", "main", "watching"]
