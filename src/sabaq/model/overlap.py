"""Overlap: what two sources tell of the same incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import Figure

NOT_TOLD = Figure(low=None, best=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One source's telling of one incident, field by field; None where it tells nothing."""

    incident: IncidentId
    source: str  # its name
    report: ReportId
    report_id: str  # as the input gave it
    first: date | None = None
    last: date | None = None
    lat: float | None = None
    lon: float | None = None
    radius_m: float | None = None
    place: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    attack_type: str | None = None
    target: str | None = None
    actor: str | None = None
    killed: Figure = NOT_TOLD
    wounded: Figure = NOT_TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceShare:
    """How much of the picture one source tells."""

    source: str
    entries: int  # incidents it tells of
    alone: int  # of which no other compared source tells
    first: date | None  # days it covers
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """How two sources differ in one field, over the incidents of which both tell it."""

    field: str
    compared: int
    same: int  # of which equal: the same day, within 5 km, the same number, a word in common
    near: int  # of which equal or close: a day apart, within 25 km, ranges that meet
    first_more: int = 0  # figures: where the first source has more; days: where it is later
    second_more: int = 0
    median: float | None = None  # of the difference: days, km, or persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two sources compared over the days that both cover."""

    one: str
    two: str
    first: date | None  # the days that both cover
    last: date | None
    one_entries: int  # incidents of each within those days
    two_entries: int
    both: int
    fields: tuple[FieldDifference, ...] = ()

    @property
    def one_covered(self) -> float | None:
        """The share of the first source's incidents that the second tells of too."""
        return self.both / self.one_entries if self.one_entries else None

    @property
    def two_covered(self) -> float | None:
        """The share of the second source's incidents that the first tells of too."""
        return self.both / self.two_entries if self.two_entries else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The compared sources, each by itself and each beside each."""

    shares: tuple[SourceShare, ...]
    overlaps: tuple[Overlap, ...]
    incidents: int  # of which at least one compared source tells
