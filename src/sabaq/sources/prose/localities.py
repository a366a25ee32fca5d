"""Localities: named spots that no gazetteer holds.

A capitalised name after "near" or before "area" is the spot that the text means; it stands in the district that the
text names beside it, with that district's circle, so that the name is kept and nothing finer is pretended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sabaq.sources.gazetteer import Place, PlaceKind, fold
from sabaq.sources.prose.places import Part, PlaceMention
from sabaq.sources.prose.words import listed

NAME = r"[A-Z][a-z'-]+(?:[ -](?:[A-Z][a-z'-]+|\d{1,2}\b)){0,2}"
KIND = r"(?:area|locality|village|neighbou?rhood|bazaar|bazar|sub-?division|suburb|hamlet|quarter|valley|mohalla|road)"
PATTERNS = (
    re.compile(rf"\b(?:in|at|near|of|from|on)(?: the)?(?: general area)? (?P<name>{NAME}) {KIND}\b"),
    re.compile(rf"\b(?:near|at|general area) (?P<name>{NAME})(?=[,.;]|\s*\Z| (?:on|late|early|when|today"
    rf"|yesterday|overnight|in|of|by)\b)"),
    re.compile(rf"\bin (?P<name>{NAME})(?=, [A-Z]|,? (?:in|of) (?:the )?[A-Z])"),
)  # fmt: skip
OWNED = re.compile(rf"'s (?P<name>{NAME})")
LABELLED = re.compile(rf", (?P<name>{NAME})(?=:)")
NEVER = frozenset(listed("marks", "months")) | frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "eid",
        "ashura",
        "muharram",
        "ramazan",
        "ramadan",
        "government",
    ]
)
INSTITUTION = re.compile(
    r"\b(?:Hospital|University|College|Court|Police|Army|Corps|Force|Forces|Department|Ministry|Brigade|Council"
    r"|Party|Front"
    r"|Rangers|Levies|Taliban|Army|Assembly|Authority|Complex|Centre|Center|School|Command|Minister|Operations)\b"
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
    for match in _named(text, span, known):
        first, last = match.span("name")
        name = match.group("name")
        usual = name.split()[0].lower() in NEVER or INSTITUTION.search(name)
        if usual or any(a < last and first < b for a, b in taken):
            continue
        holder = _holder(known, first) or around
        if holder is not None:
            found.setdefault(first, PlaceMention(_inside(name, holder), Part.LOCATION, first, last))
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


def _holder(known: tuple[PlaceMention, ...], at: int) -> Place | None:
    """Give the district, town or province nearest to an offset that places the attack."""
    fit = [m for m in known if m.part >= Part.MODIFIER and m.place.kind not in {PlaceKind.COUNTRY, PlaceKind.LOCALITY}]
    fit.sort(key=lambda m: (m.place.kind is PlaceKind.PROVINCE, abs(m.start - at)))
    return fit[0].place if fit else None


def _inside(name: str, holder: Place) -> Place:
    """Give the spot as a place that has its holder's circle and units."""
    return replace(
        holder, id=f"text:{holder.id}/{fold(name)}", kind=PlaceKind.LOCALITY, name=name, population=0, alternates=()
    )
