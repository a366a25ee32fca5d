"""Whereabouts: the one place where a thing told of happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.sources.gazetteer import HOME, Near, Place, PlaceKind
from sabaq.sources.prose.gathering.clauses import Reading
from sabaq.sources.prose.gathering.drafts import Draft, draft_of
from sabaq.sources.prose.gathering.told import Told
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.segments import Dateline
from sabaq.sources.prose.where.parts import DESKS, Part
from sabaq.sources.prose.where.places import Around, PlaceMention, finest, holds, read_places, scattered
from sabaq.sources.prose.where.unlisted import place_inside

HERE = lazily(r"\bhere\b", re.IGNORECASE)


def place_drafts(told: Told, reading: Reading, *, alone: bool) -> Iterator[Draft]:
    """Yield the place: the finest beside the attack, else the dateline where the text says "here", else the country."""
    lists = [clause for clause in told.clauses if scattered(clause.places)]
    apart = [clause for clause in told.clauses if clause not in lists and finest(clause.places)]
    mentions = tuple(p for clause in (apart or told.clauses) for p in clause.places)
    best = _within(finest(tuple(p for p in mentions if p.place.kind is not PlaceKind.COUNTRY)), told, mentions)
    if lists and not apart and not lists[-1].order:
        best = _setting(told, reading, alone=alone) or best  # a title names several provinces
    dateline = reading.segments.dateline
    if best is None and dateline and _filed_there(told, dateline.city):
        best = _filed_at(dateline, reading)
    if best is None and any(m.prop is Prop.ABDUCTED for clause in told.clauses for m in clause.mentions):
        best = finest(tuple(p for p in mentions if p.place.kind is not PlaceKind.COUNTRY), least=Part.ORIGIN)
    if best is None or best.place.kind is PlaceKind.PROVINCE:
        best = _on_the_way(best, mentions) or best
    if best is None or (best.part < Part.LABEL and best.place.kind is PlaceKind.PROVINCE):
        best = _setting(told, reading, alone=alone) or best
    if best is not None and best.place.kind is PlaceKind.PROVINCE and alone:
        near = _setting(told, reading, alone=alone)  # "The coaches were halted in the Khad Koocha area"
        best = near if near and near.part is Part.LOCATION and holds(best.place, near.place) else best
    best = best or finest(mentions) or finest(mentions, least=Part.ORIGIN)
    if best is None and dateline:
        best = _filed_at(dateline, reading)
    if best is not None and not best.place.country:
        listed = tuple(p for p in mentions if p.place.country and p.place.kind is not PlaceKind.COUNTRY)
        setting = _setting(told, reading, alone=alone) or finest(listed, least=Part.ORIGIN)
        best = _held(best, setting.place if setting else _named_at_all(reading))
    if best is not None:
        filed = dateline is not None and best.start == dateline.start
        rule = "place_of_dateline" if filed else "place_not_listed" if best.place.id.startswith("text:") else "place"
        draft = draft_of(told, Prop.PLACE, best.place.name, span=(best.start, best.end), rule=rule)
        draft.where = best.where()
        yield draft


def _filed_at(dateline: Dateline, reading: Reading) -> PlaceMention | None:
    """Give the town that a report was filed from, where it names no other place."""
    city = reading.gazetteer.resolve(dateline.city)
    return PlaceMention(city, Part.LOCATION, dateline.start, dateline.start + len(dateline.city)) if city else None


def _filed_there(told: Told, city: str) -> bool:
    """Say whether a text without another place means its dateline: it says "here", or no news desk sits there."""
    return city.lower() not in DESKS or any(HERE.search(clause.text) for clause in told.clauses)


def _setting(told: Told, reading: Reading, *, alone: bool) -> PlaceMention | None:
    """Give the place of the sentences around, which tell no harm but may set the scene; those after only if alone."""
    sentences = reading.segments.sentences
    first, last = told.clauses[0], told.clauses[-1]
    heard = {clause.order for clause in told.clauses}
    near = [n for n in (first.order - 1, first.order - 2) if n >= 0]
    near += [n for n in range(first.order, last.order) if n not in heard]
    near += [n for n in (last.order + 1, last.order + 2) if alone and n < len(sentences)]
    for n in near:
        told_there = sentences[n]
        if n < first.order and not alone and told_there.paragraph != first.paragraph:
            continue
        span = (told_there.start, told_there.end)
        names = tuple(
            name
            for name in reading.triggers.names
            if span[0] <= name.start < span[1] and not reading.segments.in_dateline(name.start)
        )
        found = read_places(
            reading.text, names, span, gazetteer=reading.gazetteer, around=Around(reading.country, None)
        )
        best = finest(tuple(p for p in found if p.place.kind is not PlaceKind.COUNTRY))
        if best is not None:
            return best
    return None


def _on_the_way(best: PlaceMention | None, mentions: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """Give the town by whose road the attack was, inside the province where one is told."""
    roads = (m for m in mentions if m.part is Part.ROAD)
    return next((m for m in roads if best is None or holds(best.place, m.place)), None)


def _held(spot: PlaceMention, setting: Place | None) -> PlaceMention:
    """Give a spot of which only the name is known as one inside the place that sets the scene."""
    return replace(spot, place=place_inside(spot.place.name, setting)) if setting else spot


def _named_at_all(reading: Reading) -> Place | None:
    """Give the place that a document names, be it in the name of its police; where its names lie apart, its country."""
    near = Near(country=reading.country)
    found = [place for name in reading.triggers.names if (place := reading.gazetteer.resolve(name.key, near=near))]
    spots = [place for place in found if place.kind is not PlaceKind.COUNTRY]
    if len({(place.country, place.province) for place in spots}) == 1:
        return spots[0]
    return reading.gazetteer.nation(reading.country) if reading.country not in HOME else None


def _within(best: PlaceMention | None, told: Told, mentions: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """Prefer the place by which the incident was gathered."""
    if best is None or told.place is None:
        return best
    return next((p for p in mentions if p.place == told.place and p.part >= Part.MODIFIER), best)
