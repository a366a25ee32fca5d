"""Casebook: each shipped case as one incident, read from its documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from sabaq.model.evidence import Prop, subject_id
from sabaq.model.ids import IncidentId
from sabaq.model.incident import Figure, Incident, IncidentFile, Member
from sabaq.sources.annotated import reader
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.casebook import case_files
from sabaq.sources.register import Register

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Karachi")
NONE = Figure(low=None, best=None, high=None)


@cache
def cases() -> dict[str, IncidentFile]:
    """Give the incident of each case: its documents' first subject."""
    return {path.stem: incident_of(_members(path), path.stem) for path in case_files()}


def incident_of(members: tuple[Member, ...], name: str = "invented") -> IncidentFile:
    """Give an incident of some members; only what checks read is filled in."""
    days = [claim.when for member in members for claim in member.claims if claim.prop is Prop.DATE and claim.when]
    return IncidentFile(
        incident=Incident(
            id=IncidentId(name), title=name, first=min((when.first for when in days), default=date(2023, 1, 1)),
            last=max((when.last for when in days), default=date(2023, 1, 1)), date_precision="day", lat=None, lon=None,
            radius_m=None, place=None, district=None, province=None, country=None, attack_type=None, target=None,
            actor=None, outcome=None, killed=NONE, wounded=NONE, dispute=0.0, reports=len(members), origins=1,
            findings=0, known_first=NOW, known_last=NOW,
        ),
        values=(), curve=(), responsibility=(), findings=(), members=members, ties=(), weakest=None,
        made_with="tests", as_of=None,
    )  # fmt: skip


def _members(path: Path) -> tuple[Member, ...]:
    return tuple(_read(path))


def _read(path: Path) -> Iterator[Member]:
    intake = Intake(archive="", now=NOW, zone=ZONE, source_name=None, back_filled=None)
    for arrival in reader(Register.load(None)).read(path, intake):
        assert isinstance(arrival, Arrival), arrival
        subject = subject_id(arrival.report.id)
        claims = tuple(claim for claim in arrival.claims if claim.subject == subject)
        yield Member(
            subject=subject, weight=1.0, report=arrival.report, source=arrival.source, recorded_at=NOW, claims=claims
        )
