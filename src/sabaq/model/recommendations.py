"""Recommendations and promises, and every move they may make."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sabaq.errors import BadConfig

RESPOND_WITHIN = timedelta(days=56)


class Kind(StrEnum):
    """What somebody is held to; all but the first two were promised by the one who is held to them."""

    RECOMMENDATION = "recommendation"
    FINDING = "finding"  # what failed, to be answered by the office that answers for it
    PLAN_POINT = "plan_point"
    PLEDGE = "pledge"
    CEASEFIRE = "ceasefire"
    PROGRAMME = "programme"


class State(StrEnum):
    """Where it stands; `response_due` and `no_response` are told by the clock, and by nobody."""

    ISSUED = "issued"
    RESPONSE_DUE = "response_due"
    NO_RESPONSE = "no_response"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PRINCIPLE = "accepted_in_principle"  # counts as not accepted
    ACCEPTED_ALTERNATIVE = "accepted_alternative"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    CLAIMED_DONE = "claimed_done"
    EVIDENCE_SUBMITTED = "evidence_submitted"
    VERIFIED_DONE = "verified_done"
    EFFECT_TESTED = "effect_tested"
    LEARNED = "learned"
    CLOSED_UNACCEPTABLE = "closed_unacceptable"
    SUPERSEDED = "superseded"
    NO_LONGER_APPLICABLE = "no_longer_applicable"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


class Effect(StrEnum):
    """What a test of the effect found."""

    WORKS = "works"
    NO_EFFECT = "no_effect"
    HARM = "harm"
    UNTESTABLE = "untestable"


class Cause(StrEnum):
    """Why something closed is open again."""

    RECURRENCE = "recurrence"  # confirmed by a person
    FAILED_AUDIT = "failed_audit"
    EXPIRED_EVIDENCE = "expired_evidence"


class ActionStrength(StrEnum):
    """How little an action depends on people remembering it."""

    STRONGER = "stronger"
    INTERMEDIATE = "intermediate"
    WEAKER = "weaker"
    UNRATED = "unrated"


class EvidenceStrength(StrEnum):
    """What evidence of a thing done is worth."""

    A = "A"  # somebody outside saw or tested it on the spot
    B = "B"  # a document of somebody outside
    C = "C"  # the addressee's own record, photograph or order
    D = "D"  # words alone; they verify nothing


ASKED = frozenset({Kind.RECOMMENDATION, Kind.FINDING})  # the others were promised
S = State
ANSWERS = (S.REJECTED, S.ACCEPTED, S.ACCEPTED_IN_PRINCIPLE, S.ACCEPTED_ALTERNATIVE)
WORK = (S.PLANNED, S.IN_PROGRESS, S.CLAIMED_DONE)
PROVED = frozenset({S.VERIFIED_DONE, S.EFFECT_TESTED, S.LEARNED})
ENDED = frozenset({S.CLOSED_UNACCEPTABLE, S.SUPERSEDED, S.NO_LONGER_APPLICABLE, S.WITHDRAWN})
CLOSED = PROVED | ENDED
BY_ADDRESSEE = frozenset({*ANSWERS, *WORK})  # unless it is a verifier who sends it back to work
BY_CLOCK = frozenset({S.RESPONSE_DUE, S.NO_RESPONSE})
_ONWARD: dict[State, tuple[State, ...]] = {
    S.ISSUED: ANSWERS,
    S.REOPENED: (*ANSWERS, *WORK),
    S.REJECTED: ANSWERS[1:],
    S.ACCEPTED_IN_PRINCIPLE: (S.REJECTED, S.ACCEPTED, S.ACCEPTED_ALTERNATIVE),
    S.ACCEPTED: (S.REJECTED, *WORK),
    S.ACCEPTED_ALTERNATIVE: (S.REJECTED, S.ACCEPTED, *WORK),
    S.PLANNED: (S.REJECTED, S.IN_PROGRESS, S.CLAIMED_DONE),
    S.IN_PROGRESS: (S.REJECTED, S.PLANNED, S.CLAIMED_DONE),
    S.CLAIMED_DONE: (S.EVIDENCE_SUBMITTED, S.IN_PROGRESS),
    S.EVIDENCE_SUBMITTED: (S.EVIDENCE_SUBMITTED, S.VERIFIED_DONE, S.IN_PROGRESS),
    S.VERIFIED_DONE: (S.EFFECT_TESTED, S.REOPENED),
    S.EFFECT_TESTED: (S.EFFECT_TESTED, S.LEARNED, S.REOPENED),
    S.LEARNED: (S.REOPENED,),
}
ONWARD = {
    state: (*_ONWARD.get(state, (S.REOPENED,)), *(sorted(ENDED) if state not in CLOSED else ()))
    for state in State
    if state not in BY_CLOCK
}


def plain(name: str) -> str:
    """Give a name so that two spellings that people take for one are one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is shown for a thing done: who made it, what it is worth, until when it holds."""

    id: str
    recommendation: str
    strength: EvidenceStrength
    sha256: str  # of the file, kept in the archive, or of the words
    what: str
    author: str
    submitted_by: str
    expires: date | None = None
    told_in: str = ""
    recorded_at: datetime | None = None

    def __post_init__(self) -> None:
        if not (self.what.strip() and self.author.strip() and self.sha256):
            raise BadConfig("evidence needs its content and who made it; give --what and --author")

    def holds_on(self, day: date) -> bool:
        """Say whether it has not expired."""
        return self.expires is None or day <= self.expires


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One step, on record for good: whose it was, who put it down, why, on what evidence."""

    id: str
    step: int  # from 1
    before: State
    state: State
    by: str  # the office or person whose step it is
    recorded_by: str
    unit: str  # of whoever recorded it
    why: str
    happened: date
    evidence: tuple[str, ...] = ()  # ids
    effect: Effect | None = None
    cause: Cause | None = None
    other: str = ""  # what takes its place, the ruling, the audit item
    told_in: str = ""
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One action that one office is to take, or has promised, and all that became of it."""

    id: str
    kind: Kind
    reference: str  # by which people know it
    text: str  # verbatim
    action: str  # the one thing to be done
    addressee: str  # an office
    made_by: str
    issued: date
    strength: ActionStrength
    test: str  # by what one sees that it is done
    respond_by: date
    due: date | None = None
    site: str = ""
    site_class: str = ""
    country: str = ""  # two letters, as incidents have it
    mode: str = ""  # of attack
    factors: tuple[str, ...] = ()
    incident: str = ""
    review: str = ""
    told_in: str = ""
    recorded_at: datetime | None = None
    moves: tuple[Move, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    first_promised: date | None = None  # in an earlier shape, as a person confirmed

    def __post_init__(self) -> None:
        told = (("text", self.text), ("addressee", self.addressee), ("made_by", self.made_by))
        if empty := [name for name, text in told if not text.strip()]:
            raise BadConfig(f"the recommendation lacks {', '.join(empty)}; say who is to do what, and who asks for it")
        if self.country and not (len(self.country) == len("PK") and self.country.isupper()):
            raise BadConfig(
                f"country {self.country!r} is not the code that incidents carry; wanted two letters, e.g. PK"
            )
        if self.respond_by < self.issued or (self.due is not None and self.due < self.issued):
            raise BadConfig(f"it was issued on {self.issued} and would be due before; wanted a later day")

    @property
    def start(self) -> State:
        """Where it begins: who promises has accepted."""
        return State.ISSUED if self.kind in ASKED else State.ACCEPTED

    @property
    def state(self) -> State:
        """Where the moves on record have brought it."""
        return self.moves[-1].state if self.moves else self.start

    @property
    def first_date(self) -> date:
        """When it was first asked for or promised, under whatever name."""
        return min(self.issued, self.first_promised or self.issued)

    def state_on(self, day: date) -> State:
        """Where it stands by the clock: an unanswered one is due, then without an answer."""
        if self.state not in {State.ISSUED, State.REOPENED}:
            return self.state
        return State.RESPONSE_DUE if day <= self.answer_by else State.NO_RESPONSE

    @property
    def answer_by(self) -> date:
        """By when an answer is due; something opened again has its time anew."""
        opened = [move.happened for move in self.moves if move.state is State.REOPENED]
        return opened[-1] + RESPOND_WITHIN if opened else self.respond_by

    def reached(self, states: frozenset[State]) -> date | None:
        """When it came into one of these states and stayed on since the last opening, or None."""
        since = self.issued if self.start in states else None
        for move in self.moves:
            if move.state is State.REOPENED:
                since = None
            elif move.state in states and since is None:
                since = move.happened
        return since

    def interested(self) -> frozenset[str]:
        """Name those who may not judge it: the addressee, whoever spoke for it, and the authors of the evidence."""
        spoke = [move.by for move in self.moves if move.state in BY_ADDRESSEE and not sends_back(move)]
        return frozenset(plain(name) for name in (self.addressee, *spoke, *(each.author for each in self.evidence)))

    def shown(self, ids: tuple[str, ...], day: date) -> tuple[Evidence, ...]:
        """Give the evidence with these ids that still holds."""
        return tuple(each for each in self.evidence if each.id in ids and each.holds_on(day))

    def lapsed(self, day: date) -> bool:
        """Say whether what proved it has expired."""
        proof = next((move for move in reversed(self.moves) if move.state is State.VERIFIED_DONE), None)
        return self.state in PROVED and proof is not None and not self.shown(proof.evidence, day)

    def check(self, move: Move) -> None:
        """Raise BadConfig where a move is not one that may be made from here, by this one, with what is shown."""
        name = self.reference or self.id
        if move.before is not self.state or move.step != len(self.moves) + 1:
            raise BadConfig(f"{name} is {self.state.value} by now; look at it again before you move it")
        if move.state not in ONWARD[self.state]:
            may = ", ".join(each.value for each in ONWARD[self.state])
            raise BadConfig(f"{name} is {self.state.value} and cannot become {move.state.value}; it may become: {may}")
        if not move.why.strip():
            raise BadConfig(f"{name} cannot become {move.state.value} without a reason; say why")
        if move.happened < (self.moves[-1].happened if self.moves else self.issued):
            raise BadConfig(f"{name} would move on {move.happened}, before its last step; give the day it happened")
        if judges(move):
            self._check_judge(move)
        self._check_ground(move)

    def _check_judge(self, move: Move) -> None:
        for who in filter(None, (move.by, move.recorded_by, move.unit)):
            if plain(who) in self.interested():
                raise BadConfig(
                    f"{who} is the addressee of {self.reference or self.id}, spoke for it or made the evidence; "
                    f"somebody else has to say that it is {move.state.value}"
                )

    def _check_ground(self, move: Move) -> None:
        name, shown = self.reference or self.id, self.shown(move.evidence, move.happened)
        tested = move.state is State.EFFECT_TESTED and move.effect is not Effect.UNTESTABLE
        if (move.state is State.EVIDENCE_SUBMITTED or tested) and not shown:
            raise BadConfig(f"{name} needs evidence to become {move.state.value}; submit some that has not expired")
        if move.state is State.VERIFIED_DONE and all(each.strength is EvidenceStrength.D for each in shown):
            raise BadConfig(f"{name} cannot be verified on words alone; it needs evidence of strength A, B or C that "
                            "has not expired")  # fmt: skip
        if (move.effect is None) is (move.state is State.EFFECT_TESTED):
            raise BadConfig("a test of the effect says what it found, and only that: works, no_effect, harm, "
                            "untestable")  # fmt: skip
        if move.state is State.LEARNED and self.moves[-1].effect is Effect.UNTESTABLE:
            raise BadConfig(f"the effect of {name} could not be tested, so nothing is learned; test it first")
        if move.state is State.SUPERSEDED and not move.other:
            raise BadConfig(f"{name} is superseded by something; name it")
        if (move.cause is None) is (move.state is State.REOPENED):
            raise BadConfig("what is opened again has a cause, and only that: recurrence, failed_audit, "
                            "expired_evidence")  # fmt: skip
        if move.cause is Cause.EXPIRED_EVIDENCE and not self.lapsed(move.happened):
            raise BadConfig(f"the evidence of {name} has not expired; it cannot be opened for that")
        if move.cause in {Cause.RECURRENCE, Cause.FAILED_AUDIT} and not move.other:
            raise BadConfig(f"name the ruling or the audit item that opens {name} again")


def sends_back(move: Move) -> bool:
    """Say whether a move finds that what was claimed is not done."""
    return move.state is State.IN_PROGRESS and move.before in {State.CLAIMED_DONE, State.EVIDENCE_SUBMITTED}


def judges(move: Move) -> bool:
    """Say whether a move judges what the addressee did, so that nobody with an interest in it may make it."""
    return move.state in CLOSED | {State.REOPENED} or sends_back(move)
