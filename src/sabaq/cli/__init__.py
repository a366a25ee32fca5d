"""Command line: parse, call one verb, show."""

from sabaq.cli import (
    auditing,
    authorities,
    backups,
    bulletins,
    checking,
    comparing,
    corrections,
    delaying,
    foreseeing,
    lessons,
    logs,
    people,
    publishing,
    recurring,
    reviews,
    serving,
    warning,
    watching,
    witnessing,
)
from sabaq.cli.verbs import app, main

__all__ = [
    "app", "auditing", "authorities", "backups", "bulletins", "checking", "comparing", "corrections", "delaying",
    "foreseeing", "lessons", "logs", "main", "people", "publishing", "recurring", "reviews", "serving", "warning",
    "watching", "witnessing",
]  # fmt: skip
