"""Uses: who used sabaq on what, and what explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sabaq.errors import BadConfig
from sabaq.model.ids import ActId
from sabaq.model.warrants import LONGEST

PARTICULAR = ("incident ", "report ")  # how an act on one record begins to name it


class DutyKind(StrEnum):
    """What somebody was given to do, which may explain what they look at."""

    CASE = "case"  # records that belong together, over weeks
    TASKING = "tasking"  # records to look at once
    PLACE = "place"  # all that happens somewhere
    SHIFT = "shift"  # when somebody works; it explains a time, and no record


class Rule(StrEnum):
    """Why a day's acts are asked about."""

    UNEXPLAINED = "unexplained"
    AFTERWARDS = "explained-afterwards"
    OFF_SHIFT = "off-shift"
    REPEATED = "repeated-record"
    BATCH = "batch"
    CANARY = "canary"
    DRIFT = "drift"
    BOILERPLATE = "boilerplate"
    OTHER_PURPOSE = "other-purpose"
    EMERGENCIES = "emergencies"
    LOT = "lot"


class Verdict(StrEnum):
    """What a second reader finds."""

    EXPLAINED = "explained"
    MISUSE = "misuse"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One act as far as it can still be told."""

    act: ActId
    at: datetime
    actor: str
    unit: str
    operation: str
    purpose: str
    subject_class: str
    what: str
    allowed: bool
    authority: str | None = None
    break_glass: bool = False
    reason: str = ""
    marking: str = ""
    entry: int = 0  # in the log

    @property
    def record(self) -> str:
        """The id of the one record that was touched; empty: it was none in particular."""
        return self.what.split(" ", 1)[1] if self.what.startswith(PARTICULAR) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What one person, or a whole unit, was given to do; never by those who have it."""

    id: str
    kind: DutyKind
    unit: str  # of the person; or the unit itself
    actor: str  # empty: everybody of the unit
    scope: tuple[str, ...]  # ids of records, or names of places
    starts: datetime
    ends: datetime
    given_by: str
    why: str
    recorded_at: datetime

    def __post_init__(self) -> None:
        if not (self.actor.strip() or self.unit.strip()):
            raise BadConfig("the duty is nobody's; name a person with --to or a unit with --unit")
        if (self.kind is DutyKind.SHIFT) == any(each.strip() for each in self.scope):
            raise BadConfig(
                "a shift covers a time and no record; a case, a tasking and a place name what they cover: "
                "give --scope ID-OR-PLACE with these, and without it a shift"
            )
        if not self.starts < self.ends <= self.starts + LONGEST:
            raise BadConfig(
                f"the duty would run from {self.starts.isoformat()} to {self.ends.isoformat()}; wanted an end after "
                f"its start, {LONGEST.days} days later at most: what lasts longer is given again"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """A record that nobody's work leads to; whoever touches it is asked why."""

    id: str
    record: str
    set_by: str
    why: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known beside the acts."""

    duties: tuple[Duty, ...] = ()
    canaries: tuple[Canary, ...] = ()
    known_as: Mapping[str, frozenset[str]]  # for each record: its ids and the names of its places
    lots: Mapping[date, bytes]  # what draws the sample of a day; nobody knew it that day


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why some acts are asked about, in words."""

    rule: Rule
    acts: tuple[ActId, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRuling:
    """What somebody found of an item, and what the item said then."""

    id: str
    item: str
    verdict: Verdict
    by: str
    unit: str
    why: str
    at: datetime
    rules: tuple[str, ...]
    place: int  # in the queue, from 1
    made_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Acts of one person on one day, or of a unit in one week, that a second reader should look at."""

    id: str
    actors: tuple[str, ...]
    unit: str
    day: date  # the first
    days: int
    acts: tuple[Use, ...]  # those asked about
    reasons: tuple[Reason, ...]
    bits: float  # only to put items in order; it says nothing of a person, and is never added up over days
    rulings: tuple[UseRuling, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nobody has ruled since the last of its acts."""
        last = max(use.at for use in self.acts)
        return not any(each.at >= last for each in self.rulings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the queue has fared: what its rules led to, by the rulings on record."""

    rule: str
    items: int
    explained: int
    misuse: int
    unclear: int


GRACE = timedelta(minutes=30)  # around a shift: handing over takes time
