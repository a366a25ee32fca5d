"""An invented picture: any number of incidents, in memory."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

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
from sabaq.model.ids import IncidentId, ReportId, SourceId, content_id
from sabaq.model.incident import (
    ConsensusValue,
    CurvePoint,
    Evidence,
    Facets,
    Figure,
    Finding,
    Incident,
    IncidentFile,
    IncidentList,
    IncidentQuery,
    MapPoints,
    Member,
    ReportFile,
    Responsibility,
    Tie,
    TimelineBin,
)
from sabaq.model.spacetime import DatePrecision, When, Where
from sabaq.store.base import Reading

TOWNS = (
    ("Miran Kot", "Tolai", "Northern Province", 33.0, 70.1),
    ("Shahpur", "Lower Dera", "Northern Province", 34.0, 71.5),
    ("Kolachi Bandar", "Kolachi", "Southern Province", 24.9, 67.1),
    ("Quzdar", "Quzdar", "Western Province", 27.8, 66.6),
    ("Mastun", "Mastun", "Western Province", 29.8, 66.8),
    ("Rawalgarh", "Rawal", "Eastern Province", 33.6, 73.0),
)
TYPES = ("suicide_bombing", "vehicle_bomb", "ied", "armed_assault", "raid", "grenade", "drone")
TARGETS = ("security_forces", "police", "civilians", "worship", "school", "market")
ACTORS = ("Red Falcons", "Hill Front", "Army of the Dawn", None, None)
SOURCES = (
    Source(
        id=SourceId("src_agency"), name="Invented Press Agency", kind=SourceKind.WIRE, interest=Interest.INDEPENDENT,
        independence_group="agency", reliability={"*": "B"},
    ),
    Source(
        id=SourceId("src_military"), name="Public Relations Office", kind=SourceKind.MILITARY, interest=Interest.PARTY,
        independence_group="military", reliability={"*": "C", "killed": "D"},
    ),
    Source(
        id=SourceId("src_hospital"), name="District Hospital", kind=SourceKind.HOSPITAL, interest=Interest.INDEPENDENT,
        independence_group="hospital", reliability={"killed": "A"},
    ),
    Source(
        id=SourceId("src_front"), name="Statement of the Hill Front", kind=SourceKind.MILITANT, interest=Interest.PARTY,
        independence_group="front",
    ),
)  # fmt: skip


def incidents(count: int, seed: int = 7) -> tuple[Incident, ...]:
    """Give invented incidents spread over six years and six towns."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        town, district, province, lat, lon = chance.choice(TOWNS)
        day = date(2018, 1, 1) + timedelta(days=int(2190 * chance.betavariate(2, 1.4)))
        best = int(chance.paretovariate(1.1)) - 1
        low, high = max(0, best - chance.choice((0, 0, 1, 3))), best + chance.choice((0, 0, 1, 2, 9))
        attack = chance.choice(TYPES)
        told = chance.random() > 0.04
        placed = chance.random() > 0.03
        made.append(
            Incident(
                id=IncidentId(content_id("i", str(number))),
                title=f"{attack.replace('_', ' ').capitalize()} in {town}",
                first=day,
                last=day,
                date_precision=chance.choice(("day", "day", "day", "month")),
                lat=lat + chance.gauss(0, 0.4) if placed else None,
                lon=lon + chance.gauss(0, 0.4) if placed else None,
                radius_m=chance.choice((500.0, 3000.0, 8000.0, 40000.0)) if placed else None,
                place=town,
                district=district,
                province=province,
                country="PK",
                attack_type=attack,
                target=chance.choice(TARGETS),
                actor=chance.choice(ACTORS),
                outcome="foiled" if chance.random() < 0.1 else None,
                killed=Figure(low=low, best=best, high=high) if told else Figure(low=None, best=None, high=None),
                wounded=Figure(low=best, best=best * 2, high=None),
                dispute=round(max(0.0, chance.gauss(0.15, 0.3)), 2) if high > low else 0.0,
                reports=chance.randint(1, 7),
                origins=chance.randint(1, 3),
                findings=int(chance.random() < 0.08),
                known_first=datetime.combine(day, time(14), UTC),
                known_last=datetime.combine(day + timedelta(days=3), time(9), UTC),
            )
        )
    return tuple(replace(one, dispute=min(1.0, one.dispute)) for one in made)


def accepts(query: IncidentQuery, one: Incident) -> bool:
    """Say whether an incident is asked for."""
    words = f"{one.title} {one.place} {one.actor}".lower()
    box = query.bbox
    return (
        (query.text is None or all(word in words for word in query.text.lower().split()))
        and (query.first is None or (one.last is not None and one.last >= query.first))
        and (query.last is None or (one.first is not None and one.first <= query.last))
        and (query.country is None or one.country == query.country)
        and (query.province is None or one.province == query.province)
        and (query.attack_type is None or one.attack_type == query.attack_type)
        and (query.target is None or one.target == query.target)
        and (query.actor is None or query.actor in (one.actor or ""))
        and (query.min_killed is None or (one.killed.best or 0) >= query.min_killed)
        and (not query.disputed or is_disputed(one))
        and (
            box is None
            or (
                one.lon is not None
                and one.lat is not None
                and box[0] <= one.lon <= box[2]
                and box[1] <= one.lat <= box[3]
            )
        )
    )


def is_disputed(one: Incident) -> bool:
    """Say whether an incident counts as disputed."""
    return one.dispute >= 0.5 or one.findings > 0


ORDERS = {
    "newest": lambda one: (-(one.first or date.min).toordinal(), one.id),
    "oldest": lambda one: ((one.first or date.max).toordinal(), one.id),
    "deadliest": lambda one: (-(one.killed.best or 0), one.id),
    "disputed": lambda one: (-one.dispute, one.id),
    "reports": lambda one: (-one.reports, one.id),
}


@dataclass(frozen=True, slots=True)
class InventedReading:
    """A picture in memory."""

    held: tuple[Incident, ...]
    moment: datetime | None = None
    files: dict[str, IncidentFile] = field(default_factory=dict)

    def _asked(self, query: IncidentQuery) -> list[Incident]:
        known = (one for one in self.held if self.moment is None or one.known_first <= self.moment)
        return sorted((one for one in known if accepts(query, one)), key=ORDERS[query.order])

    def incidents(self, query: IncidentQuery) -> IncidentList:
        asked = self._asked(query)
        return IncidentList(total=len(asked), incidents=tuple(asked[query.offset : query.offset + query.limit]))

    def points(self, query: IncidentQuery) -> MapPoints:
        placed = [one for one in self._asked(query) if one.lon is not None and one.lat is not None]
        return MapPoints(
            ids=tuple(one.id for one in placed),
            lon=tuple(round(one.lon or 0, 5) for one in placed),
            lat=tuple(round(one.lat or 0, 5) for one in placed),
            radius_m=tuple(one.radius_m or -1.0 for one in placed),
            killed=tuple(-1 if one.killed.best is None else one.killed.best for one in placed),
            disputed=tuple(int(is_disputed(one)) for one in placed),
            titles=tuple(one.title for one in placed),
        )

    def timeline(self, query: IncidentQuery) -> tuple[TimelineBin, ...]:
        dated = [one for one in self._asked(query) if one.first]
        if not dated:
            return ()
        start = min(one.first for one in dated if one.first)
        span = (max(one.first for one in dated if one.first) - start).days + 1
        length = -(-span // 120)
        held: list[list[Incident]] = [[] for _ in range(-(-span // length))]
        for one in dated:
            held[((one.first or start) - start).days // length].append(one)
        return tuple(
            TimelineBin(
                start=start + timedelta(days=place * length),
                end=start + timedelta(days=(place + 1) * length - 1),
                incidents=len(members),
                killed_low=sum(one.killed.low or 0 for one in members),
                killed_best=sum(one.killed.best or 0 for one in members),
                killed_high=sum(one.killed.high or 0 for one in members),
            )
            for place, members in enumerate(held)
        )

    def facets(self, query: IncidentQuery) -> Facets:
        asked = self._asked(query)

        def most(name: str) -> tuple[tuple[str, int], ...]:
            return tuple(Counter(value for one in asked if (value := getattr(one, name))).most_common(30))

        return Facets(
            countries=most("country"),
            provinces=most("province"),
            attack_types=most("attack_type"),
            targets=most("target"),
            actors=most("actor"),
        )

    def incident(self, incident: IncidentId) -> IncidentFile | None:
        found = self.files.get(incident) or next((file_of(one) for one in self.held if one.id == incident), None)
        if found is None or (self.moment is not None and found.incident.known_first > self.moment):
            return None
        return replace(found, as_of=self.moment)

    def report(self, report: ReportId) -> ReportFile | None:
        for one in self.held:
            if report.startswith(f"r_{one.id}_"):
                file = self.files.get(one.id) or file_of(one)
                return next(
                    (report_file(member, one.id) for member in file.members if member.report.id == report), None
                )
        return None


@dataclass(frozen=True, slots=True)
class InventedViews:
    """Views over an invented picture."""

    held: tuple[Incident, ...] = ()
    files: dict[str, IncidentFile] = field(default_factory=dict)

    def now(self) -> Reading:
        return InventedReading(self.held, files=self.files)

    def as_of(self, moment: datetime) -> Reading:
        return InventedReading(self.held, moment, self.files)


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
        f"{one.place.upper()} – At least {count} people were killed and {best * 2} wounded on {first:%A} in {one.place}, police said.\n\n"
        f"Witnesses spoke of gunfire after the blast. The Hill Front was blamed by officials.",
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
        told(report_id, raw, quotes[place], Prop.KILLED, low=count, best=count, high=None if place == 0 else count, modality=official,
             speaker="police" if place == 0 else None, credibility=place + 1),
        told(report_id, raw, one.place or "", Prop.PLACE, where=Where(lat=one.lat, lon=one.lon, radius_m=one.radius_m, name=one.place, district=one.district)),
    ]  # fmt: skip
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
        a=a.subject, b=b.subject, report_a=a.report.id, report_b=b.report.id,
        bits=sum(part.bits for part in evidence) - 4.0, evidence=evidence, decided_by="invented-likeness@1",
    )  # fmt: skip


def values_of(one: Incident, by_prop: dict[Prop, list[Claim]]) -> tuple[ConsensusValue, ...]:
    """Give agreed values for what the members claim."""
    killed = by_prop[Prop.KILLED]
    low, best, high = one.killed.low, one.killed.best, one.killed.high
    made = [
        ConsensusValue(prop="killed", group="all", policy="max-graded", value=None, low=low, best=best, high=high,
                       dispute=one.dispute, claims=tuple(claim.id for claim in killed[:3]), origins=min(3, len(killed))),
        ConsensusValue(prop="killed", group="all", policy="latest-official", value=None, low=low, best=low, high=low,
                       dispute=one.dispute, claims=tuple(claim.id for claim in killed[1:2]), origins=1),
        ConsensusValue(prop="place", group="all", policy="max-graded", value=one.place, low=None, best=None, high=None,
                       dispute=0.0, claims=tuple(claim.id for claim in by_prop[Prop.PLACE]), origins=3),
    ]  # fmt: skip
    return tuple(made)


def file_of(one: Incident) -> IncidentFile:
    """Give the whole file of an incident: up to four reports that differ."""
    members = tuple(member_of(one, place) for place in range(min(4, one.reports)))
    by_prop: dict[Prop, list[Claim]] = {}
    for member in members:
        for claim in member.claims:
            by_prop.setdefault(claim.prop, []).append(claim)
    ties = tuple(tie_of(a, b, place) for place, (a, b) in enumerate(zip(members, members[1:], strict=False)))
    killed = [(member, claim) for member in members for claim in member.claims if claim.prop is Prop.KILLED]
    curve = tuple(
        CurvePoint(
            known_at=member.recorded_at, prop="killed", claim=claim.id,
            low=min(other.low or 0 for _, other in killed[: place + 1]),
            best=max(other.best or 0 for _, other in killed[: place + 1]),
            high=max(other.best or 0 for _, other in killed[: place + 1]) + place,
        )
        for place, (member, claim) in enumerate(killed[:3])
    )  # fmt: skip
    front = [
        Responsibility(organisation="Hill Front", stance="blamed" if claim.value == "blamed" else "claims", said_by=claim.speaker or "Hill Front",
                       said_at=one.known_first, grade="C", claim=claim.id)
        for claim in by_prop.get(Prop.RESPONSIBILITY, ())
    ]  # fmt: skip
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
