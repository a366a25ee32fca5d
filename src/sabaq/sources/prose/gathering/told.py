"""Told: one thing that a document tells of, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sabaq.model.evidence import Framing
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.gazetteer import FINENESS, Place, PlaceKind
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.where.parts import Part
from sabaq.sources.prose.where.places import PlaceMention, finest, holds

EVENT = lazily(
    r"\b(?:attacked|opened fire|fired (?:at|on|upon)|ambushed|stormed|raided|detonated|exploded|went off|blew"
    r"|hurled|lobbed"
    r"|targeted|planted|shot|torched|whisked|seiz(?:es?|ed)|stabbed|mow(?:n|ed) down|raked|mined|shelled|bombed|slain"
    r"|burn(?:t|ed)|gunned down|beheaded|stopped|blown up|overran|kidnapped|abducted|assassinated"
    r"|hit by|struck|detained"
    r"|captured|arrested)\b",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Told:
    """One thing that a document tells of, as far as it has been read."""

    framing: Framing
    place: Place | None = None
    roundup: bool = False  # sums up several attacks; their single figures stay with it
    clauses: list[Clause] = field(default_factory=list)

    def take(self, clause: Clause, place: Place | None) -> None:
        """Add a clause; a finer place replaces a coarser."""
        self.clauses.append(clause)
        if self.roundup:
            return
        self.roundup = clause.roundup and self.clauses[0] is clause
        finer = self.place is None or (
            place and FINENESS[place.kind] > FINENESS[self.place.kind] and holds(self.place, place)
        )
        if place and finer:
            self.place = place

    @property
    def empty(self) -> bool:
        """Say whether only places and dates were read: a setting without an event."""
        told = any(
            c.concrete
            or c.outcomes
            or c.responsibilities
            or any(a.sure for a in c.actors)
            or (c.attack and EVENT.search(c.text))
            for c in self.clauses
        )
        if told:
            return False
        set_somewhere = any(local(c) or days_of((c,)) for c in self.clauses)
        return not (set_somewhere and any(c.attack for c in self.clauses))


def spot_of(clause: Clause) -> PlaceMention | None:
    """Give the place a clause puts its attack in, countries left out."""
    local = tuple(p for p in clause.places if p.place.kind is not PlaceKind.COUNTRY)
    return finest(local)


def local(clause: Clause) -> bool:
    """Say whether a clause names a place finer than a country."""
    return any(p.place.kind is not PlaceKind.COUNTRY and p.part >= Part.MODIFIER for p in clause.places)


def days_of(clauses: Iterable[Clause], *, last: bool = False) -> set[date]:
    """Give the days that clauses state of what they tell; `last`: the last of each span, and of weeks too."""
    full = {DatePrecision.DAY, DatePrecision.DAYS, *((DatePrecision.WEEK,) if last else ())}
    told = (d for c in clauses for d in c.dates if not (d.background or d.other) and d.when.precision in full)
    return {d.when.last if last else d.when.first for d in told}
