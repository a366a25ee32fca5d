"""Lessons: pairs that say one thing, sites, and checks at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sabaq.model.recommendations import Recommendation


class Sort(StrEnum):
    """What two are suggested to be."""

    RECURRENCE = "recurrence"  # the same finding again
    REINCARNATION = "reincarnation"  # the same promise under another name


class Verdict(StrEnum):
    """What a person found of a suggestion."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class SiteVerdict(StrEnum):
    """What somebody saw at a site; a site that nobody looked at counts as one that fails."""

    HOLDS = "holds"
    FAILS = "fails"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two that may be one finding or one promise, and what speaks for it."""

    sort: Sort
    earlier: Recommendation
    later: Recommendation
    score: float  # 0..1; it only puts the queue in order
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What a person found of a suggestion, and what it said then."""

    id: str
    sort: Sort
    earlier: str
    later: str
    verdict: Verdict
    by: str
    why: str
    reasons: tuple[str, ...]
    score: float
    place: int  # in the queue, from 1; 0: nobody suggested it
    made_with: str
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that is guarded, and of which class it is."""

    id: str
    name: str
    site_class: str
    country: str
    named_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCheck:
    """What somebody saw at a site of what a finding says elsewhere."""

    id: str
    recommendation: str
    site: str
    verdict: SiteVerdict
    by: str
    why: str
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """One site that a finding elsewhere asks about, and the newest answer."""

    finding: str
    action: str
    site: str
    site_class: str
    verdict: SiteVerdict
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How many of some were claimed done and how many verified; the one is never told without the other."""

    what: str
    total: int
    accepted: int  # fully; in principle does not count
    claimed: int
    verified: int
    tested: int  # whose effect was found to work

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.claimed} of {self.total} claimed done, {self.verified} of {self.total} verified done, "
            f"{self.tested} found to work"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveStep:
    """What share is still not done so many days after the issue, and between which bounds that lies."""

    days: int
    at_risk: int
    done: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """How long things take, those still open counted, beside what is found when they are left out."""

    what: str
    done: int
    still_open: int
    median_days: int | None  # None: fewer than half are done by the end of what was seen
    median_low: int | None
    median_high: int | None
    flattering_days: float | None  # the median of those that are done alone
    curve: tuple[CurveStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """Something that should have happened by now."""

    recommendation: Recommendation
    what: str
    since: date
    days: int
