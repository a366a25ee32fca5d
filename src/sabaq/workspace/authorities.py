"""Chambers: authorities asked for, ruled on and contested."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from sabaq.errors import BadConfig
from sabaq.guard.permit import RefusedRequest
from sabaq.model.authority import Grant, Operation, Purpose, Request, SubjectClass
from sabaq.model.ids import ActId, AuthorityId
from sabaq.model.warrants import OPERATION_OF, Authority, Exceptional, Move, Reviewed, Said
from sabaq.store.authorities import application, review_of, ruling_on
from sabaq.store.ledger import Ledger

LONGEST_WHY = 1_000
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What somebody asks for, before it is on record."""

    reference: str
    legal_basis: str
    issuer: str
    purpose: str
    scope: str
    operations: frozenset[str]
    starts: datetime
    expires: datetime
    subject_class: str = SubjectClass.INCIDENT.value
    offence: str | None = None  # named: a court gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class Chambers:
    """Takes applications and rulings, each a row; nothing on record is changed."""

    ledger: Ledger
    request: Callable[[Operation, str], Request]
    ask: Callable[[Request], Grant]

    def apply(self, asked: Application, why: str) -> Authority:
        """Put an application on record; it opens nothing until somebody else approves it."""
        reason = reason_of(why)
        grant = self.ask(self.request(Operation.APPLY, f"authority {asked.reference}"))
        if any(each.reference == asked.reference for each in self.ledger.authorities()):
            raise BadConfig(f"there is an authority {asked.reference} already; give this one another reference")
        authority = Authority(
            id=AuthorityId(self.ledger.guard.fresh_id("a")),
            reference=asked.reference.strip(), legal_basis=asked.legal_basis,
            issuer=asked.issuer, purpose=_one_of(Purpose, asked.purpose, "purpose"), scope=asked.scope,
            subject_class=_one_of(SubjectClass, asked.subject_class, "subject class"),
            operations=frozenset(_one_of(Operation, each, "operation") for each in asked.operations),
            starts=asked.starts, expires=asked.expires, applicant=grant.actor, judicial=asked.offence is not None,
            offence=asked.offence,
        )  # fmt: skip
        self.ledger.record(grant, Operation.APPLY, f"apply for {authority.reference}: {reason}", application(authority))
        return self._held(authority.id)

    def rule(self, move: Move, name: str, why: str) -> Authority:
        """Approve, refuse, challenge, stay, quash or lift; who applied for it neither approves nor lifts."""
        reason, operation = reason_of(why), OPERATION_OF[move]
        authority = self.authority(name)
        asked = self.request(operation, f"{move.value} authority {authority.reference}")
        grant = self.ask(replace(asked, done_by=authority.applicant))
        authority.check(move)
        said = Said(
            id=self.ledger.guard.fresh_id("g"), move=move, by=grant.actor, why=reason, at=self.ledger.guard.clock()
        )
        told = f"{move.value} {authority.reference}: {reason}"
        self.ledger.record(grant, operation, told, ruling_on(authority, said))
        return self._held(authority.id)

    def authorities(self) -> tuple[Authority, ...]:
        """Give all that were ever applied for, newest first."""
        self.ask(self.request(Operation.READ, "authorities"))
        return self.ledger.authorities()[::-1]

    def authority(self, name: str) -> Authority:
        """Give one by its reference, its id, or the beginning of its id."""
        self.ask(self.request(Operation.READ, f"authority {name}"))
        return find_authority(self.ledger, name)

    def exceptional(self, *, due: bool = False) -> tuple[Exceptional, ...]:
        """Give the acts on protected subjects and in emergencies, newest first; `due`: those nobody reviewed yet."""
        self.ask(self.request(Operation.READ, "acts to be reviewed"))
        return tuple(each for each in self.ledger.exceptional() if not (due and each.reviews))

    def review(self, act: str, *, justified: bool, why: str) -> Exceptional:
        """Put on record whether an act was justified; who did it does not judge it."""
        reason = reason_of(why)
        found = _only([each for each in self.exceptional() if each.act.startswith(act.strip())], act)
        grant = self.ask(replace(self.request(Operation.REVIEW, f"act {found.act}"), done_by=found.actor))
        reviewed = Reviewed(
            act=ActId(found.act), by=grant.actor, justified=justified, why=reason, at=self.ledger.guard.clock()
        )
        told = f"{'justified' if justified else 'not justified'}: {reason}"
        self.ledger.record(grant, Operation.REVIEW, told, review_of(self.ledger.guard.fresh_id("v"), reviewed))
        return next(each for each in self.ledger.exceptional() if each.act == found.act)

    def _held(self, authority: AuthorityId) -> Authority:
        held = self.ledger.authority(authority)
        if held is None:
            raise BadConfig(f"authority {authority} is not on record; run `sabaq doctor`")
        return held


def find_authority(ledger: Ledger, text: str) -> Authority:
    """Give the authority that a reference, an id or its beginning stands for; BadConfig where it is none or several."""
    name, every = text.strip(), ledger.authorities()
    exact = [each for each in every if name in {each.id, each.reference}]
    near = exact or [each for each in every if len(name) > 2 and each.id.startswith(name)]
    if len(near) == 1:
        return near[0]
    listed = ", ".join(f"{each.reference} ({each.id})" for each in near)
    told = f"{name!r} may be one of several authorities: {listed}" if near else f"there is no authority {name!r}"
    raise BadConfig(f"{told}; `sabaq authority list` gives those on record")


def relied_on(ledger: Ledger, request: Request) -> tuple[Request, Authority | None]:
    """Give a request by the id of the authority that it names, and that one; a name of none is a refusal."""
    if request.authority is None:
        return request, None
    try:
        authority = find_authority(ledger, request.authority)
    except BadConfig as unknown:
        raise RefusedRequest(str(unknown), request) from unknown
    return replace(request, authority=authority.id), authority


def reason_of(why: str) -> str:
    """Give the reason as one line, or refuse a decision without one."""
    reason = " ".join(why.split())
    if not reason:
        raise BadConfig("a decision needs a reason; say why, for whoever reads it in a year")
    if len(reason) > LONGEST_WHY:
        raise BadConfig(f"the reason has {len(reason)} characters; wanted at most {LONGEST_WHY}")
    return reason


def _one_of(closed: type[E], text: str, what: str) -> E:
    """Give the term of a closed list that a text stands for."""
    try:
        return closed(text)
    except ValueError:
        known = ", ".join(each.value for each in closed)
        raise BadConfig(f"{what} {text!r} is not on the closed list; it knows: {known}") from None


def _only(found: list[Exceptional], name: str) -> Exceptional:
    if len(found) == 1 and len(name.strip()) > 2:
        return found[0]
    told = f"{name!r} may be one of several acts" if found else f"there is no act {name!r} that is always reviewed"
    raise BadConfig(f"{told}; `sabaq authority acts` lists them with their ids")
