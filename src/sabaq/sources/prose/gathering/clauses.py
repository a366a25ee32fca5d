"""Clauses: what one stretch of a document says."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from sabaq.model.evidence import Framing
from sabaq.model.terms import AttackType
from sabaq.sources.gazetteer import Gazetteer, PlaceKind
from sabaq.sources.prose.deeds.attacks import Word, attack_type
from sabaq.sources.prose.deeds.outcomes import speaker
from sabaq.sources.prose.deeds.targets import Aim, aims
from sabaq.sources.prose.parties.actors import Actor
from sabaq.sources.prose.parties.responsibilities import Responsibility
from sabaq.sources.prose.parties.voices import Voices
from sabaq.sources.prose.people.mentions import Mention
from sabaq.sources.prose.sums.statistics import Statistic
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.segments import Genre, Segments
from sabaq.sources.prose.text.triggers import Signal, Triggers
from sabaq.sources.prose.when.dates import DateMention
from sabaq.sources.prose.where.places import PlaceMention

TELLING = frozenset({Signal.ATTACK, Signal.HURT, Signal.CLAIM, Signal.OUTCOME})
CONCRETE = Cued(
    r"\b(?:attack(?:s|ed)?|blasts?|bombings?|bombed|explo(?:sions?|ded)|ambush(?:ed)?|raid(?:s|ed)?|assaults?"
    r"|shootings?"
    r"|encounters?|operations?|firing|shelling|massacre|carnage|captured|detained|arrested|apprehended|cache"
    r"|grenades?|bombs?"
    r"|ied|rockets?|mortars?|gunmen|(?:land)?mines?|suicide|sabotage[d]?|blown up|blew up|set (?:on fire|ablaze"
    r"|alight|fire)"
    r"|torched|burnt down|abduct(?:ed|ion)|kidnapp(?:ed|ing)|went off|opened fire|fired (?:at|on|upon)"
    r"|gunned down|took away"
    r"|taken away|took hostage|captive|device)\b",
    re.IGNORECASE,
)
ROUNDUP = Cued(
    r"\b(?:two|three|four|five|six|seven|several|multiple|different|separate|various|twin|series of)"
    r"(?: \w+){0,2} (?:operations|attacks|incidents|blasts|bombings|encounters|engagements|explosions|ambushes"
    r"|shootings|strikes|clashes|raids|places|areas|districts|ibos)\b",
    re.IGNORECASE,
)


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of text and what was read in it; offsets count from `start`, of places from the text's head."""

    start: int
    end: int
    text: str
    paragraph: int
    order: int  # of its sentence
    framing: Framing
    signals: frozenset[Signal]
    mentions: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    sentence: str = ""
    outcomes: tuple[Word, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    actors: tuple[Actor, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    another: bool = False
    item: bool = False  # opens an item of a list
    share: str | None = None  # the name of the place whose part of a shared toll it tells; empty: one of several told

    @property
    def attack(self) -> Word | None:
        """How the attack was done."""
        return None if TELLING.isdisjoint(self.signals) else attack_type(self.text)

    @property
    def struck(self) -> bool:
        """Whether it tells how an attack was done, not only that there was one or that forces moved."""
        return self.attack is not None and self.attack.firm and self.attack.value != AttackType.OTHER.value

    @property
    def targets(self) -> tuple[Aim, ...]:
        """What may have been hit."""
        return () if TELLING.isdisjoint(self.signals) else aims(self.text)

    @property
    def speaker(self) -> str | None:
        """The office that the whole sentence names as speaking."""
        return speaker(self.sentence)

    @property
    def roundup(self) -> bool:
        """Whether it sums up several attacks, whose single figures then follow."""
        return bool(self.mentions and self.share is None and ROUNDUP.search(self.text))

    @property
    def tells(self) -> bool:
        """Say whether the clause is about an attack at all."""
        return bool(self.signals & {Signal.HURT, Signal.ATTACK, Signal.OUTCOME})

    @property
    def concrete(self) -> bool:
        """Say whether the clause names one thing that happened rather than a theme."""
        if self.mentions:
            return True
        placed = any(p.place.kind not in {PlaceKind.COUNTRY, PlaceKind.PROVINCE} for p in self.places)
        if not placed and all(d.background for d in self.dates):
            return False
        return bool(self.outcomes or CONCRETE.search(self.text) or self.struck)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds the sentences of one document."""

    text: str
    segments: Segments
    triggers: Triggers
    anchor: date | None
    by: date | None  # the last day that a day without a year may be, where there is no anchor
    country: str | None
    gazetteer: Gazetteer
    voices: Voices


def is_opinion(reading: Reading) -> bool:
    """Say whether the document argues rather than reports."""
    return reading.segments.genre is Genre.OPINION
