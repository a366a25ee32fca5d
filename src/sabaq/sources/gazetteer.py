"""Gazetteer: place names become circles, with the doubt kept.

Shipped places cover Pakistan and Afghanistan (GeoNames, CC BY 4.0, and hand-written districts); of other countries they
hold the provinces or states and some towns, and the rest is learned from the event lists that the user loads.
"""

from __future__ import annotations

import functools
import gzip
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources
from statistics import median

import msgspec
from msgspec.structs import replace

from sabaq.errors import BadRecord
from sabaq.model.spacetime import Where, distance_km

WIDEST_LEARNED_KM = 25.0  # one name spread wider than a town's district is several places or none
BROKEN = -2  # a country or province that the text names speaks against every candidate
DRESS = re.compile(r"^(?:the|near|city of|town of|village of)\s+|[\s,]+(?:city|town|village|villages|bazaar|area)$")
UNIT_WORD = re.compile(r"(?i)[\s,]+(?:province|region|territory|district|agency|tehsil|county|state)$")
GENERIC = frozenset({
    "border", "highway", "road", "bridge", "village", "city", "town", "district", "province", "camp", "market",
    "hospital", "checkpost", "check post", "unknown", "north", "south", "east", "west", "tribal areas", "tribal area",
    "line of control",
})  # fmt: skip


class PlaceKind(StrEnum):
    """How large a named place is."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    TOWN = "town"
    LOCALITY = "locality"


FINENESS = {kind: rank for rank, kind in enumerate(PlaceKind)}
KINDS = {kind.value: kind for kind in PlaceKind}


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A named place as a circle inside its administrative units."""

    id: str
    kind: PlaceKind
    name: str
    lat: float  # degrees, like `lon`; both and the radius are NaN where only the name is known
    lon: float
    radius_m: float
    country: str  # ISO 3166-1 alpha-2 where known
    province: str | None = None
    district: str | None = None
    population: int = 0
    alternates: tuple[str, ...] = ()

    @property
    def abroad(self) -> bool:
        """Whether it lies in a country of which the shipped places hold little more than the divisions."""
        return self.country not in HOME

    def where(self) -> Where:
        """Give the place as claims hold it."""
        lat, lon, radius = (None if math.isnan(one) else one for one in (self.lat, self.lon, self.radius_m))
        return Where(
            lat=lat,
            lon=lon,
            radius_m=radius,
            name=self.name,
            district=self.district,
            province=self.province,
            country=self.country or None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedPlace:
    """One mention of a placed name in an event list."""

    name: str
    lat: float
    lon: float
    country: str | None  # a mention without one teaches nothing
    province: str | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What the text around a name says of where it is; empty means nothing."""

    country: str | None = None
    province: str | None = None
    district: str | None = None


NOWHERE = Near()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place that a name may mean; `agreement` counts the hints it fits less those it breaks."""

    place: Place
    agreement: int


@functools.lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Give the shape by which names are compared: lower case, no marks, one space; hyphens are spaces."""
    if name.isascii():
        bare = name.lower()
    else:
        bare = "".join(c for c in unicodedata.normalize("NFKD", name).lower() if not unicodedata.combining(c))
    return " ".join(bare.translate(PLAIN).split())


PLAIN = str.maketrans(dict.fromkeys("-‐‑–_/.,()", " ") | dict.fromkeys("'’‘`ʼ"))
COUNTRIES = (
    Place(id="PK", kind=PlaceKind.COUNTRY, name="Pakistan", lat=30.4, lon=69.4, radius_m=800_000, country="PK",
          alternates=("پاکستان", "Pak")),
    Place(id="AF", kind=PlaceKind.COUNTRY, name="Afghanistan", lat=33.9, lon=66.0, radius_m=600_000, country="AF",
          alternates=("افغانستان",)),
)  # fmt: skip
HOME = frozenset(place.country for place in COUNTRIES)


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Named places, found by any of their spellings."""

    places: tuple[Place, ...]
    by_name: dict[str, tuple[Place, ...]] = field(repr=False)

    @classmethod
    def of(cls, places: Iterable[Place]) -> Gazetteer:
        """Give the gazetteer of these places."""
        kept = tuple(places)
        index: dict[str, list[Place]] = defaultdict(list)
        for place in kept:
            for key in dict.fromkeys(fold(name) for name in (place.name, *place.alternates)):
                if key:
                    index[key].append(place)
        return cls(kept, {key: tuple(found) for key, found in index.items()})

    @classmethod
    def shipped(cls) -> Gazetteer:
        """Give the places that come with the package."""
        return _shipped()

    def learned(self, events: Iterable[LearnedPlace]) -> Gazetteer:
        """Give this gazetteer with the names that the events place narrowly enough.

        A shipped spot of that name in the same district only gets the narrower circle, and keeps its spellings.
        """
        moved: dict[str, Place] = {}
        added: list[Place] = []
        for place in _learn(events, self):
            twins = [twin for twin in self.by_name.get(fold(place.name), ()) if _one_spot(twin, place)]
            for twin in twins:
                moved[twin.id] = replace(twin, lat=place.lat, lon=place.lon, radius_m=place.radius_m)
            if not twins:
                added.append(place)
        return Gazetteer.of((*(moved.get(place.id, place) for place in self.places), *added))

    def find(self, name: str, *, near: Near = NOWHERE) -> tuple[Candidate, ...]:
        """Give every place of that name, those that fit the hints first, then the larger settlement."""
        return _find(self, name, near)

    def resolve(self, name: str, *, near: Near = NOWHERE) -> Place | None:
        """Give the one place that the name means here, or None where two far apart fit equally well."""
        return _resolve(self, name, near)

    def known_units(self, near: Near) -> Near:
        """Give the hints with their units as the gazetteer spells them; the merged districts' old province included."""
        return _known_units(self, near)

    def unit(self, name: str, kind: PlaceKind, *, country: str | None = None) -> Place | None:
        """Give the province or district of that name, if there is just one."""
        found = [
            p for p in self.by_name.get(fold(name), ()) if p.kind is kind and (country is None or p.country == country)
        ]
        return found[0] if len(found) == 1 else None

    def nation(self, code: str | None) -> Place | None:
        """Give the country of that ISO 3166-1 alpha-2 code, if it is listed."""
        return _nations(self).get(code or "")

    def units(self, kind: PlaceKind) -> tuple[Place, ...]:
        """Give all provinces, or all districts, with their middles."""
        return tuple(place for place in self.places if place.kind is kind)


@functools.lru_cache(maxsize=4)
def _nations(gazetteer: Gazetteer) -> dict[str, Place]:
    """Give the listed countries by their codes."""
    return {place.country: place for place in gazetteer.units(PlaceKind.COUNTRY)}


@functools.lru_cache(maxsize=1024)
def _known_units(gazetteer: Gazetteer, near: Near) -> Near:
    """Give hints in the gazetteer's spelling; the sentences of one country hint at the same few units."""
    units = []
    for name, kind in ((near.province, PlaceKind.PROVINCE), (near.district, PlaceKind.DISTRICT)):
        bare = UNIT_WORD.sub("", name.strip()) if name else ""
        unit = gazetteer.unit(bare, kind, country=near.country) if bare else None
        units.append(unit.name if unit else bare or None)
    return Near(country=near.country, province=units[0], district=units[1])


@functools.lru_cache(maxsize=4096)
def _find(gazetteer: Gazetteer, name: str, near: Near) -> tuple[Candidate, ...]:
    """Give every place of a name, the likeliest first; reports of one day name the same few."""
    by_name = gazetteer.by_name
    found = by_name.get(fold(name)) or by_name.get(DRESS.sub("", fold(name)), ())
    near = gazetteer.known_units(near)
    ranked = [Candidate(place=place, agreement=_agreement(place, near)) for place in found]
    return tuple(sorted(ranked, key=lambda c: (-c.agreement, FINENESS[c.place.kind], -c.place.population, c.place.id)))


@functools.lru_cache(maxsize=4096)
def _resolve(gazetteer: Gazetteer, name: str, near: Near) -> Place | None:
    """Give the one place that a name means, if there is just one."""
    ranked = _find(gazetteer, name, near)
    if not ranked or ranked[0].agreement <= BROKEN:
        return None
    equal = [c.place for c in ranked if c.agreement == ranked[0].agreement]
    key = fold(name)
    so_called = [place for place in equal if fold(place.name) == key]  # the others only bear it as a by-name
    return _one_of(equal) or (_one_of(so_called) if so_called else None)


def _one_of(equal: list[Place]) -> Place | None:
    """Give the place that a name means where all fit equally well, or None where two of them lie far apart."""
    # A town and the district around it are one answer; the town is the finer, so it is the one given.
    best = max(equal, key=lambda place: (place.population, FINENESS[place.kind]))
    far = [p for p in equal if distance_km((p.lat, p.lon), (best.lat, best.lon)) * 1000 > max(p.radius_m, 30_000)]
    if any(p.population * 20 > best.population or not best.population for p in far):
        return None
    return best


def _agreement(place: Place, near: Near) -> int:
    """Count hints that fit, less those that are broken; a country hint broken is worst."""
    score = 0
    if near.country:
        score += 1 if place.country == near.country else -3
    if near.province and place.province:
        score += 2 if fold(place.province) == fold(near.province) else -2
    if near.district and place.district:
        score += 2 if fold(place.district) == fold(near.district) else -1
    return score


@functools.cache
def _shipped() -> Gazetteer:
    """Read the shipped table once."""
    file = resources.files("sabaq.sources") / "gazetteer" / "places.tsv.gz"
    table = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
    return Gazetteer.of((*COUNTRIES, *(_place(line) for line in table[1:])))


def _place(line: str) -> Place:
    """Read one row of the shipped table."""
    cells = line.split("\t")
    if len(cells) != 11 or cells[1] not in KINDS:
        raise BadRecord(f"gazetteer row has {len(cells)} cells, wanted 11 with a kind; reinstall sabaq: {line[:80]!r}")
    return Place(
        id=cells[0],
        kind=KINDS[cells[1]],
        name=cells[2],
        alternates=tuple(cells[3].split("|")) if cells[3] else (),
        lat=float(cells[4]),
        lon=float(cells[5]),
        radius_m=float(cells[6]) * 1000,
        population=int(cells[7]),
        country=cells[8],
        province=cells[9] or None,
        district=cells[10] or None,
    )


def _learn(events: Iterable[LearnedPlace], known: Gazetteer) -> Iterator[Place]:
    """Give one place for each name that its mentions put in one spot."""
    mentions: dict[tuple[str, str, str, str], list[LearnedPlace]] = defaultdict(list)
    for event in events:
        key = DRESS.sub("", fold(event.name)).strip()
        if not event.country or len(key) < 3 or key in GENERIC or not key[0].isalpha() or any(c.isdigit() for c in key):
            continue
        if any(p.kind in {PlaceKind.COUNTRY, PlaceKind.PROVINCE} for p in known.by_name.get(key, ())):
            continue
        near = known.known_units(Near(country=event.country, province=event.province, district=event.district))
        mentions[(key, event.country, near.province or "", near.district or "")].append(event)
    for (key, country, province, district), told in sorted(mentions.items()):
        middle = (median(e.lat for e in told), median(e.lon for e in told))
        spread = sorted(distance_km(middle, (e.lat, e.lon)) for e in told)[int(0.9 * (len(told) - 1))]
        near = Near(country=country, province=province or None, district=district or None)
        twin = known.resolve(key, near=near)
        if spread > WIDEST_LEARNED_KM or (twin and _known_spot(twin, middle)):
            continue
        yield _learned_place(told[0], near, middle, spread_km=spread)


def _known_spot(twin: Place, middle: tuple[float, float]) -> bool:
    """Say whether a town or unit already holds the spot; a hand-written locality is only roughly placed."""
    return twin.kind is not PlaceKind.LOCALITY and distance_km(middle, (twin.lat, twin.lon)) * 1000 <= twin.radius_m


def _one_spot(shipped: Place, learned: Place) -> bool:
    """Say whether a shipped locality is the one that the events placed."""
    same = (shipped.country, shipped.province) == (learned.country, learned.province)
    return shipped.kind is PlaceKind.LOCALITY and same and learned.district in {None, shipped.district}


def _learned_place(first: LearnedPlace, units: Near, middle: tuple[float, float], *, spread_km: float) -> Place:
    """Give the place at the median of its mentions; an unspread name still gets 5 km for the coder's rounding."""
    country = first.country or ""
    spelt = re.sub(r"(?i)^the\s+|[\s,]+(city|town|village|villages|bazaar|area)$", "", first.name.strip())
    return Place(
        id=f"learned:{country}/{units.province or ''}/{units.district or ''}/{fold(spelt)}",
        kind=PlaceKind.LOCALITY,
        name=spelt,
        lat=round(middle[0], 5),
        lon=round(middle[1], 5),
        radius_m=max(5_000.0, 1250 * spread_km),
        country=country,
        province=units.province,
        district=units.district,
    )
