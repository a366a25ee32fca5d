"""Lessons: what is recommended or promised, and its moves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sabaq.errors import BadConfig, BadRecord
from sabaq.learning.closures import CLAIMED, closure, overdue, rates
from sabaq.learning.registers import IMPLIED, Register, Told, day_of, path_to, recommendation_of
from sabaq.model.authority import Capacity, Grant, Operation, Request
from sabaq.model.evidence import Marking, Rejected
from sabaq.model.lessons import Closure, Overdue, Rates
from sabaq.model.recommendations import (
    BY_ADDRESSEE,
    PROVED,
    Cause,
    Effect,
    Evidence,
    EvidenceStrength,
    Kind,
    Move,
    Recommendation,
    State,
    judges,
    plain,
)
from sabaq.sources.tables import table
from sabaq.store.archive import Archive
from sabaq.store.ledger import Ledger
from sabaq.store.recommendations import (
    TableRow,
    evidence_row,
    move_row,
    recommendation_row,
    recommendations_in,
    record_once,
)
from sabaq.workspace.authorities import reason_of
from sabaq.workspace.sights import Sight
from sabaq.workspace.verbs import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A move before it is on record; an empty `by` is whoever records it."""

    state: State
    why: str
    by: str = ""
    on: date | None = None  # else today
    evidence: tuple[str, ...] = ()  # else all that is there
    effect: Effect | None = None
    cause: Cause | None = None
    other: str = ""
    told_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Evidence before it is on record."""

    what: str
    strength: EvidenceStrength
    author: str = ""  # else whoever submits it
    file: Path | None = None
    expires: date | None = None
    on: date | None = None
    told_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Which recommendations are asked for; empty fields ask for all."""

    kinds: frozenset[Kind] = frozenset()
    addressee: str = ""
    state: State | None = None
    words: str = ""

    def fits(self, one: Recommendation, today: date) -> bool:
        """Say whether one is among them."""
        return (
            (not self.kinds or one.kind in self.kinds)
            and plain(self.addressee) in plain(one.addressee)
            and self.state in {None, one.state_on(today)}
            and plain(self.words) in plain(f"{one.reference} {one.text} {one.action} {one.site} {one.made_by}")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a register."""

    file: str
    register: str
    recommendations: int
    moves: int
    held_already: int
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """Takes what is recommended and every move on it; each is a row, none is an edit."""

    ledger: Ledger
    archive: Archive
    capacity: Capacity
    ask: Callable[[Request], Grant]
    sight: Callable[[], Sight]

    def recommend(self, told: Told, why: str, *, incident: str = "", review: str = "") -> Recommendation:
        """Put one recommendation or promise on record, as it was issued."""
        reason = reason_of(why)
        grant = self._permit(Operation.RECOMMEND, told.reference or "recommendation")
        name = self.ledger.guard.fresh_id("rec")
        given = replace(told, reference=told.reference or f"R-{name[-8:]}")
        one = replace(recommendation_of(given, name), incident=incident, review=review)
        record_once(self.ledger, grant, f"recommend {one.reference}: {reason}", [recommendation_row(one)])
        return self.one(one.id)

    def take(self, path: Path, mapping: Path | None = None) -> Taken:
        """Take a register in; rows that cannot be read are told, rows held already change nothing."""
        register = Register.load(mapping) if mapping else Register.own()
        grant = self._permit(Operation.RECOMMEND, path.name)
        held = {each.reference for each in recommendations_in(self.ledger)}
        rows: list[TableRow] = []
        fresh: set[str] = set()
        rejected: list[Rejected] = []
        again = 0
        with table(path) as opened:
            for row in opened.rows:
                if isinstance(row, Rejected):
                    rejected.append(row)
                    continue
                try:
                    told = register.told(row.cells)
                    if told.reference in held | fresh:
                        again += 1
                        continue
                    rows += self._told(told, grant.actor)
                    fresh.add(told.reference)
                except (BadRecord, BadConfig) as error:
                    rejected.append(Rejected(file=path.name, row=row.number, column="", seen=str(row.cells)[:200],
                                             wanted=str(error)))  # fmt: skip
        if rows:
            record_once(self.ledger, grant, f"{len(fresh)} of {path.name}", rows)
        moves = sum(each.name == "recommendation_moves" for each, _ in rows)
        return Taken(
            file=path.name, register=register.name, recommendations=len(fresh), moves=moves, held_already=again,
            rejected=tuple(rejected),
        )  # fmt: skip

    def move(self, name: str, step: Step) -> Recommendation:
        """Put a step on record; who has an interest in a judgement does not make it."""
        one = self.one(name)
        reason = reason_of(step.why)
        by = self._speaker(one, step)
        rests = step.state in {State.VERIFIED_DONE, State.EFFECT_TESTED}
        shown = step.evidence or tuple(each.id for each in one.evidence if rests)
        move = self._move(one, replace(step, by=by, why=reason, evidence=shown))
        operation = Operation.VERIFY if judges(move) else Operation.ANSWER
        grant = self._permit(operation, f"recommendation {one.reference}", done_by=self._done_by(one))
        one.check(move)
        record_once(self.ledger, grant, f"{step.state.value} {one.reference}: {reason}", [move_row(one.id, move)])
        return self._held(one.id)

    def show(self, name: str, shown: Shown) -> Recommendation:
        """Put evidence on record; for what was claimed done it is also the next step."""
        one = self.one(name)
        grant = self._permit(Operation.ANSWER, f"evidence on {one.reference}")
        digest = self.archive.keep(shown.file) if shown.file else hashlib.sha256(shown.what.encode()).hexdigest()
        evidence = Evidence(
            id=self.ledger.guard.fresh_id("ev"),
            recommendation=one.id, strength=shown.strength, sha256=digest, what=shown.what,
            author=shown.author or grant.actor, submitted_by=grant.actor, expires=shown.expires, told_in=shown.told_in,
        )  # fmt: skip
        rows = [evidence_row(evidence)]
        if one.state in {State.CLAIMED_DONE, State.EVIDENCE_SUBMITTED}:
            held = replace(one, evidence=(*one.evidence, evidence))
            step = Step(
                state=State.EVIDENCE_SUBMITTED, why=shown.what, by=evidence.author, on=shown.on,
                evidence=(evidence.id,), told_in=shown.told_in,
            )  # fmt: skip
            move = self._move(held, step)
            held.check(move)
            rows.append(move_row(one.id, move))
        record_once(self.ledger, grant, f"evidence {shown.strength.value} on {one.reference}", rows)
        return self._held(one.id)

    def every(self, listed: Listed | None = None) -> tuple[Recommendation, ...]:
        """Give what was recommended or promised, oldest first."""
        self._permit(Operation.READ, "recommendations")
        wanted, today = listed or Listed(), self.today()
        return tuple(each for each in self.sight().recommendations() if wanted.fits(each, today))

    def one(self, name: str) -> Recommendation:
        """Give one by its reference, its id, or the beginning of its id."""
        self._permit(Operation.READ, f"recommendation {name}")
        return find_recommendation(self.sight().recommendations(), name)

    def rates(self, listed: Listed | None = None) -> tuple[Rates, ...]:
        """Give claimed and verified together: of all, and by kind, strength of action and addressee."""
        some = self.every(listed)
        groups = {"all": some}
        for label in (lambda one: one.kind.value, lambda one: f"{one.strength.value} action", _to):
            for each in some:
                groups[label(each)] = (*groups.get(label(each), ()), each)
        return tuple(rates(what, its) for what, its in groups.items())

    def closures(self, listed: Listed | None = None) -> tuple[Closure, ...]:
        """Give how long it takes until something is claimed, and until it is verified, open ones counted."""
        some, today = self.every(listed), self.today()
        return (closure("claimed done", some, CLAIMED, today), closure("verified done", some, PROVED, today))

    def overdue(self, listed: Listed | None = None) -> tuple[Overdue, ...]:
        """Give what should have happened by now, the longest overdue first."""
        return overdue(self.every(listed), self.today())

    def today(self) -> date:
        """Give the day it is."""
        return self.ledger.guard.clock().date()

    def _told(self, told: Told, actor: str) -> list[TableRow]:
        """Give the rows of one line of a register: the recommendation, what was shown, the steps that it implies."""
        one = recommendation_of(told, self.ledger.guard.fresh_id("rec"))
        rows = [recommendation_row(one)]
        if not told.state:
            return rows
        end, on = State(told.state), day_of(told.state_on or told.issued)
        if told.evidence:
            shown = Evidence(
                id=self.ledger.guard.fresh_id("ev"), recommendation=one.id, what=told.evidence, author=told.evidence_by,
                strength=EvidenceStrength(told.evidence_strength or "D"), submitted_by=actor, told_in=told.told_in,
                sha256=hashlib.sha256(told.evidence.encode()).hexdigest(),
            )  # fmt: skip
            one = replace(one, evidence=(shown,))
            rows.append(evidence_row(shown))
        for state in path_to(one.state, end):
            last = state is end
            speaker = told.state_by if last and told.state_by else one.addressee
            step = Step(
                state=state, why=(told.why or f"the register says {told.state}") if last else IMPLIED, by=speaker,
                on=on, evidence=tuple(each.id for each in one.evidence), told_in=told.told_in or "the register",
            )  # fmt: skip
            move = self._move(one, step)
            one.check(move)
            rows.append(move_row(one.id, move))
            one = replace(one, moves=(*one.moves, move))
        return rows

    def _move(self, one: Recommendation, step: Step) -> Move:
        return Move(
            id=self.ledger.guard.fresh_id("mv"),
            step=len(one.moves) + 1, before=one.state, state=step.state, by=step.by,
            recorded_by=self.capacity.actor, unit=self.capacity.unit, why=step.why, happened=step.on or self.today(),
            evidence=step.evidence, effect=step.effect, cause=step.cause, other=step.other, told_in=step.told_in,
        )  # fmt: skip

    def _speaker(self, one: Recommendation, step: Step) -> str:
        """Give whose step it is: an answer is the addressee's own, or is told in a document that is named."""
        here = (self.capacity.actor, self.capacity.unit)
        back = step.state is State.IN_PROGRESS and one.state in {State.CLAIMED_DONE, State.EVIDENCE_SUBMITTED}
        if step.state not in BY_ADDRESSEE or back:
            return step.by or self.capacity.actor
        if any(plain(who) == plain(one.addressee) for who in here) or step.told_in:
            return step.by or one.addressee
        raise BadConfig(
            f"it is for {one.addressee} to say that {one.reference} is {step.state.value}; act as that office, or name "
            "with --told-in the document in which it said so"
        )

    def _done_by(self, one: Recommendation) -> str:
        """Name somebody who may not judge it: whoever asks, where that is so, and else the addressee."""
        own = any(who and plain(who) in one.interested() for who in (self.capacity.actor, self.capacity.unit))
        return self.capacity.actor if own else one.addressee

    def _permit(self, operation: Operation, what: str, *, done_by: str = "") -> Grant:
        """Ask for leave; what failed at one site is not for the public."""
        return self.ask(replace(self.capacity.request(operation, what, marking=Marking.GREEN), done_by=done_by))

    def _held(self, name: str) -> Recommendation:
        return find_recommendation(self.sight().recommendations(), name)

    def _now(self) -> datetime:
        return self.ledger.guard.clock()


def lessons_of(workspace: Workspace) -> Lessons:
    """Give the place where recommendations are kept; no authority is needed to go there."""
    free = replace(workspace.capacity, authority=None, break_glass=None)
    return Lessons(
        ledger=workspace.ledger, archive=workspace.archive, capacity=free, ask=workspace.ask, sight=workspace.sight
    )


def find_recommendation(some: Sequence[Recommendation], text: str) -> Recommendation:
    """Give the one that a reference, an id or its beginning stands for; BadConfig where it is none or several."""
    name = text.strip()
    exact = [each for each in some if name in {each.id, each.reference}]
    near = exact or [each for each in some if len(name) > 2 and each.id.startswith(name)]
    if len(near) == 1:
        return near[0]
    told = f"{name!r} may be one of several recommendations" if near else f"there is no recommendation {name!r}"
    raise BadConfig(f"{told}; `sabaq lessons list` gives those on record")


def _to(one: Recommendation) -> str:
    return f"to {one.addressee}"
