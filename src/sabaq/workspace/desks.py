"""Desk: where people correct the picture, with a reason."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain
from threading import Lock
from typing import Protocol

from sabaq.errors import BadConfig
from sabaq.model.authority import Grant, Operation
from sabaq.model.decisions import Decision, Retraction, Ruling
from sabaq.model.doubts import Queue
from sabaq.model.evidence import Marking
from sabaq.model.ids import IncidentId, LinkId, RetractionId, SubjectId
from sabaq.model.incident import Link, Verdict
from sabaq.store.decisions import find_decision, links_of, read_decisions, read_judgements, standing_retraction
from sabaq.store.ledger import Ledger
from sabaq.store.markings import marking_of_subjects, marking_of_target
from sabaq.store.naming import Party, party, target
from sabaq.store.pictures import current_picture
from sabaq.workspace.authorities import reason_of
from sabaq.workspace.results import Decided, Ran
from sabaq.workspace.sights import Sight
from sabaq.workspace.views import View

AT_ONCE = 25_000  # reports up to which a decision makes the picture anew by itself


class Permit(Protocol):
    """Asks the guard for leave."""

    def __call__(self, operation: Operation, what: str, *, marking: Marking = Marking.CLEAR) -> Grant:
        """Give a grant for what has this marking, or raise Refused."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Takes decisions and takes them back; each is a row, none is an edit."""

    ledger: Ledger
    permit: Permit
    run: Callable[[], Ran]
    now: Callable[[], View]
    sight: Callable[[], Sight]
    _one_at_a_time: Lock = field(default_factory=Lock, repr=False)

    def of(self, other: Desk) -> Desk:
        """Give the desk of somebody else in the same workspace; still one decides at a time."""
        return replace(other, _one_at_a_time=self._one_at_a_time)

    def link(self, a: str, b: str, ruling: Ruling, why: str, *, later: bool = False) -> Decided:
        """Hold two reports, subjects or incidents to be one incident, or not to be, over all evidence."""
        reason, verdict = reason_of(why), Verdict(ruling.value)
        what = f"{a} {verdict.value} {b}"
        self.permit(Operation.LINK, what)
        view = self.now()
        pairs = _pairs(*(party(self.ledger, view.picture, name, audience=view.audience) for name in (a, b)))
        ends = sorted({end for pair in pairs for end in pair})
        grant = self.permit(Operation.LINK, what, marking=marking_of_subjects(self.ledger, ends))
        self._free_to(ruling, pairs)
        name = self.ledger.guard.fresh_id("l")
        links = [
            Link(
                id=LinkId(f"{name}.{number}" if number > 1 else name), a=one, b=two, verdict=verdict,
                decided_by=grant.actor, why=reason,
            )
            for number, (one, two) in enumerate(pairs, start=1)
        ]  # fmt: skip
        return self._decided(name, lambda: self.ledger.record_links(grant, links), later=later)

    def unlink(self, link: str, why: str, *, later: bool = False) -> Decided:
        """Take a judgement on two incidents back: the picture is again what it would be without it."""
        reason = reason_of(why)
        self.permit(Operation.LINK, f"unlink {link}")
        decision = _standing(find_decision(self.ledger, link, audience=self.sight().audience))
        if decision.ruling is Ruling.RETRACT:
            raise BadConfig(f"{decision.id} is a retraction; take it back with `sabaq unretract {decision.id}`")
        ends = sorted({end for pair in decision.pairs for end in pair})
        grant = self.permit(Operation.LINK, f"unlink {link}", marking=marking_of_subjects(self.ledger, ends))
        links = links_of(self.ledger, decision)
        return self._decided(decision.id, lambda: self.ledger.revoke_links(grant, links, reason), later=later)

    def retract(self, name: str, why: str, *, later: bool = False) -> Decided:
        """Let all that a source, a file or a report claims leave the picture; the ledger keeps it."""
        reason = reason_of(why)
        self.permit(Operation.RETRACT, name)
        found = target(self.ledger, name, audience=self.sight().audience)
        grant = self.permit(Operation.RETRACT, name, marking=marking_of_target(self.ledger, found))
        if already := standing_retraction(self.ledger, found):
            raise BadConfig(f"{name} was retracted already, {_told(already)}")
        fresh = RetractionId(self.ledger.guard.fresh_id("t"))
        retraction = Retraction(
            id=fresh, kind=found.kind, target=found.id, decided_by=grant.actor, why=reason
        )  # fmt: skip
        return self._decided(fresh, lambda: self.ledger.record_retraction(grant, retraction), later=later)

    def unretract(self, retraction: str, why: str, *, later: bool = False) -> Decided:
        """Take a retraction back: what it was about counts again."""
        reason = reason_of(why)
        self.permit(Operation.RETRACT, f"unretract {retraction}")
        decision = _standing(find_decision(self.ledger, retraction, audience=self.sight().audience))
        if decision.ruling is not Ruling.RETRACT:
            raise BadConfig(f"{decision.id} is a link; take it back with `sabaq unlink {decision.id}`")
        marking = marking_of_target(self.ledger, target(self.ledger, str(decision.target)))
        grant = self.permit(Operation.RETRACT, f"unretract {retraction}", marking=marking)
        undone = RetractionId(decision.id)
        return self._decided(decision.id, lambda: self.ledger.reinstate(grant, undone, reason), later=later)

    def decisions(self, *, imported: bool = False) -> tuple[Decision, ...]:
        """Give every decision, newest first; with `imported` the judgements that came in files as well."""
        self.permit(Operation.READ, "decisions")
        return read_decisions(self.ledger, imported=imported, audience=self.sight().audience)

    def decision(self, name: str) -> Decision:
        """Give one decision by its id."""
        self.permit(Operation.READ, f"decision {name}")
        return find_decision(self.ledger, name, audience=self.sight().audience)

    def review(self, *, limit: int = 20, offset: int = 0, incident: IncidentId | None = None) -> Queue:
        """Give the places where the picture could as well be drawn otherwise, those worth most first."""
        return self.now().queue(limit=limit, offset=offset, incident=incident)

    def _free_to(self, ruling: Ruling, pairs: list[tuple[SubjectId, SubjectId]]) -> None:
        """Raise BadConfig where the decision would say again what stands, or what a standing one forbids."""
        audience = self.sight().audience
        alike = read_judgements(self.ledger, pairs, ruling, audience=audience)
        if len(alike) == len(pairs):
            raise BadConfig(f"they were judged {ruling.value} already, {_told(next(iter(alike.values())))}")
        if ruling is Ruling.SAME and (
            apart := read_judgements(self.ledger, pairs, Ruling.DIFFERENT, audience=audience)
        ):
            decision = next(iter(apart.values()))
            raise BadConfig(
                f"they were judged different, {_told(decision)}, and a standing different holds over every same; "
                f"take it back first: `sabaq unlink {decision.id}`"
            )

    def _unmet(self) -> tuple[str, ...]:
        """Name the decisions on one incident that stand, and whose reports the picture has in several."""
        every = read_decisions(self.ledger, audience=self.sight().audience)
        held = [each for each in every if each.ruling is Ruling.SAME and each.undone is None]
        homes = self.now().incidents_of(list({end for each in held for pair in each.pairs for end in pair}))
        return tuple(
            each.id
            for each in held
            if any(homes.get(a, a) != homes.get(b, b) for a, b in each.pairs if {a, b} <= homes.keys())
        )

    def _decided(self, name: str, write: Callable[[], None], *, later: bool) -> Decided:
        with self._one_at_a_time:
            write()
            decision = find_decision(self.ledger, name)
            state = current_picture(self.ledger).state()
            if later or state is None or state.reports > AT_ONCE:
                return Decided(decision=decision, drawn=False, seconds=None, incidents=(), unmet=())
            started = time.perf_counter()
            self.run()
            seconds = time.perf_counter() - started
        homes = self.now().incidents_of(tuple(dict.fromkeys(chain.from_iterable(decision.pairs))))
        return Decided(
            decision=decision, drawn=True, seconds=round(seconds, 2), incidents=tuple(dict.fromkeys(homes.values())),
            unmet=self._unmet(),
        )  # fmt: skip


def _pairs(a: Party, b: Party) -> list[tuple[SubjectId, SubjectId]]:
    """Give the pairs that a judgement on two parties is about: each leader with every member of the other."""
    ones, twos = ([each for each in one.subjects if each not in two.subjects] for one, two in ((a, b), (b, a)))
    if len(a.subjects) == 1 and len(b.subjects) > 1:
        ones = list(a.subjects)  # a report and the incident it is in: it with all the others
    if len(b.subjects) == 1 and len(a.subjects) > 1:
        twos = list(b.subjects)
    if not ones or not twos:
        raise BadConfig(f"{a.name} and {b.name} are one and the same; name two reports, or a report and an incident")
    return [(ones[0], two) for two in twos] + [(one, twos[0]) for one in ones[1:]]


def _standing(decision: Decision) -> Decision:
    if decision.undone is not None:
        undone = decision.undone
        raise BadConfig(f"{decision.id} was taken back already, by {undone.by} on {undone.at:%Y-%m-%d}: {undone.why}")
    return decision


def _told(decision: Decision) -> str:
    return f"by {decision.by} on {decision.at:%Y-%m-%d} ({decision.id}): {decision.why}"
