"""Places: names become places, each with its part.

A name lies where the words around it put it ("Gichk area of Panjgur"), else where the sentences before were.
"""

from __future__ import annotations

import dataclasses

import msgspec
from msgspec.structs import replace

from sabaq.model.spacetime import Where
from sabaq.sources.gazetteer import FINENESS, HOME, NOWHERE, Gazetteer, Near, Place, PlaceKind, fold
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import NameMention
from sabaq.sources.prose.where.parts import DESKS, Part, names_road, part_of, unit_word
from sabaq.sources.prose.where.unlisted import cantonment, in_city, in_district, place_inside

LINK = lazily(
    r"\A(?:'s)?(?: [A-Z][a-z]+)?(?: (?!and\b)[a-z-]+){0,3}(?:, | in | of | \(|,? in the | of the | area,? )(?:the )?"
    r"(?:(?:tribal )?district |tehsil |city )?(?:of )?\Z"
)  # "Gichk area of Panjgur", "Shewa, North Waziristan", "Jani Khel (Bannu)"
OWNER = lazily(r"\A(?: (?:province|district|city|valley|state|region))?'s? (?:[a-z-]+ ){0,2}\Z")
COORDINATED = lazily(r"\A,? (?:and|&|or) [A-Z]")
LISTED = lazily(r"\A(?:'s)?,? (?:and )?\Z")
WAY = r"(?:[Rr]oad|[Hh]ighway|[Tt]rack|[Rr]oute|[Mm]otorway|[Rr]ailway(?: line)?)"
FROM = lazily(
    rf"\b(?:on|along|off|by) (?:the|a) (?:\w+ )?(?:{WAY}|stretch|line)(?: (?:which|that) \w+)? from (?:the )?\Z"
)
LEADS_ON = lazily(r"(?:'s| city| town)? to (?:the )?\Z")
ENDS = lazily(r" ?[-–—/] ?\Z| to \Z")
OF_ROAD = lazily(rf" (?:main |national )?{WAY}\b")
SAME = lazily(r"(?: \w+)? in the same (?:district|town|city|area|tehsil|valley)\b")
CAPITALS = frozenset({"peshawar", "quetta", "karachi", "lahore"})  # file for their whole provinces
MINOR = 30_000  # inhabitants of a town that is known far away
METROPOLIS = 500_000  # people


class PlaceMention(msgspec.Struct, frozen=True, gc=False):
    """A place that a sentence names, and as what."""

    place: Place
    part: Part
    start: int  # in the clean text
    end: int

    def where(self) -> Where:
        """Give it as claims hold it."""
        return self.place.where()


class Around(msgspec.Struct, frozen=True):
    """What is known before a sentence is read."""

    country: str | None
    place: Place | None  # where the sentences before it were
    city: Place | None = None  # that the report was filed from, in which its streets and parks lie
    met: dict[str, Place] = {}  # what the names told before stand for


def read_places(
    text: str, names: tuple[NameMention, ...], span: tuple[int, int], *, gazetteer: Gazetteer, around: Around
) -> tuple[PlaceMention, ...]:
    """Give the places named in one sentence, each with its part; ambiguous names are left out."""
    inside = [name for name in names if span[0] <= name.start and name.end <= span[1]]
    if not inside:
        return ()
    near = _hints(text, inside, gazetteer, country=around.country)
    found: list[PlaceMention] = []
    previous: PlaceMention | None = None
    item: Place | None = None  # the place that labels the sentence
    for n, name in enumerate(inside):
        nation = any(place.kind is PlaceKind.COUNTRY for place in gazetteer.by_name.get(name.key, ()))
        holder = None if nation else container(text, inside, n, gazetteer=gazetteer, near=near)
        if holder is None and previous and OWNER.match(text[previous.end : name.start]):
            holder = previous.place
        wide = previous is None or previous.place.kind is PlaceKind.COUNTRY  # of which the next name is no holder
        joined = None if previous is None or wide else (previous.part, previous.end)
        held = holder is not None or (name.careful and _at_home(name, item or around.place, gazetteer))
        part = part_of(text, name, span, joined, held=held)
        if holder is None and around.place and around.place.district and SAME.match(text, name.end):
            holder = replace(around.place, kind=PlaceKind.DISTRICT)
        unit = unit_word(text, name)
        again = around.met.get(name.key) if holder is None and unit is None else None
        place = (again or _meant(name, unit, gazetteer, near, holder=holder, around=around)) if part else None
        quarter = place is not None and place.kind is PlaceKind.LOCALITY and holder is None and again is None
        setting = item or (around.city if quarter else None)
        if place and setting and _minor(place) and place.province != setting.province:
            place = place_inside(name.key, setting)  # "Lakki Marwat: attack on PS Saddar" is not of Karachi's Saddar
        if place and holder is None and around.city:
            place = in_city(text, name, place, around.city)
        if place is None or (part is Part.MODIFIER and _by_chance(place, name)):
            continue
        part = _on_road(text, PlaceMention(place, part, name.start, name.end), previous)
        place = in_district(text, name.end, cantonment(text, name, place))
        if part <= Part.ROAD and place.kind is PlaceKind.LOCALITY and names_road(text, name):
            part = Part.LOCATION if holds(holder or around.place or place, place) else part
        previous = PlaceMention(place, part, *_span(text, name, place))
        if place.abroad and place.kind is PlaceKind.PROVINCE and part is Part.LABEL:
            around = Around(place.country, place)
        if part is Part.LABEL and place.kind in {PlaceKind.DISTRICT, PlaceKind.TOWN}:
            item = place
        if not _passing(previous, around.country):
            found.append(previous)
    return tuple(found)


def _span(text: str, name: NameMention, place: Place) -> tuple[int, int]:
    """Give where a name stands, without the state or unit beside it by which a division abroad was known."""
    bare = place.province or ""
    at = text.find(bare, name.start, name.end) if place.abroad and place.kind is PlaceKind.PROVINCE else -1
    return (name.start, name.end) if at < 0 else (at, at + len(bare))


def _at_home(name: NameMention, setting: Place | None, gazetteer: Gazetteer) -> bool:
    """Say whether a place of that name lies in the district that the text is on: "Bannu: firing on police, Domel"."""
    if setting is None or not setting.district:
        return False
    return any(_district(place) == _district(setting) for place in gazetteer.by_name.get(name.key, ()))


def _on_road(text: str, mention: PlaceMention, previous: PlaceMention | None) -> Part:
    """Give the part of an end of a road on which the attack was; the farther end is nearer if both are in a province.

    As in "on the road from Pasni to Ormara", "on the Kunduz-Khanabad road".
    """
    if FROM.search(text, max(0, mention.start - 50), mention.start):
        return Part.ROAD
    if previous is None or previous.part is not Part.ROAD:
        return mention.part
    between = text[previous.end : mention.start]
    along = LEADS_ON.match(between) or (ENDS.match(between) and OF_ROAD.match(text, mention.end))
    here, there = mention.place, previous.place
    near = here.country == there.country and here.province == there.province
    return (Part.MODIFIER if near else Part.ROAD) if along else mention.part


def _passing(mention: PlaceMention, country: str | None) -> bool:
    """Say whether a place abroad is named beside what is told: a capital that stands for its state, a country."""
    place = mention.place
    return place.abroad and mention.part < Part.LABEL and (place.kind is PlaceKind.COUNTRY or place.country != country)


def home_country(names: tuple[NameMention, ...], gazetteer: Gazetteer) -> str | None:
    """Give the country that most of a document's names can only lie in, larger places twice; the first where even.

    A province or state abroad outweighs small places at home, which may bear its towns' names; no town abroad does.
    """
    votes: dict[str, int] = {}
    divided = settled = False
    for name in names:
        places = gazetteer.by_name.get(name.key)
        if places and all(place.country == places[0].country for place in places):
            country, abroad = places[0].country, places[0].abroad
            weak = places[0].kind is PlaceKind.COUNTRY or all(map(_minor, places))
            votes[country] = votes.get(country, 0) + (1 if weak else 2)
            divided = divided or (abroad and places[0].kind is PlaceKind.PROVINCE)
            settled = settled or (not abroad and not all(map(_minor, places)))
    away = divided and not settled
    weighed = [country for country in votes if (country not in HOME) is away] or votes
    return max(weighed, key=votes.__getitem__, default=None)


def filed_from(gazetteer: Gazetteer, city: str, *, country: str | None) -> Place | None:
    """Give the place in which a report's unknown spots lie: its dateline's, a capital's province; a desk's is none."""
    if fold(city) in DESKS:
        return None
    place = gazetteer.resolve(city, near=Near(country=country))
    if place is not None and place.abroad:
        return None
    if place is None or fold(city) not in CAPITALS:
        return place
    return gazetteer.unit(place.province or "", PlaceKind.PROVINCE, country=place.country)


def container(text: str, names: list[NameMention], n: int, *, gazetteer: Gazetteer, near: Near) -> Place | None:
    """Give the district, province or city that the words say a name lies in, "Shewa, North Waziristan"."""
    if n + 1 >= len(names) or not LINK.match(text[names[n].end : names[n + 1].start]):
        return None
    after = names[n + 1]
    rest = text[after.end : names[n + 2].start] if n + 2 < len(names) else ""
    if COORDINATED.match(text[after.end : after.end + 8]) or (
        LISTED.match(rest) and "," in text[names[n].end : after.start]
    ):
        inner, outer = gazetteer.resolve(names[n].key, near=near), gazetteer.resolve(after.key, near=near)
        if inner is None or outer is None or not holds(outer, inner):
            return None  # a list of places side by side
    known = gazetteer.by_name.get(after.key, ())
    if known and all(place.population >= METROPOLIS for place in known):
        near = NOWHERE  # "Eidgah in Srinagar", whatever country the text is on
    return _resolve(after, unit_word(text, after), gazetteer, near)


def _by_chance(place: Place, name: NameMention) -> bool:
    """Say whether a bare word may well be something else: a minor town's by-name ("Naik") without "in" before it."""
    return place.kind is PlaceKind.TOWN and place.population < MINOR and fold(place.name) != name.key


def _meant(
    name: NameMention, kind: PlaceKind | None, gazetteer: Gazetteer, near: Near, *, holder: Place | None, around: Around
) -> Place | None:
    """Give the place meant: inside its holder where the words name one, else by the hints, else by what went before."""
    if holder is not None and holder.kind is not PlaceKind.COUNTRY:
        holder = _province_of(holder, gazetteer)
        place = _resolve(name, kind, gazetteer, _near(holder))
        if place is None or (not holds(holder, place) and (_minor(place) or kind is PlaceKind.DISTRICT)):
            return place_inside(name.key, holder, unit=kind)
        return place
    place = _resolve(name, kind, gazetteer, near)
    if place is None and near.country != around.country:
        place = _resolve(name, kind, gazetteer, dataclasses.replace(near, country=around.country))
    if around.place and (place is None or (_minor(place) and not holds(around.place, place))):
        setting = _province_of(around.place, gazetteer) if kind is PlaceKind.DISTRICT else around.place
        closer = _resolve(name, kind, gazetteer, _near(setting))
        return closer if closer and holds(setting, closer) else place
    return place


def _near(place: Place) -> Near:
    """Give the hints that a place makes for what lies in it."""
    return Near(country=place.country, province=place.province, district=place.district)


def _province_of(place: Place, gazetteer: Gazetteer) -> Place:
    """Give the province where a name means a town, a district and a province: "Zharay, Kandahar"."""
    same = place.province is not None and fold(place.name) == fold(place.province)
    province = gazetteer.unit(place.name, PlaceKind.PROVINCE, country=place.country) if same else None
    return province or place


def _minor(place: Place) -> bool:
    """Say whether a place is too small to be meant far from where the text is."""
    small = place.kind is PlaceKind.TOWN and place.population < MINOR
    return small or place.kind is PlaceKind.LOCALITY or (place.kind is PlaceKind.DISTRICT and place.country == "AF")


def _hints(text: str, names: list[NameMention], gazetteer: Gazetteer, *, country: str | None) -> Near:
    """Give the country, province and district that the names of one sentence settle among themselves."""
    province = district = None
    named = {p.country for name in names for p in gazetteer.by_name.get(name.key, ()) if p.kind is PlaceKind.COUNTRY}
    for name in names:
        places = gazetteer.by_name.get(name.key, ())
        for place in places:
            if place.kind is PlaceKind.COUNTRY and not (country in HOME and country in named):
                country = country if place.abroad and country in HOME else place.country
            elif place.kind is PlaceKind.PROVINCE and province is None and not (place.abroad and len(places) > 1):
                province, country = place.province, place.country if place.abroad else country or place.country
            elif place.kind is PlaceKind.DISTRICT and district is None and unit_word(text, name) is PlaceKind.DISTRICT:
                district = place.district
    return Near(country=country, province=province, district=district)


def _resolve(name: NameMention, kind: PlaceKind | None, gazetteer: Gazetteer, near: Near) -> Place | None:
    """Give the one place meant, of the kind the text says where it says one."""
    if kind is not None:
        of_kind = [c for c in gazetteer.find(name.key, near=near) if c.place.kind is kind and c.agreement >= 0]
        if len({c.place.id for c in of_kind if c.agreement == of_kind[0].agreement}) == 1:
            return of_kind[0].place
    return gazetteer.resolve(name.key, near=near)


def finest(mentions: tuple[PlaceMention, ...], *, least: Part = Part.MODIFIER) -> PlaceMention | None:
    """Give the mention that most plainly places the attack, or a finer one that lies inside it."""
    fit = [m for m in mentions if m.part >= least]
    if len(fit) > 1:
        fit = _innermost(fit)
    if len(fit) < 2:
        return fit[0] if fit else None
    best = max(fit, key=lambda m: (m.part, min(FINENESS[m.place.kind], 3), -m.start))
    if best.place.kind is PlaceKind.TOWN and best.part >= Part.LABEL and not _of_seat(best.place):
        least = Part.LABEL  # a spot of which no word says that the attack was there is another
    finer = (m for m in fit if m.part >= least and FINENESS[m.place.kind] > FINENESS[best.place.kind])
    inside = [m for m in finer if holds(best.place, m.place)]
    return max(inside, key=lambda m: (FINENESS[m.place.kind], -m.start), default=best)


def _innermost(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Leave out names that a town shares with its district or province, where another spot lies in that."""
    spots = {m.place.id: m.place for m in mentions if m.part >= Part.LABEL}.values()
    if len(spots) < 2:
        return mentions
    filled = {_district(p) for p in spots if p.kind is not PlaceKind.DISTRICT and not _of_seat(p)}
    districts: dict[str | None, set[str | None]] = {}
    for place in spots:
        if place.district:
            districts.setdefault(place.province, set()).add(place.district)
    outer = {
        p.id
        for p in spots
        if (p.district and _of_seat(p) and _district(p) in filled)
        or (p.province and fold(p.name) == fold(p.province) and districts.get(p.province, set()) - {p.district})
    }
    return [m for m in mentions if m.place.id not in outer] or mentions


def _district(place: Place) -> tuple[str, str | None, str | None]:
    """Give the district in which a place lies."""
    return place.country, place.province, place.district


def _of_seat(place: Place) -> bool:
    """Say whether a town's name is its district's: "Hangu", "Lakki"."""
    district = fold(place.district or "")
    return bool(district) and any(district.startswith(fold(name)) for name in (place.name, *place.alternates))


def scattered(mentions: tuple[PlaceMention, ...]) -> bool:
    """Say whether the places lie in several provinces, as in a list of where operations were."""
    return (
        len({(m.place.country, m.place.province) for m in mentions if m.place.province and m.part >= Part.MODIFIER}) > 1
    )


def holds(outer: Place, inner: Place) -> bool:
    """Say whether one place lies in the other as far as their units tell, so that both may be one spot."""
    if outer.country != inner.country:
        return False
    for a, b in ((outer, inner), (inner, outer)):
        if a.kind is PlaceKind.COUNTRY:
            return True
        if a.kind is PlaceKind.PROVINCE:
            return a.province == b.province
    if outer.district and inner.district:
        return outer.district == inner.district and outer.province == inner.province
    if "text:" in (outer.id[:5], inner.id[:5]):
        return outer.province == inner.province and not (outer.district and inner.district)
    return outer.name == inner.name
