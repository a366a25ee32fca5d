"""Readers: the right one for a file, by wish or by look."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

from sabaq.errors import BadConfig, BadRecord
from sabaq.sources import annotated, tabular
from sabaq.sources.base import Reader
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose import documents
from sabaq.sources.register import Register

PROSE, ANNOTATED = "prose", "annotated"
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
LOOK_BYTES = 1 << 20


def choose(
    path: Path,
    *,
    name: str | None,
    map_file: Path | None,
    register: Register,
    gazetteer: Callable[[], Gazetteer],
    assist: documents.Assist | None = None,
) -> Reader:
    """Give the reader that was asked for, or the one that the file's ending and first line call for."""
    if name is not None and map_file is not None:
        raise BadConfig("both --as and --map were given; wanted one of them")
    name = name if name or map_file else _guess(path)
    if name == PROSE:
        return documents.reader(gazetteer(), register, assist)
    if name == ANNOTATED:
        return annotated.reader(register)
    return tabular.reader(name, map_file=map_file, register=register)


def _guess(path: Path) -> str:
    if path.name.lower().endswith(".txt"):
        return PROSE
    if path.name.lower().endswith(LINES):
        keys = _first_keys(path)
        if "text" in keys:
            return ANNOTATED if "claims" in keys else ("generic" if {"source", "killed_low"} <= keys else PROSE)
    guessed = tabular.guess_mapping(path)
    if guessed is None:
        raise BadConfig(
            f"{path.name}: its columns fit none of the shipped mappings ({', '.join(tabular.mapping_names())}), or "
            "several; say which with --as NAME, or describe the table with --map FILE"
        )
    return guessed


def _first_keys(path: Path) -> set[str]:
    """Give the keys of the first line, or none where it cannot be read: the reader itself will say why."""
    opener = gzip.open if path.name.endswith(".gz") else open
    try:
        with opener(path, "rb") as stream:
            first = json.loads(stream.readline(LOOK_BYTES))
    except (OSError, EOFError, ValueError, BadRecord):
        return set()
    return set(first) if isinstance(first, dict) else set()
