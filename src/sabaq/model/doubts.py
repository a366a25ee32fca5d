"""Doubtful places of the picture, queued for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sabaq.model.evidence import Marking
from sabaq.model.ids import IncidentId, ReportId, SubjectId
from sabaq.model.incident import Evidence


class Change(StrEnum):
    """What could be drawn otherwise."""

    JOIN = "join"  # two incidents may be one
    PART = "part"  # one incident may be two


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two reports that a doubt is about, in the words it arrived with."""

    subject: SubjectId
    incident: IncidentId
    incident_title: str
    report: ReportId
    external_id: str  # the id the input gave
    title: str | None
    source: str  # its name
    published_at: datetime | None
    published_precision: str | None
    marking: Marking
    quotes: tuple[tuple[str, str], ...]  # what is claimed, in which words: its most telling claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A place where the picture could as well be drawn otherwise, and what a decision would change."""

    change: Change
    a: Side
    b: Side
    bits: float  # of the best pair of reports across
    chance: float  # 0..1, that the picture is wrong here
    members: int  # reports that would move
    killed: int  # people counted as killed that would be counted otherwise
    dispute: float  # 0..1, about that number of dead
    worth: float  # members x (1 + killed + dispute) x chance; the queue's order
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The doubts worth settling first, and how many there are in all."""

    total: int
    doubts: tuple[Doubt, ...]
