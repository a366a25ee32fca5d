"""The picture: incidents and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sabaq.model.decisions import Decision
from sabaq.model.evidence import Claim, Polarity, Report, Source
from sabaq.model.ids import ClaimId, IncidentId, LinkId, ReportId, SubjectId


class Verdict(StrEnum):
    """What a link says of two subjects."""

    SAME = "same"
    DIFFERENT = "different"
    PART_OF = "part_of"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A judgement that two subjects are, or are not, one incident; revoked by another row, never edited."""

    id: LinkId
    a: SubjectId
    b: SubjectId
    verdict: Verdict
    decided_by: str  # model@version, dataset name, or a person
    why: str
    weight_bits: float | None = None
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people with its spread; never shown bare."""

    low: int | None
    best: int | None
    high: int | None  # None beside a low: no upper bound was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happened, as the picture has it: a row of the list and a point on the map."""

    id: IncidentId
    title: str  # made from the agreed values
    first: date | None
    last: date | None  # inclusive
    date_precision: str | None
    lat: float | None
    lon: float | None
    radius_m: float | None
    place: str | None
    district: str | None
    province: str | None
    country: str | None
    attack_type: str | None
    target: str | None
    actor: str | None  # organisations said to be responsible, joined; None: none named
    outcome: str | None  # strongest official outcome word, as told
    killed: Figure
    wounded: Figure
    dispute: float  # 0..1, the worst over its values
    reports: int
    origins: int  # independence groups among its sources
    findings: int
    known_first: datetime  # when the organisation first knew of it
    known_last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusValue:
    """What the sources together support for one property, drawn by a named policy."""

    prop: str
    group: str
    policy: str
    value: str | None
    low: int | None
    best: int | None
    high: int | None
    dispute: float  # 0..1
    claims: tuple[ClaimId, ...]  # those the value was made from, strongest first
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What the picture would have said at one moment."""

    known_at: datetime
    prop: str
    low: int | None
    best: int | None
    high: int | None
    claim: ClaimId  # the claim whose arrival made the point


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """Who is said to have done it, by whom, and when."""

    organisation: str
    stance: str  # claims | denies | blamed | cleared
    said_by: str
    said_at: datetime | None
    grade: str  # reliability of the source, A..F
    claim: ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reader should know before trusting the picture; both sides are cited."""

    rule: str
    sentence: str
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one field says about two reports being one incident."""

    field: str  # space-time, actor, target, type, killed, wounded, words, source
    bits: float  # positive speaks for, negative against
    words: str  # "same town, one day apart; 0.02 such pairs a day by chance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why two members of an incident are held to be the same."""

    a: SubjectId
    b: SubjectId
    report_a: ReportId
    report_b: ReportId
    bits: float  # sum of the evidence and the prior
    evidence: tuple[Evidence, ...]
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report in an incident, with the source that sent it and its claims about this incident."""

    subject: SubjectId
    weight: float  # 0..1, how firmly it belongs
    report: Report
    source: Source
    recorded_at: datetime
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFile:
    """Everything the picture holds on one incident."""

    incident: Incident
    values: tuple[ConsensusValue, ...]
    curve: tuple[CurvePoint, ...]
    responsibility: tuple[Responsibility, ...]
    findings: tuple[Finding, ...]
    members: tuple[Member, ...]
    ties: tuple[Tie, ...]  # a spanning tree, strongest first
    weakest: Tie | None
    made_with: str  # name@version of the steps
    as_of: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadly:
    """An incident over a number of killed, in few words."""

    id: IncidentId
    title: str
    known_first: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuery:
    """What part of the picture is asked for; empty means all."""

    text: str | None = None  # words in title, place, actor
    first: date | None = None
    last: date | None = None
    country: str | None = None
    province: str | None = None
    attack_type: str | None = None
    target: str | None = None
    actor: str | None = None
    min_killed: int | None = None
    disputed: bool = False  # only those with a finding or a dispute >= 0.5
    bbox: tuple[float, float, float, float] | None = None  # west, south, east, north
    order: str = "newest"  # newest | oldest | deadliest | disputed | reports
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentList:
    """One page of incidents and how many there are in all."""

    total: int
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoints:
    """All points of a query, as columns of one length (compact on the wire)."""

    ids: tuple[str, ...]
    lon: tuple[float, ...]
    lat: tuple[float, ...]
    radius_m: tuple[float, ...]
    killed: tuple[int, ...]  # best; -1: not told
    disputed: tuple[int, ...]  # 1: has a finding or a dispute >= 0.5
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBin:
    """How much happened in one period."""

    start: date
    end: date  # inclusive
    incidents: int
    killed_low: int
    killed_best: int
    killed_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The values one can filter by, most frequent first, with their counts."""

    countries: tuple[tuple[str, int], ...]
    provinces: tuple[tuple[str, int], ...]
    attack_types: tuple[tuple[str, int], ...]
    targets: tuple[tuple[str, int], ...]
    actors: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """One report with its claims and the incidents they went to."""

    report: Report
    source: Source
    recorded_at: datetime
    claims: tuple[Claim, ...]
    incidents: tuple[IncidentId, ...]
    retracted: Decision | None = None  # why it counts in no picture


__all__ = [
    "ConsensusValue",
    "CurvePoint",
    "Evidence",
    "Facets",
    "Figure",
    "Finding",
    "Incident",
    "IncidentFile",
    "IncidentList",
    "IncidentQuery",
    "Link",
    "LinkId",
    "MapPoints",
    "Member",
    "Polarity",
    "ReportFile",
    "Responsibility",
    "Tie",
    "TimelineBin",
    "Verdict",
]
