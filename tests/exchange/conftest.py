"""Rows to export, plain and awkward."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from sabaq.exchange.tables import ClaimRow
from sabaq.model.evidence import Claim, Modality, Prop, claim_id, subject_id
from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import Figure, Incident
from sabaq.model.spacetime import DatePrecision, When, Where

FULL = Incident(
    id=IncidentId("i_1"),
    title="Suicide bombing of a mosque, Peshawar",
    first=date(2023, 1, 30),
    last=date(2023, 1, 30),
    date_precision="day",
    lat=34.01,
    lon=71.563,
    radius_m=1000.0,
    place="Police Lines, Peshawar",
    district="Peshawar",
    province="Khyber Pakhtunkhwa",
    country="PK",
    attack_type="suicide_bombing",
    target="worship",
    actor="TTP Mohmand chapter",
    outcome=None,
    killed=Figure(low=84, best=84, high=103),
    wounded=Figure(low=140, best=233, high=None),
    dispute=0.4,
    reports=22,
    origins=14,
    findings=2,
    known_first=datetime(2023, 1, 30, 18, 59, tzinfo=UTC),
    known_last=datetime(2024, 11, 12, 18, 59, tzinfo=UTC),
)


@pytest.fixture
def incident() -> Callable[..., Incident]:
    """Give one incident, changed as asked."""
    return lambda **changes: dataclasses.replace(FULL, **changes)


@pytest.fixture
def empty(incident: Callable[..., Incident]) -> Incident:
    """An incident of which nothing is known but that it was told."""
    nothing = Figure(low=None, best=None, high=None)
    names = ("first", "last", "date_precision", "lat", "lon", "radius_m", "place", "district", "province", "country")
    terms = ("attack_type", "target", "actor", "outcome")
    return incident(title="", killed=nothing, wounded=nothing, **dict.fromkeys((*names, *terms)))


@pytest.fixture
def claim_row() -> ClaimRow:
    """A claim that carries everything a claim can carry."""
    report = ReportId("r_1")
    claim = Claim(
        id=claim_id(report, "killed"),
        report=report,
        subject=subject_id(report),
        prop=Prop.KILLED,
        quote="84 killed",
        start=10,
        end=19,
        extractor="annotation@1",
        value="84 killed",
        low=84,
        best=84,
        modality=Modality.OFFICIAL,
        speaker="Police",
        when=When(
            first=date(2023, 1, 30),
            last=date(2023, 1, 30),
            precision=DatePrecision.MINUTE,
            at=datetime(2023, 1, 30, 8, 40, tzinfo=UTC),
        ),
        where=Where(lat=34.01, lon=71.563, radius_m=1000.0, name="Peshawar", country="PK"),
        credibility=2,
    )
    return ClaimRow(report_id="case/s18", claim=claim)
