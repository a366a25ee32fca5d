"""Spots no gazetteer holds, placed in what they lie in."""

from __future__ import annotations

import math

from msgspec.structs import replace

from sabaq.sources.gazetteer import HOME, Place, PlaceKind, fold
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import NameMention

SITED = lazily(
    r" (?:Park|Colony|Chowk|Chowrangi|Road|Market|Bazaa?r|Mosque|Block|Morr|Gate|Gardens?|Stadium|Ground|Street)\b"
)
UNIT = lazily(
    r" [Dd]istrict\b|(?:,? (?:in |of )?)(?:the )?(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
    r" (?:[Dd]istrict|[Cc]ounty|[Ll]ocal [Gg]overnment|LGA|[Cc]ercle)\b"
)
CANTONMENT = lazily(r" (?:[Cc]antonment|[Cc]antt)\b(?! (?:board|police|hospital))")


def place_inside(name: str, holder: Place, *, unit: PlaceKind | None = None) -> Place:
    """Give a spot, or a district where the text says so, that has its holder's circle and units."""
    shown = " ".join(word.capitalize() for word in name.split()) if name.islower() else name
    kind = unit if unit is PlaceKind.DISTRICT and holder.kind is PlaceKind.PROVINCE else PlaceKind.LOCALITY
    return replace(
        holder, id=f"text:{holder.id}/{fold(name)}", kind=kind, name=shown, population=0, alternates=(),
        district=shown if kind is PlaceKind.DISTRICT else holder.district,
    )  # fmt: skip


def place_alone(name: str) -> Place:
    """Give a spot of which nothing but the name is known."""
    return Place(
        id=f"text:{fold(name)}", kind=PlaceKind.LOCALITY, name=name, lat=math.nan, lon=math.nan, radius_m=math.nan,
        country="",
    )  # fmt: skip


def in_city(text: str, name: NameMention, place: Place, city: Place) -> Place:
    """Give the park or street of a city that has the name of a quarter of another: "Gulshan-e-Iqbal Park"."""
    site = SITED.match(text, name.end)
    apart = place.country == city.country and place.province != city.province
    if site and apart and place.kind is PlaceKind.LOCALITY:
        return place_inside(f"{place.name}{site.group()}", city)
    return place


def in_district(text: str, end: int, place: Place) -> Place:
    """Give a place abroad with the district that the words after it name: "Kakapora, Pulwama district"."""
    wide = place.kind in {PlaceKind.COUNTRY, PlaceKind.PROVINCE}
    known = place.district and not place.abroad
    unit = None if wide or known or place.country in HOME else UNIT.match(text, end)
    return replace(place, district=unit["name"] or place.name) if unit else place


def cantonment(text: str, name: NameMention, place: Place) -> Place:
    """Give the cantonment of a town where the name is followed by that word."""
    if place.kind is PlaceKind.TOWN and CANTONMENT.match(text, name.end):
        return place_inside(f"{place.name} Cantonment", place)
    return place
