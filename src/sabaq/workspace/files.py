"""Files: found in what was named, taken in some at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sabaq.errors import BadRecord
from sabaq.model.evidence import Rejected
from sabaq.sources.base import Arrival

REPORTS_AT_ONCE = 2_000  # in one durable transaction


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield files in the order given; a folder stands for the files directly in it."""
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith("."))
            if not inside:
                raise BadRecord(f"folder {path} holds no files; wanted at least one to add")
            yield from map(_named_in_text, inside)
        elif path.is_file():
            yield _named_in_text(path)
        else:
            raise BadRecord(f"{path} is not a file or folder here; check the name")


def _named_in_text(path: Path) -> Path:
    """Give the path back, or refuse a name that no text can hold, for every report says which file it came in."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise BadRecord(f"the name of file {path.name!r} is not UTF-8; rename it and add it again") from None
    return path


def some_at_once(readings: Iterator[Arrival | Rejected], rejected: list[Rejected]) -> Iterator[list[Arrival]]:
    """Yield arrivals some at a time, and put rejections aside."""
    arrivals: list[Arrival] = []
    for reading in readings:
        if isinstance(reading, Rejected):
            rejected.append(reading)
            continue
        arrivals.append(reading)
        if len(arrivals) >= REPORTS_AT_ONCE:
            yield arrivals
            arrivals = []
    if arrivals:
        yield arrivals
