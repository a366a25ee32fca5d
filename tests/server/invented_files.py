"""Invented files: what four reports that differ say of an incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from sabaq.model.evidence import (
    Claim,
    Framing,
    Interest,
    Modality,
    Prop,
    Report,
    Source,
    SourceKind,
    claim_id,
    subject_id,
)
from sabaq.model.ids import IncidentId, ReportId, SourceId
from sabaq.model.incident import (
    ConsensusValue,
    CurvePoint,
    Evidence,
    Finding,
    Incident,
    IncidentFile,
    Member,
    ReportFile,
    Responsibility,
    Tie,
)
from sabaq.model.spacetime import DatePrecision, When, Where

SOURCES = (
    Source(
        id=SourceId("src_agency"),
        name="Invented Press Agency",
        kind=SourceKind.WIRE,
        interest=Interest.INDEPENDENT,
        independence_group="agency",
        reliability={"*": "B"},
    ),
    Source(
        id=SourceId("src_military"),
        name="Public Relations Office",
        kind=SourceKind.MILITARY,
        interest=Interest.PARTY,
        independence_group="military",
        reliability={"*": "C", "killed": "D"},
    ),
    Source(
        id=SourceId("src_hospital"),
        name="District Hospital",
        kind=SourceKind.HOSPITAL,
        interest=Interest.INDEPENDENT,
        independence_group="hospital",
        reliability={"killed": "A"},
    ),
    Source(
        id=SourceId("src_front"),
        name="Statement of the Hill Front",
        kind=SourceKind.MILITANT,
        interest=Interest.PARTY,
        independence_group="front",
    ),
)


def report_file(member: Member, incident: IncidentId) -> ReportFile:
    """Give a member as a report of its own."""
    return ReportFile(
        report=member.report,
        source=member.source,
        recorded_at=member.recorded_at,
        claims=member.claims,
        incidents=(incident,),
    )


def told(report: ReportId, raw: str, quote: str, prop: Prop, **said: object) -> Claim:
    """Give a claim on the first place its quote stands at."""
    start = raw.index(quote)
    return Claim(
        id=claim_id(report, prop, str(start), str(said.get("group", "all"))),
        report=report,
        subject=subject_id(report),
        prop=prop,
        quote=quote,
        start=start,
        end=start + len(quote),
        extractor="invented@1",
        **said,  # type: ignore[arg-type]
    )


def member_of(one: Incident, place: int) -> Member:
    """Give one report of an incident: an agency, the military, a hospital (in Urdu), a militant statement."""
    source = SOURCES[place]
    report_id = ReportId(f"r_{one.id}_{place}")
    best = one.killed.best or 0
    figures = (best, one.killed.low or 0, one.killed.high or 0, best + 20)
    count = figures[place]
    first = one.first or date(2020, 1, 1)
    texts = (
        (
            f"{one.place} – At least {count} people were killed and {best * 2} wounded on {first:%A} in {one.place}, "
            "police said.\n\nWitnesses spoke of gunfire after the blast. The Hill Front was blamed by officials."
        ),
        f"Attack on post in {one.place} foiled. {count} soldiers embraced martyrdom; all attackers were neutralised.",
        f"ہسپتال کے مطابق {one.place} میں {count} افراد ہلاک ہوئے۔\nزخمیوں کی تعداد زیادہ ہے۔",
        f"The Hill Front accepts responsibility. {count} enemy personnel were killed in {one.place}.",
    )
    raw = texts[place]
    quotes = (
        f"At least {count} people were killed",
        f"{count} soldiers embraced martyrdom",
        f"{count} افراد ہلاک ہوئے",
        f"{count} enemy personnel were killed",
    )
    official = Modality.OFFICIAL if place == 1 else Modality.GROUP if place == 3 else Modality.TOLD
    claims = [
        told(
            report_id,
            raw,
            quotes[place],
            Prop.KILLED,
            low=count,
            best=count,
            high=None if place == 0 else count,
            modality=official,
            speaker="police" if place == 0 else None,
            credibility=place + 1,
        ),
        told(
            report_id,
            raw,
            one.place or "",
            Prop.PLACE,
            where=Where(lat=one.lat, lon=one.lon, radius_m=one.radius_m, name=one.place, district=one.district),
        ),
    ]
    if place == 0:
        claims += [
            told(report_id, raw, f"{best * 2} wounded", Prop.WOUNDED, best=best * 2, low=best * 2, high=best * 2),
            told(
                report_id,
                raw,
                f"on {first:%A}",
                Prop.DATE,
                when=When(first=first, last=first, precision=DatePrecision.DAY),
            ),
            told(
                report_id,
                raw,
                "The Hill Front was blamed by officials",
                Prop.RESPONSIBILITY,
                value="blamed",
                speaker="officials",
            ),
            told(
                report_id,
                raw,
                "Witnesses spoke of gunfire",
                Prop.ATTACK_TYPE,
                value="armed_assault",
                framing=Framing.BACKGROUND,
            ),
        ]
    elif place == 1:
        claims.append(told(report_id, raw, "foiled", Prop.OUTCOME, value="foiled", modality=official))
    elif place == 3:
        claims.append(
            told(report_id, raw, "accepts responsibility", Prop.RESPONSIBILITY, value="claims", modality=official)
        )
    known = one.known_first + timedelta(hours=(0, 2, 9, 60)[place])
    return Member(
        subject=subject_id(report_id),
        weight=(1.0, 0.97, 0.88, 0.71)[place],
        report=Report(
            id=report_id,
            source=source.id,
            external_id=f"invented {place}",
            raw=raw,
            published_at=known,
            published_precision="day" if place == 2 else "minute",
            known_at=known,
            lang="ur" if place == 2 else "en",
            title=("Blast in " + (one.place or ""), "Attack foiled", "ہسپتال کا بیان", None)[place],
            url=f"https://press.example/{place}" if place < 2 else None,
        ),
        source=source,
        recorded_at=known + timedelta(minutes=5),
        claims=tuple(claims),
    )


def tie_of(a: Member, b: Member, place: int) -> Tie:
    """Give an invented tie between two reports."""
    evidence = (
        Evidence(field="space-time", bits=9.4 - place, words="same town, same day; 0.02 such pairs a day by chance"),
        Evidence(field="target", bits=2.1, words="both tell of a post of the security forces"),
        Evidence(field="killed", bits=-1.6 - place, words="the figures differ by more than a revision explains"),
        Evidence(field="actor", bits=0.4, words="one names nobody"),
    )
    return Tie(
        a=a.subject,
        b=b.subject,
        report_a=a.report.id,
        report_b=b.report.id,
        bits=sum(part.bits for part in evidence) - 4.0,
        evidence=evidence,
        decided_by="invented-likeness@1",
    )


def values_of(one: Incident, by_prop: dict[Prop, list[Claim]]) -> tuple[ConsensusValue, ...]:
    """Give agreed values for what the members claim."""
    killed = by_prop[Prop.KILLED]
    low, best, high = one.killed.low, one.killed.best, one.killed.high
    made = [
        ConsensusValue(
            prop="killed",
            group="all",
            policy="max-graded",
            value=None,
            low=low,
            best=best,
            high=high,
            dispute=one.dispute,
            claims=tuple(claim.id for claim in killed[:3]),
            origins=min(3, len(killed)),
        ),
        ConsensusValue(
            prop="killed",
            group="all",
            policy="latest-official",
            value=None,
            low=low,
            best=low,
            high=low,
            dispute=one.dispute,
            claims=tuple(claim.id for claim in killed[1:2]),
            origins=1,
        ),
        ConsensusValue(
            prop="place",
            group="all",
            policy="max-graded",
            value=one.place,
            low=None,
            best=None,
            high=None,
            dispute=0.0,
            claims=tuple(claim.id for claim in by_prop[Prop.PLACE]),
            origins=3,
        ),
    ]
    return tuple(made)


def file_of(one: Incident) -> IncidentFile:
    """Give the whole file of an incident: up to four reports that differ."""
    members = tuple(member_of(one, place) for place in range(min(4, one.reports)))
    by_prop: dict[Prop, list[Claim]] = {}
    for member in members:
        for claim in member.claims:
            by_prop.setdefault(claim.prop, []).append(claim)
    ties = tuple(tie_of(a, b, place) for place, (a, b) in enumerate(pairwise(members)))
    killed = [(member, claim) for member in members for claim in member.claims if claim.prop is Prop.KILLED]
    curve = tuple(
        CurvePoint(
            known_at=member.recorded_at,
            prop="killed",
            claim=claim.id,
            low=min(other.low or 0 for _, other in killed[: place + 1]),
            best=max(other.best or 0 for _, other in killed[: place + 1]),
            high=max(other.best or 0 for _, other in killed[: place + 1]) + place,
        )
        for place, (member, claim) in enumerate(killed[:3])
    )
    front = [
        Responsibility(
            organisation="Hill Front",
            stance="blamed" if claim.value == "blamed" else "claims",
            said_by=claim.speaker or "Hill Front",
            said_at=one.known_first,
            grade="C",
            claim=claim.id,
        )
        for claim in by_prop.get(Prop.RESPONSIBILITY, ())
    ]
    findings = (
        (
            Finding(
                rule="foiled_with_deaths",
                sentence="An official called the attack foiled, yet people were killed.",
                claims=(by_prop[Prop.OUTCOME][0].id, by_prop[Prop.KILLED][0].id),
            ),
        )
        if len(members) > 1
        else ()
    )
    return IncidentFile(
        incident=replace(one, reports=len(members)),
        values=values_of(one, by_prop),
        curve=curve,
        responsibility=tuple(front),
        findings=findings,
        members=members,
        ties=ties,
        weakest=min(ties, key=lambda tie: tie.bits, default=None),
        made_with="invented@1",
        as_of=None,
    )
