"""Oversight: who used sabaq for what, and what readers find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sabaq.analysis.misuse import MADE_WITH, queue, tallies, with_rulings
from sabaq.errors import BadConfig
from sabaq.model.authority import Capacity, Grant, Operation, Request
from sabaq.model.uses import Canary, Duty, DutyKind, Item, Tally, Use, UseRuling, Verdict
from sabaq.store.audiences import Audience
from sabaq.store.ledger import Ledger
from sabaq.store.uses import (
    canaries_in,
    canary_row,
    context_in,
    duties_in,
    duty_row,
    use_ruling_row,
    use_rulings_in,
    uses_in,
)
from sabaq.workspace.authorities import Chambers, reason_of
from sabaq.workspace.logs import LogDesk
from sabaq.workspace.verbs import Workspace

LOOKED_BACK = timedelta(days=90)  # for items
LEARNED_FROM = timedelta(days=60)  # before that, for what is usual
WITHHELD = "(withheld: marked {})"
OTHERS = "other people"  # whose acts a list holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A duty before it is on record."""

    kind: DutyKind
    starts: datetime
    ends: datetime
    actor: str = ""
    unit: str = ""
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which acts are asked for; empty fields ask for all."""

    since: datetime
    until: datetime
    actor: str = ""
    record: str = ""
    purpose: str = ""
    authority: str = ""
    refused: bool = False

    def fits(self, use: Use) -> bool:
        """Say whether an act is among them."""
        return (
            self.actor in {"", use.actor}
            and self.purpose in {"", use.purpose}
            and self.authority in {"", use.authority}
            and (not self.record or self.record in use.what)
            and not (self.refused and use.allowed)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight:
    """Shows what was done to those who may judge it, and takes what they find; each look is itself an act."""

    ledger: Ledger
    capacity: Capacity
    ask: Callable[[Request], Grant]
    audience: Audience  # of whoever looks: acts on what is marked beyond it are shown without what they were on

    def give(self, asked: Given, why: str) -> Duty:
        """Put on record what somebody, or a unit, is to do; nobody gives themselves a duty."""
        reason = reason_of(why)
        holder = asked.actor or f"unit {asked.unit}"
        grant = self._judging(Operation.RULE, f"{asked.kind.value} of {holder}", holder, audit=False)
        duty = Duty(
            id=self.ledger.guard.fresh_id("d"), kind=asked.kind, unit=asked.unit, actor=asked.actor,
            scope=tuple(each.strip() for each in asked.scope), starts=asked.starts, ends=asked.ends,
            given_by=grant.actor, why=reason, recorded_at=self.ledger.guard.clock(),
        )  # fmt: skip
        self.ledger.record(grant, Operation.RULE, f"give {asked.kind.value}: {reason}", duty_row(duty))
        return duty

    def duties(self) -> tuple[Duty, ...]:
        """Give the duties that have not ended."""
        self._look("duties")
        return duties_in(self.ledger, since=self.ledger.guard.clock())

    def set_canary(self, record: str, why: str) -> Canary:
        """Name a record that nobody's work leads to; from now on whoever touches it is asked why."""
        reason = reason_of(why)
        if not record.strip() or " " in record.strip():
            raise BadConfig(f"{record!r} is no record; wanted the whole id of an incident or a report")
        grant = self._judging(Operation.RULE, "canary", OTHERS, audit=False)
        canary = Canary(
            id=self.ledger.guard.fresh_id("n"), record=record.strip(), set_by=grant.actor, why=reason,
            recorded_at=self.ledger.guard.clock(),
        )  # fmt: skip
        self.ledger.record(grant, Operation.RULE, f"set canary: {reason}", canary_row(canary))
        return canary

    def canaries(self) -> tuple[Canary, ...]:
        """Give the records that nobody's work leads to."""
        self._look("canaries")
        return canaries_in(self.ledger)

    def uses(self, wanted: Wanted) -> tuple[Use, ...]:
        """Give who did what for what under which authority, newest first; refusals too."""
        self._look(f"uses since {wanted.since:%Y-%m-%d}")
        found = uses_in(self.ledger, since=wanted.since, until=wanted.until)
        return tuple(use for use in map(self._shown, reversed(found)) if wanted.fits(use))

    def items(self, *, ruled: bool = False) -> tuple[Item, ...]:
        """Give what a second reader should look at, those with most to explain first; `ruled`: those read too."""
        self._look("queue")
        return tuple(self._readable(item) for item in self._items() if ruled or item.open)

    def tallies(self) -> tuple[Tally, ...]:
        """Give what the items of each rule turned out to be."""
        self._look("rulings")
        return tallies(use_rulings_in(self.ledger))

    def rule(self, name: str, verdict: Verdict, why: str) -> Item:
        """Put on record what a second reader finds of an item; who is asked about does not answer for it."""
        reason = reason_of(why)
        self._look(f"item {name}")
        place, item = self._one(name)
        own = self.capacity.actor if self._is_own(item) else item.actors[0]
        grant = self._judging(Operation.REVIEW, f"item {item.id}", own)
        ruling = UseRuling(
            id=self.ledger.guard.fresh_id("u"),
            item=item.id, verdict=verdict, by=grant.actor, unit=grant.unit, why=reason,
            at=self.ledger.guard.clock(), rules=tuple(sorted({each.rule.value for each in item.reasons})), place=place,
            made_with=MADE_WITH,
        )  # fmt: skip
        self.ledger.record(grant, Operation.REVIEW, f"{verdict.value}: {reason}", use_ruling_row(ruling))
        return self._readable(replace(item, rulings=(*item.rulings, ruling)))

    def _items(self) -> tuple[Item, ...]:
        now = self.ledger.guard.clock()
        since = now - LOOKED_BACK - LEARNED_FROM
        uses = uses_in(self.ledger, since=since, until=now + timedelta(seconds=1))
        found = queue(uses, context_in(self.ledger, uses, since=since), over=now.date())
        late = tuple(item for item in found if item.day >= (now - LOOKED_BACK).date())
        return with_rulings(late, use_rulings_in(self.ledger))

    def _one(self, name: str) -> tuple[int, Item]:
        near = [(place, item) for place, item in enumerate(self._items(), 1) if item.id.startswith(name.strip())]
        if len(near) == 1 and len(name.strip()) > 2:
            return near[0]
        told = f"{name!r} may be one of several items" if near else f"there is no item {name!r} in these 90 days"
        raise BadConfig(f"{told}; `sabaq audit queue` lists them with their ids")

    def _shown(self, use: Use) -> Use:
        """Give an act as the reader may see it."""
        if self.audience is None or use.marking in {"", *self.audience}:
            return use
        return replace(use, what=WITHHELD.format(use.marking), reason="")

    def _readable(self, item: Item) -> Item:
        """Give an item as the reader may see it; a reason may name what its acts were on."""
        hidden = {use.act: use.marking for use in item.acts if self._shown(use) != use}
        reasons = (
            replace(each, words=WITHHELD.format(hidden[act]))
            if (act := next(filter(hidden.get, each.acts), None))
            else each
            for each in item.reasons
        )
        return replace(item, acts=tuple(map(self._shown, item.acts)), reasons=tuple(reasons))

    def _is_own(self, item: Item) -> bool:
        whole_unit = item.days > 1 and item.unit == self.capacity.unit
        return whole_unit or any(_same(self.capacity.actor, actor) for actor in item.actors)

    def _look(self, what: str) -> None:
        self.ledger.record_act(self._judging(Operation.REVIEW, what, OTHERS), f"looked at {what}")

    def _judging(self, operation: Operation, what: str, done_by: str, *, audit: bool = True) -> Grant:
        request = self.capacity.request(operation, what, purpose="AUDIT" if audit else None)
        return self.ask(replace(request, done_by=done_by))


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRoom:
    """What one overseer comes to: the uses, the acts that are always reviewed, and the log of all."""

    oversight: Oversight
    chambers: Chambers
    log: LogDesk

    def now(self) -> datetime:
        """Give the moment."""
        return self.oversight.ledger.guard.clock()

    def handed_on(self, what: str) -> None:
        """Ask whether something may be taken out of here, and put on record that it was."""
        grant = self.oversight.ask(self.oversight.capacity.request(Operation.EXPORT, "audit", purpose="AUDIT"))
        self.oversight.ledger.record_act(grant, what)


def audit_room_of(workspace: Workspace) -> AuditRoom:
    """Give the audit room of a workspace, as whoever acts there has it."""
    return AuditRoom(oversight=oversight_of(workspace), chambers=workspace.chambers(), log=workspace.log())


def oversight_of(workspace: Workspace) -> Oversight:
    """Give the place where the use of a workspace is looked at; no authority is needed to go there."""
    free = replace(workspace.capacity, authority=None, break_glass=None)
    audience = workspace.under(purpose="AUDIT").sight().audience
    return Oversight(ledger=workspace.ledger, capacity=free, ask=workspace.ask, audience=audience)


def _same(one: str, other: str) -> bool:
    return one.casefold().strip() == other.casefold().strip()
