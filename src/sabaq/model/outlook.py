"""Outlook: problems, indicators seen, warnings and their fate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from sabaq.errors import BadConfig
from sabaq.model.evidence import Marking

LARGEST_WEIGHT = 7.0  # a likelihood ratio of about 1,100: no single sign is worth more
LONGEST_HORIZON = timedelta(days=366)


class Grain(IntEnum):
    """How exactly a warning says one thing."""

    NONE = 0
    BROAD = 1
    NARROW = 2
    EXACT = 3


class Step(StrEnum):
    """What becomes of a warning on its way."""

    DELIVERED = "delivered"
    READ = "read"
    ACTED = "acted"


class Outcome(StrEnum):
    """What a warning turned out to be."""

    HIT = "hit"
    FALSE_ALARM = "false-alarm"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A sign that something is being prepared, and what seeing it once is worth."""

    key: str
    text: str
    weight: float  # natural logarithm of the likelihood ratio; below 0 it reassures
    half_life_h: float  # after which it is worth half
    group: str  # of signs that come from one cause, and so count less together
    basis: str  # where the weight comes from

    def __post_init__(self) -> None:
        if not (self.key.strip() and self.text.strip() and self.group.strip()):
            raise BadConfig("an indicator needs a key, a text and a group; name all three")
        if not 0 < abs(self.weight) <= LARGEST_WEIGHT:
            raise BadConfig(
                f"indicator {self.key} weighs {self.weight}; wanted the natural logarithm of a likelihood ratio, "
                f"not 0 and at most {LARGEST_WEIGHT} either way"
            )
        if not 0 < self.half_life_h <= LONGEST_HORIZON.days * 24:
            raise BadConfig(f"indicator {self.key} halves in {self.half_life_h} h; wanted more than 0, a year at most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What might happen, where, within which time, and from which probability on somebody is to be told."""

    id: str
    title: str
    places: tuple[str, ...]  # names of towns, districts or classes of sites
    horizon: timedelta
    base_rate: float  # probability of an attack there within the horizon when nothing is seen
    basis: str  # where the base rate comes from
    threshold: float
    addressee: str  # an office, never a person
    opened_by: str
    marking: Marking = Marking.CLEAR

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.addressee.strip():
            raise BadConfig("a problem needs a title and an addressee; name the office that has to be told")
        if not [each for each in self.places if each.strip()]:
            raise BadConfig("a problem is about at least one place; give --place NAME")
        if not timedelta() < self.horizon <= LONGEST_HORIZON:
            raise BadConfig(f"the horizon is {self.horizon}; wanted more than nothing and at most a year")
        for name, value in (("base rate", self.base_rate), ("threshold", self.threshold)):
            if not 0 < value < 1:
                raise BadConfig(f"the {name} is {value}; wanted a probability between 0 and 1, and neither of them")
        if self.threshold <= self.base_rate:
            raise BadConfig(
                f"the threshold {self.threshold} is not above the base rate {self.base_rate}: it would always be "
                "crossed; raise it"
            )

    def covers(self, place: str) -> bool:
        """Say whether what is seen at a place bears on this."""
        return place.casefold().strip() in {each.casefold().strip() for each in self.places}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Somebody else was let in on an observation."""

    agency: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """An agency holds that a sign was seen; who else held it, and since when."""

    id: str
    indicator: Indicator
    agency: str
    place: str
    seen_at: datetime
    held_at: datetime  # since when the agency itself knew
    origin: str  # the first-hand source; what rests on the same one counts once
    shared: tuple[Sharing, ...] = ()
    marking: Marking = Marking.CLEAR
    note: str = ""

    def __post_init__(self) -> None:
        if not (self.agency.strip() and self.place.strip() and self.origin.strip()):
            raise BadConfig("an observation needs an agency, a place and an origin; name all three")
        if self.held_at < self.seen_at:
            raise BadConfig(
                f"{self.agency} would have known at {self.held_at.isoformat()} what was seen at "
                f"{self.seen_at.isoformat()}; the later of the two is when it knew"
            )
        for each in self.shared:
            if each.at < self.held_at:
                raise BadConfig(
                    f"{each.agency} would have been told at {each.at.isoformat()}, before {self.agency} knew "
                    f"({self.held_at.isoformat()}); mend one of the two"
                )

    def known_to(self, agency: str) -> datetime | None:
        """Give since when an agency held this; None: never. An empty name is all of them together."""
        if agency in {"", self.agency}:
            return self.held_at
        told = [each.at for each in self.shared if each.agency == agency]
        return min(told, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An observation before it is on record."""

    indicator: str
    agency: str
    place: str
    seen_at: datetime
    held_at: datetime | None = None  # None: when it was seen
    origin: str = ""  # empty: the agency itself
    shared: tuple[Sharing, ...] = ()
    marking: Marking = Marking.CLEAR
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """An analyst's own probability, given for a reason."""

    by: str
    probability: float
    at: datetime
    why: str

    def __post_init__(self) -> None:
        if not 0 < self.probability < 1:
            raise BadConfig(f"the probability is {self.probability}; wanted one between 0 and 1, and neither of them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A step that a warning went."""

    step: Step
    by: str
    at: datetime
    what: str  # what was done, or to whom it came


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning as it was issued, and what became of it; none is ever removed."""

    id: str
    problem: str
    text: str
    addressee: str
    probability: float
    base_rate: float
    threshold: float
    made_from: tuple[str, ...]  # ids of the observations that counted
    place: Grain
    time: Grain
    mode: Grain
    actor: Grain
    issued_by: str
    issued_at: datetime
    expires: datetime
    passed: tuple[Passed, ...] = ()
    outcome: Outcome | None = None  # None: nobody has said yet
    outcome_why: str = ""
    incident: str = ""  # of a hit

    def at(self, step: Step) -> datetime | None:
        """Give when the warning first went a step; None: it has not."""
        return min((each.at for each in self.passed if each.step is step), default=None)

    def stands(self, now: datetime) -> bool:
        """Say whether it is still to be heeded."""
        return self.outcome is None and now < self.expires
