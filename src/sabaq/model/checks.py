"""Checks: what the other voices bear out of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from sabaq.model.evidence import Claim, Source
from sabaq.model.ids import ClaimId, IncidentId


class Outcome(IntEnum):
    """How far an attack came."""

    O0 = 0  # stopped before it moved
    O1 = 1  # stopped before the perimeter, no victims
    O2 = 2  # stopped at the perimeter, with victims
    O3 = 3  # perimeter breached, aim denied
    O4 = 4  # aim reached


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSpan:
    """The outcomes that a word asserts, or that the evidence leaves."""

    low: Outcome
    high: Outcome

    def __str__(self) -> str:
        return self.low.name if self.low is self.high else f"{self.low.name}-{self.high.name}"


class CheckVerdict(StrEnum):
    """What other voices make of a statement; none of them says that somebody lied."""

    CONSISTENT = "consistent"
    REVISED = "revised_by_same_source"
    CONTRADICTED = "contradicted"
    CONTESTED = "contested"
    UNRESOLVED = "unresolved"
    NOT_CHECKABLE = "not_checkable"


class CheckGrade(StrEnum):
    """How good the evidence is on which a verdict stands."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Bearing(StrEnum):
    """How another voice's figure stands to a statement."""

    MEETS = "meets"
    NEAR = "near"  # another stage of one count that grew
    SILENT = "silent"  # says nothing for or against
    FAINTLY_AGAINST = "faintly against"  # it came before, or its hour is not known
    AGAINST = "against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that one office, outlet or group said about an incident, and when."""

    claim: Claim
    speaker: str
    voice: Source  # who speaks: how far trusted, with which interest, and of which independence group
    said_at: datetime
    day_only: bool  # the hour is not known
    url: str | None
    aggregate: bool = False  # a sum over several incidents

    @property
    def origin(self) -> str:
        """Name the independence group: those of one count as one voice."""
        return self.voice.independence_group


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """Another voice's word on the same thing, how it stands to the statement, and how much it weighs."""

    statement: Statement
    bearing: Bearing
    points: float  # 2 strong, 1 plain, 0.5 weak; halved where it speaks faintly
    higher: bool | None = None  # than the statement; None: neither


class AnswerKind(StrEnum):
    """What is put beside a check."""

    REPLY = "reply"  # by whose statement was checked
    CORRECTION = "correction"  # of what sabaq read or said wrongly


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reply or a correction beside a check; on record for good, and shown wherever the check is."""

    id: str
    kind: AnswerKind
    claim: ClaimId  # whose check it is about
    by: str  # the office that replies, or that corrects
    words: str
    url: str | None
    entered_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCheck:
    """What can be said of one statement: a verdict, a grade, the rules that gave them, and every voice cited."""

    statement: Statement
    verdict: CheckVerdict
    grade: CheckGrade
    rule: str  # that gave the verdict
    grade_rule: str
    sentence: str
    asserted: str  # as a range: "4", "at least 7", "O0-O1"
    borne: str  # the range of the other voices, or the outcomes that the evidence leaves
    counterparts: tuple[Counterpart, ...]  # weightiest first
    loosest: CheckVerdict | None = None  # of an outcome word, read as widely as it can be
    cools_until: datetime | None = None  # before this, nothing is called contradicted
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentChecks:
    """The checks of all that was said about one incident, oldest statement first."""

    incident: IncidentId
    title: str
    checks: tuple[ClaimCheck, ...]
    made_with: str
    as_of: datetime
