"""Command line: parse, call one verb, show."""

from sabaq.cli import auditing, authorities, comparing, corrections, logs, publishing, watching, witnessing
from sabaq.cli.verbs import app, main

__all__ = [
    "app", "auditing", "authorities", "comparing", "corrections", "logs", "main", "publishing", "watching",
    "witnessing",
]  # fmt: skip
