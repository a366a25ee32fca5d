"""The promises of the stores, whatever database keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import pyarrow as pa

from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import (
    Facets,
    IncidentFile,
    IncidentList,
    IncidentQuery,
    MapPoints,
    ReportFile,
    TimelineBin,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one part of a step is made from, apart from all others."""

    key: Mapping[str, int]  # names it
    tables: Mapping[str, pa.Table]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """How a step is done in parts, wherever each is done; together they make what the whole step makes, to the bit."""

    deal: Callable[..., Iterator[Part]]  # from the tables that the step reads, into `least` parts or more
    work: Callable[[Part], pa.Table]  # found by name on another machine, so no closure
    schema: pa.Schema  # of what the work gives
    gather: Callable[[pa.Table], pa.Table]  # from all that the works gave, part by part in any order

    def done(self, *tables: pa.Table, least: int = 1) -> pa.Table:
        """Give what the step makes, worked part after part in this process."""
        made = [self.work(part) for part in self.deal(*tables, least=least)]
        return self.gather(pa.concat_tables([self.schema.empty_table(), *made]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One pure computation of the picture: no clock, no path, no connection."""

    name: str  # name@version, written beside what it makes
    writes: str  # the table it makes
    reads: tuple[str, ...]  # the tables it is given, in order
    run: Callable[..., pa.Table]
    parts: Parts | None = None  # None: it is only done whole


class Engine(Protocol):
    """What does the computing of a step."""

    def run(self, step: Step, tables: Sequence[pa.Table]) -> pa.Table:
        """Give what the step makes from the tables it reads; the same whatever the engine."""
        ...


class Reading(Protocol):
    """The picture at one moment, as people look at it."""

    @property
    def moment(self) -> datetime | None:
        """The moment the picture is drawn for; None: now."""
        ...

    def incidents(self, query: IncidentQuery) -> IncidentList:
        """Give one page of the incidents that the query asks for."""
        ...

    def points(self, query: IncidentQuery) -> MapPoints:
        """Give every placed incident of the query (limit and offset do not count)."""
        ...

    def timeline(self, query: IncidentQuery) -> tuple[TimelineBin, ...]:
        """Give at most 120 periods of one length that cover the query's incidents, empty ones included."""
        ...

    def facets(self, query: IncidentQuery) -> Facets:
        """Give the values one can narrow the query by, each list at most 30 long."""
        ...

    def incident(self, incident: IncidentId) -> IncidentFile | None:
        """Give all that is held on an incident; a forwarded id gives the incident it went into."""
        ...

    def report(self, report: ReportId) -> ReportFile | None:
        """Give one report with its claims."""
        ...
