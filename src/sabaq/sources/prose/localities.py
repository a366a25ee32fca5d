"""Localities: named spots that no gazetteer holds.

A capitalised name after "near" or before "area" is the spot that the text means; it stands in the district that the
text names beside it, with that district's circle, so that the name is kept and nothing finer is pretended. Where
nothing known stands beside it, as in countries of which no places are listed, it is a name without a position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sabaq.sources.gazetteer import Place, PlaceKind
from sabaq.sources.prose.cues import Cued
from sabaq.sources.prose.parts import Part
from sabaq.sources.prose.places import PlaceMention, place_alone, place_inside
from sabaq.sources.prose.words import listed

NAME = r"[A-Z](?:'[A-Z])?[a-z'-]+(?:[ -](?:[A-Z](?:'[A-Z])?[a-z'-]+|\d{1,2}\b)){0,2}"
KIND = (
    r"(?:area|locality|village|neighbou?rhood|bazaar|bazar|sub-?division|suburb|hamlet|quarter|valley"
    r"|mohalla|tehsil|town|sector)"
)
POST = (
    r"(?:check[- ]?post|checkpoint|post|picket|police (?:station|post|check ?post)|thana|fort|gas (?:plant|field)"
    r"|oil field|coal ?fields?|(?:army|security|levies|military) (?:camp|post|check ?post)|sector)"
)
NOT_TOWNS = (
    r"(?:hospital|mosque|school|college|church|shrine|airport|university|hotel|road|bridge|highway|stadium|prison)"
)
PATTERNS = (
    Cued(rf"\b(?:in|at|near|of|from|on)(?: the)?(?: general area)? (?P<name>{NAME}) {KIND}\b"),
    Cued(rf"\b(?:[Nn]ear|nr|[Oo]utside) (?P<name>{NAME})(?=[,.;:)]|\s*\Z| [(a-z])(?! (?:[\w'-]+ )?{NOT_TOWNS}\b)"),
    Cued(rf"\b(?:at|[Gg]en(?:eral)? area|outskirts of) (?P<name>{NAME})(?=[,.;:)]|\s*\Z| \(| (?:on|late|early|when"
    rf"|today|yesterday|overnight|in|of|by|and|last|this|after|before|at)\b)"),
    Cued(rf"\bin (?P<name>{NAME})(?=, [A-Z]|,? (?:in|of) (?:the )?[A-Z])"),
    Cued(rf"\bin (?P<name>{NAME})(?=[.;:)]|\s*\Z| \(|,? (?:on|late|early|when|where|today|yesterday|overnight|by"
    rf"|and|last|this|after|before|at|during|as|leaving|killing|with)\b)"),
    Cued(rf"\b(?:[Tt]ehsil|[Vv]illage(?: of)?|[Mm]ohalla|[Ss]ub-?[Dd]ivision|[Tt]own of) (?P<name>{NAME})"),
    Cued(
        rf"\b(?:attacked|hit|struck|stormed|targeted|raided|at|on|near|[A-Za-z]:) (?:the |a )?(?P<name>{NAME}) {POST}\b"
    ),
)  # fmt: skip
CAPITAL = re.compile(r" [A-Z]")
LEADS = re.compile(
    r"(?:\b(?:in|at|[Nn]ear|nr|[Oo]utside|of|from|on|area|attacked|hit|struck|stormed|targeted|raided|[Tt]ehsil"
    r"|[Vv]illage|[Mm]ohalla|[Dd]ivision)(?: the| a)?|'s|[,:])\Z"
)  # what every pattern below needs before a capital, and before no other name
LONGEST_LEAD = len("division the")
OWNED = re.compile(rf"'s (?P<name>{NAME})(?! (?:[Rr]oad|[Mm]osque|[Cc]hurch))")
LABELLED = re.compile(rf", (?P<name>{NAME})(?=:)")
NOT_SPOTS = frozenset(listed("marks", "not_spots"))  # days, feasts, countries, offices
STREET = re.compile(
    r"\b(?:Road|Tower|Towers|Gate|Expressway|Highway|Bridge|Street|Bypass|Mosque|Masjid|Church|Shrine|Hotel|Plaza|Square"
    r"|Mall|Avenue|Flyover|Stadium|Park|Station|Canal|Building|House|Chowrangi|Crossing|Exchange|Airport|Base|Prison"
    r"|Jail|Line|Lines|Office|Day|Way|Hall|Club|Bank|Tunnel|Railway)\Z"
)  # a street or a building is no settlement
INSTITUTION = re.compile(
    r"\b(?:Hospital|University|College|Court|Police|Army|Corps|Force|Forces|Department|Ministry|Brigade|Council"
    r"|Party|Front"
    r"|Rangers|Levies|Taliban|Assembly|Authority|Operation|Movement|Complex|Centre|Center|School|Command|Minister|Operations)\b"
)


def localities(
    text: str,
    span: tuple[int, int],
    known: tuple[PlaceMention, ...],
    *,
    around: Place | None,
    taken: tuple[tuple[int, int], ...],
) -> tuple[PlaceMention, ...]:
    """Give the spots of one clause that the gazetteer lacks, inside the known place beside them or around them."""
    found: dict[int, PlaceMention] = {}
    free = (m.start() for m in CAPITAL.finditer(text, *span) if not any(a < m.end() <= b for a, b in taken))
    if not any(LEADS.search(text, max(span[0], at - LONGEST_LEAD), at) for at in free):
        return ()
    placed = any(m.part >= Part.MODIFIER and m.place.kind is not PlaceKind.COUNTRY for m in known)
    for match in _named(text, span, known):
        first, last = match.span("name")
        name = match.group("name")
        usual = name.split()[0].lower() in NOT_SPOTS or INSTITUTION.search(name) or STREET.search(name)
        if usual or any(a < last and first < b for a, b in taken):
            continue
        holder = _holder(known, first, last) or around
        if holder is not None:
            found.setdefault(first, PlaceMention(place_inside(name, holder), Part.LOCATION, first, last))
        elif not placed:
            found.setdefault(first, PlaceMention(place_alone(name), Part.LOCATION, first, last))
    return tuple(found.values())


def _named(text: str, span: tuple[int, int], known: tuple[PlaceMention, ...]) -> Iterator[re.Match[str]]:
    """Yield what may be the name of a spot."""
    for pattern in PATTERNS:
        yield from pattern.finditer(text, *span)
    for mention in known:
        if mention.place.kind in {PlaceKind.DISTRICT, PlaceKind.TOWN}:
            owned = OWNED.match(text, mention.end, span[1])
            if owned is None and mention.start == span[0]:
                owned = LABELLED.match(text, mention.end, span[1])
            if owned:
                yield owned


def _holder(known: tuple[PlaceMention, ...], first: int, last: int) -> Place | None:
    """Give the place named right after a spot, else the nearest district, town or province that places the attack."""
    beside = next((m.place for m in known if 0 < m.start - last <= 3 and m.place.kind is not PlaceKind.COUNTRY), None)
    fit = [m for m in known if m.part >= Part.MODIFIER and m.place.kind not in {PlaceKind.COUNTRY, PlaceKind.LOCALITY}]
    fit.sort(key=lambda m: (m.place.kind is PlaceKind.PROVINCE, abs(m.start - first)))
    return beside or (fit[0].place if fit else None)
