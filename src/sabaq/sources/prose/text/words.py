"""Words: the shipped word lists, as they stand in the file."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def table() -> dict[str, dict[str, str]]:
    """Give the sections of the word file."""
    file = resources.files("sabaq.sources.prose.text") / "lexicon.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def listed(section: str, name: str) -> tuple[str, ...]:
    """Give the entries of one list; hyphens in the file are blanks."""
    return tuple(entry.replace("-", " ") for entry in table()[section][name].split())
