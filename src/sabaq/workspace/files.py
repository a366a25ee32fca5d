"""Files: found in what was named, taken in some at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from sabaq.errors import BadRecord, Unavailable
from sabaq.model.evidence import Batch, Rejected
from sabaq.model.ids import BatchId, content_id
from sabaq.sources.base import Arrival, Reader
from sabaq.store.archive import digest_of

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


def batch_of(path: Path, digest: str, reader: Reader, *, source: str | None, back_filled: bool | None) -> Batch:
    """Give the batch that the same bytes, read in the same way, always are."""
    known = reader.back_filled if back_filled is None else back_filled
    return Batch(
        id=BatchId(content_id("b", digest, reader.name, source or "", str(known))),
        file=path.name, archive=digest, mapping=reader.name, back_filled=known,
    )  # fmt: skip


def check_unchanged(path: Path, digest: str) -> None:
    """Raise Unavailable where a file is no longer what was archived of it."""
    if digest_of(path) != digest:
        raise Unavailable(f"{path.name} changed while it was being read; nothing of it counts; add it again")


def accepted(readings: Iterator[Arrival | Rejected], rejected: list[Rejected]) -> Iterator[Arrival]:
    """Yield arrivals, and put rejections aside."""
    for reading in readings:
        if isinstance(reading, Rejected):
            rejected.append(reading)
        else:
            yield reading


def some_at_once(arrivals: Iterator[Arrival]) -> Iterator[list[Arrival]]:
    """Yield arrivals some at a time."""
    while some := list(islice(arrivals, REPORTS_AT_ONCE)):
        yield some
