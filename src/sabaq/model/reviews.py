"""Reviews: their kinds and clocks, sentences and codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sabaq.errors import BadConfig

SECTIONS = ("expected", "happened", "why", "control")


class ReviewKind(StrEnum):
    """What sort of review it is."""

    HOT_WASH = "hot_wash"
    AFTER_ACTION = "after_action"
    INDEPENDENT = "independent"
    JUDICIAL = "judicial"
    PARLIAMENTARY = "parliamentary"
    NEAR_MISS = "near_miss"
    EXERCISE = "exercise"


WITHIN = {
    ReviewKind.HOT_WASH: timedelta(hours=72),
    ReviewKind.AFTER_ACTION: timedelta(days=30),
    ReviewKind.INDEPENDENT: timedelta(days=180),
}  # the others have no clock of their own
BY_ITSELF = tuple(WITHIN)  # what an incident over the threshold opens


class Section(StrEnum):
    """The four questions of a review."""

    EXPECTED = "expected"  # what was to happen, by plan or order
    HAPPENED = "happened"  # what did, as the sources have it
    WHY = "why"  # what lies behind the difference
    CONTROL = "control"  # which control failed, or held


class ReviewState(StrEnum):
    """Where a review stands; `due` and `overdue` are told by the clock where nobody has begun."""

    DUE = "due"
    OVERDUE = "overdue"
    OPEN = "open"
    DONE = "done"


class Origin(StrEnum):
    """Who wrote a sentence."""

    DRAFTED = "drafted"  # from the picture
    WRITTEN = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A sentence that the picture supports, and what it rests on; none rests on nothing."""

    section: Section
    text: str
    rests_on: tuple[str, ...]  # ids of claims, of a recommendation, or of a warning with its problem and signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a review, and what it rests on: claims, or recommendations."""

    id: str
    section: Section
    place: int
    text: str
    claims: tuple[str, ...]
    origin: Origin
    by: str
    replaces: str = ""
    reporter: str = ""  # a token; who it stands for is kept apart
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Which factors one coder sees in one sentence."""

    id: str
    sentence: str
    coder: str
    codes: frozenset[str]
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMove:
    """One step of a review."""

    id: str
    step: int
    state: ReviewState
    by: str
    unit: str
    why: str
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One look back at one incident by one office."""

    id: str
    incident: str
    kind: ReviewKind
    lead: str  # the office that answers for it
    unit: str  # of whoever opened it
    independence: str  # from those reviewed, in words
    clock_from: datetime  # when the organisation first knew of the incident
    due: datetime | None
    as_of: datetime  # the moment of the picture it was drafted from
    opened_by: str
    why: str
    conflicts_with: tuple[str, ...] = ()  # reviews of the same incident that say otherwise
    recorded_at: datetime | None = None
    moves: tuple[ReviewMove, ...] = ()
    texts: tuple[Sentence, ...] = ()  # every version
    codings: tuple[Coding, ...] = ()

    def __post_init__(self) -> None:
        if not (self.lead.strip() and self.independence.strip()):
            raise BadConfig("a review says which office leads it and how independent that is of those reviewed")

    @property
    def state(self) -> ReviewState:
        """Whether it is open or done."""
        return self.moves[-1].state if self.moves else ReviewState.OPEN

    @property
    def done_at(self) -> datetime | None:
        """When it was done, or None."""
        return self.moves[-1].recorded_at if self.state is ReviewState.DONE else None

    def sentences(self) -> tuple[Sentence, ...]:
        """Give the sentences as they stand, section by section; replaced and emptied ones are gone."""
        gone = {each.replaces for each in self.texts}
        standing = [each for each in self.texts if each.id not in gone and each.text]
        return tuple(sorted(standing, key=lambda each: (SECTIONS.index(each.section.value), each.place, each.id)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A review that is owed: by an incident over the threshold, whether somebody has begun it or not."""

    incident: str
    title: str
    kind: ReviewKind
    clock_from: datetime
    due: datetime
    state: ReviewState
    review: str = ""  # the one that answers it

    def late_by(self, now: datetime) -> timedelta:
        """How long it has been overdue; nothing where it is done or there is still time."""
        return timedelta(0) if self.state is ReviewState.DONE else max(now - self.due, timedelta(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A word that blames or knows better afterwards, and what to write in its place."""

    sentence: str
    start: int
    end: int
    word: str
    kind: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree beyond chance (Krippendorff's alpha); None: too little was coded by two."""

    alpha: float | None
    low: float | None
    high: float | None
    coders: int
    sentences: int  # coded by two or more
