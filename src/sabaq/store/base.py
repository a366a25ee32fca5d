"""The promises of the stores, whatever database keeps them."""

from __future__ import annotations

from collections.abc import Callable
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
class Step:
    """One pure computation of the picture: no clock, no path, no connection."""

    name: str  # name@version, written beside what it makes
    writes: str  # the table it makes
    reads: tuple[str, ...]  # the tables it is given, in order
    run: Callable[..., pa.Table]
    split_by: str | None = None  # the column by which it may be run in parts; None: whole


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
