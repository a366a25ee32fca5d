"""An invented picture: any number of incidents, in memory."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from sabaq.model.ids import IncidentId, ReportId, content_id
from sabaq.model.incident import (
    Facets,
    Figure,
    Incident,
    IncidentFile,
    IncidentList,
    IncidentQuery,
    MapPoints,
    ReportFile,
    TimelineBin,
)
from sabaq.store.base import Reading
from tests.server.invented_files import file_of, report_file

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


def incidents(count: int, seed: int = 7) -> tuple[Incident, ...]:
    """Give invented incidents spread over six years and six towns."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        town, district, province, lat, lon = chance.choice(TOWNS)
        day = date(2018, 1, 1) + timedelta(days=int(2190 * chance.betavariate(2, 1.4)))
        best = max(0, int(2 * chance.paretovariate(1.1)) - chance.choice((0, 0, 1, 2)))
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
