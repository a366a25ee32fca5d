"""Casebook: real attacks as officials and groups told them.

Facts from public pages, retold in our own words. What one office said at one time is one document, and `url` says
where it was read. Sources are offices and organisations. Their reliability letters are a starting judgement by kind
of speaker and of page, not a finding about anybody. Coordinates are approximate; their radius says how much.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def case_files() -> tuple[Path, ...]:
    """Give the case files, by name; each is read by the reader of annotated documents."""
    return _in_folder("casebook")


def count_files() -> tuple[Path, ...]:
    """Give the files of counts that institutes published, and of the changes that were made of them."""
    return _in_folder("casebook", "counts")


def _in_folder(*names: str) -> tuple[Path, ...]:
    folder = Path(str(files("sabaq.sources").joinpath(*names)))
    return tuple(sorted(path for path in folder.iterdir() if path.suffix == ".jsonl"))
