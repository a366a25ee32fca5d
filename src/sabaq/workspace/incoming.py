"""Incoming: files as read, before they are taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sabaq.model.authority import Grant
from sabaq.model.evidence import Batch, Rejected
from sabaq.sources.base import Arrival


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What one file brings, and by whose leave."""

    path: Path
    reader: str | None  # by name, where one was asked for
    grant: Grant
    began: float  # on the clock of `time.perf_counter`
    batch: Batch
    arrivals: Sequence[Arrival]
    rejected: Sequence[Rejected]

    @property
    def terms(self) -> tuple[object, ...]:
        """What those have in common that can be one act: the purpose, and how they are read."""
        return self.grant.purpose, self.reader


def in_turn(files: Mapping[int, Incoming], most: int) -> Iterator[dict[int, Incoming]]:
    """Yield the files in their order, so many together as bring no more than `most` reports."""
    together: dict[int, Incoming] = {}
    reports = 0
    for at, each in files.items():
        if together and reports + len(each.arrivals) > most:
            yield together
            together, reports = {}, 0
        together[at] = each
        reports += len(each.arrivals)
    if together:
        yield together
