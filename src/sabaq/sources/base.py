"""The promise every source keeps: arrivals or rejections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Protocol

from sabaq.model.evidence import Claim, Rejected, Report, Source
from sabaq.model.incident import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One report with its source and what it claims; `links` are judgements the data itself makes."""

    report: Report
    source: Source
    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a reader may know of its surroundings."""

    archive: str  # sha256 of the file's bytes
    now: datetime  # aware; nothing may be published after it
    zone: tzinfo  # in which bare dates of publication are read
    source_name: str | None = None  # overrides the mapping's source
    back_filled: bool | None = None  # None: as the mapping says


class Reader(Protocol):
    """Turns one file into reports and claims, row by row, without holding the file."""

    @property
    def name(self) -> str:
        """name@version, written beside what it read."""
        ...

    @property
    def back_filled(self) -> bool:
        """Whether documents read so count as known when they were published."""
        ...

    def read(self, path: Path, intake: Intake) -> Iterator[Arrival | Rejected]:
        """Yield every report of the file in order; a bad row is yielded as Rejected, a bad file raises BadRecord."""
        ...
