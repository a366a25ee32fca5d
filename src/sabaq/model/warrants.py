"""Warrants: authorities applied for, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sabaq.errors import BadConfig
from sabaq.model.authority import PROTECTED, Operation, Purpose, SubjectClass
from sabaq.model.ids import ActId, AuthorityId

LONGEST = timedelta(days=90)
REVIEW_WITHIN = timedelta(days=7)


class Move(StrEnum):
    """What can be said on an authority."""

    APPROVE = "approve"
    REFUSE = "refuse"
    CHALLENGE = "challenge"  # anybody inside holds that it should not be
    STAY = "stay"  # a court or a superior suspends it
    QUASH = "quash"  # it is void, for good
    LIFT = "lift"  # a challenge or a stay is gone


OPERATION_OF = {
    Move.APPROVE: Operation.RULE, Move.REFUSE: Operation.RULE, Move.CHALLENGE: Operation.CONTEST,
    Move.STAY: Operation.CONTEST, Move.QUASH: Operation.CONTEST, Move.LIFT: Operation.LIFT,
}  # fmt: skip


class Status(StrEnum):
    """Where an authority stands; only an approved one opens anything, and only between its days."""

    APPLIED = "applied"
    APPROVED = "approved"
    REFUSED = "refused"
    CHALLENGED = "challenged"
    STAYED = "stayed"
    QUASHED = "quashed"


CONTESTED = frozenset({Status.CHALLENGED, Status.STAYED})
OVER = frozenset({Status.REFUSED, Status.QUASHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One ruling on an authority; a lift takes away every challenge and stay before it."""

    id: str
    move: Move
    by: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Leave, asked for by one person and given by another, to do what is otherwise closed."""

    id: AuthorityId
    reference: str  # the number of the order or the file, by which people know it
    legal_basis: str
    issuer: str  # an office, never a person
    purpose: Purpose
    subject_class: SubjectClass
    scope: str  # an incident, a place, an organisation; never the name of a private person
    operations: frozenset[Operation]
    starts: datetime
    expires: datetime  # hard: nothing prolongs it
    applicant: str
    judicial: bool = False
    offence: str | None = None  # which law names it; a judicial authority has one
    applied_at: datetime | None = None
    rulings: tuple[Said, ...] = ()

    def __post_init__(self) -> None:
        told = (("reference", self.reference), ("legal basis", self.legal_basis), ("issuer", self.issuer),
                ("scope", self.scope), ("applicant", self.applicant))  # fmt: skip
        if empty := [name for name, text in told if not text.strip()]:
            raise BadConfig(f"the application lacks {', '.join(empty)}; say it, for whoever has to approve it")
        if not self.operations:
            raise BadConfig("the application names no operation; wanted at least one, e.g. read")
        if not self.starts < self.expires <= self.starts + LONGEST:
            raise BadConfig(
                f"the authority would run from {self.starts.isoformat()} to {self.expires.isoformat()}; "
                f"wanted an end after its start, {LONGEST.days} days later at most"
            )
        if self.judicial != bool(self.offence and self.offence.strip()):
            raise BadConfig("a judicial authority names the offence, and only that one does; give both or neither")
        if self.subject_class in PROTECTED and not self.judicial:
            raise BadConfig(
                f"subject class {self.subject_class.value} is protected; only a judicial authority that names the "
                "offence opens it: ask the court for one"
            )

    @property
    def status(self) -> Status:
        """Where it stands; of rulings that crossed, the one that closes counts."""
        moves = [each.move for each in self.rulings]
        if Move.QUASH in moves:
            return Status.QUASHED
        if Move.REFUSE in moves:
            return Status.REFUSED
        lifted = max((at for at, move in enumerate(moves) if move is Move.LIFT), default=-1)
        standing = moves[lifted + 1 :]
        for move, status in ((Move.STAY, Status.STAYED), (Move.CHALLENGE, Status.CHALLENGED)):
            if move in standing:
                return status
        return Status.APPROVED if Move.APPROVE in moves else Status.APPLIED

    @property
    def approver(self) -> str | None:
        """Who approved it first, or None."""
        return next((each.by for each in self.rulings if each.move is Move.APPROVE), None)

    def check(self, move: Move) -> None:
        """Raise BadConfig where a ruling makes no sense as things stand."""
        status = self.status
        if status in OVER:
            raise BadConfig(f"authority {self.reference} was {status.value}, which is final; apply for another")
        if move in {Move.APPROVE, Move.REFUSE} and status is not Status.APPLIED:
            raise BadConfig(f"authority {self.reference} is {status.value}; only one that is applied for is ruled on")
        if move is Move.LIFT and status not in CONTESTED:
            raise BadConfig(f"authority {self.reference} is {status.value}; there is no challenge or stay to lift")

    def opens_at(self, moment: datetime) -> bool:
        """Say whether it opens what it names at a moment."""
        return self.status is Status.APPROVED and self.starts <= moment < self.expires


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Somebody's judgement on an act that another person did."""

    act: ActId
    by: str
    justified: bool
    why: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptional:
    """An act that is always reviewed: one on a protected class, or one in an emergency."""

    act: ActId
    actor: str
    operation: str
    purpose: str
    subject_class: str
    what: str
    reason: str
    authority: str | None
    break_glass: bool
    at: datetime
    reviews: tuple[Reviewed, ...]

    def overdue_by(self, moment: datetime) -> timedelta:
        """How long somebody should have reviewed it by then; nothing where somebody has, or there is still time."""
        return timedelta(0) if self.reviews else max(moment - self.at - REVIEW_WITHIN, timedelta(0))
