"""Permit: a sealed grant for one act, or a refusal."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sabaq.errors import Refused
from sabaq.model.authority import Grant, Operation, Purpose, Request
from sabaq.model.ids import GrantId, ulid

POLICY = "local-operator@1"
GRANT_LASTS = timedelta(hours=12)

# What one local operator may do, and for which purposes. Absent means refused.
ALLOWED: dict[Operation, frozenset[Purpose]] = {
    Operation.INIT: frozenset({Purpose.ADMIN, Purpose.EXERCISE}),
    Operation.ADD: frozenset(Purpose),
    Operation.RUN: frozenset(Purpose),
    Operation.LINK: frozenset(Purpose),
    Operation.RETRACT: frozenset(Purpose),
    Operation.READ: frozenset(Purpose),
    Operation.EXPORT: frozenset(Purpose),
    Operation.EXTRACT: frozenset(Purpose),
}
SUBJECT_CLASSES = frozenset({"incident"})  # open ones; parties, press, bar, unions and persons are not among them


class RefusedRequest(Refused):
    """A refusal that still knows what was asked, so that it can be recorded."""

    def __init__(self, message: str, request: Request) -> None:
        super().__init__(message)
        self.request = request


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Mints grants and knows its own; a grant sealed by another guard, or altered, is worth nothing."""

    clock: Callable[[], datetime]
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def permit(self, request: Request) -> Grant:
        """Return a sealed grant for exactly this request, or raise Refused with what was missing."""
        purpose = _purpose(request)
        if not request.actor.strip():
            raise RefusedRequest("nobody is named as acting; set actor in sabaq.toml", request)
        if request.subject_class not in SUBJECT_CLASSES:
            raise RefusedRequest(
                f"subject class {request.subject_class!r} is protected; opening it needs a judicial authority that "
                "names the offence, and this workspace holds none",
                request,
            )
        if purpose not in ALLOWED.get(request.operation, frozenset()):
            raise RefusedRequest(
                f"{request.actor} may not {request.operation.value} for purpose {purpose.value}; "
                f"purposes that allow it: {', '.join(sorted(p.value for p in ALLOWED.get(request.operation, ())))}",
                request,
            )
        now = self.clock()
        unsealed = Grant(
            id=GrantId(ulid(now, secrets.token_bytes(10))),
            actor=request.actor,
            operation=request.operation,
            purpose=purpose,
            subject_class=request.subject_class,
            what=request.what,
            policy=POLICY,
            granted_at=now.astimezone(UTC),
            expires_at=(now + GRANT_LASTS).astimezone(UTC),
            seal=b"",
        )
        return replace(unsealed, seal=self._seal(unsealed))

    def check(self, grant: Grant, operation: Operation) -> None:
        """Raise Refused unless this guard sealed the grant, for this operation, and it has not expired."""
        asked = Request(
            actor=grant.actor, operation=operation, purpose=grant.purpose, subject_class=grant.subject_class,
            what=grant.what,
        )  # fmt: skip
        if not hmac.compare_digest(grant.seal, self._seal(grant)):
            raise RefusedRequest(f"grant {grant.id} was not sealed by this guard; ask guard.permit for one", asked)
        if grant.operation is not operation:
            told = f"grant {grant.id} is for {grant.operation.value}, not {operation.value}; ask for that"
            raise RefusedRequest(told, asked)
        if self.clock() >= grant.expires_at:
            told = f"grant {grant.id} expired at {grant.expires_at.isoformat()}; ask for a new one"
            raise RefusedRequest(told, asked)

    def _seal(self, grant: Grant) -> bytes:
        fields = (
            grant.id, grant.actor, str(grant.operation), str(grant.purpose), grant.subject_class, grant.what,
            grant.policy, grant.granted_at.isoformat(), grant.expires_at.isoformat(),
        )  # fmt: skip
        text = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in fields)
        return hmac.new(self._key, text, hashlib.sha256).digest()


def _purpose(request: Request) -> Purpose:
    try:
        return Purpose(request.purpose)
    except ValueError:
        known = ", ".join(purpose.value for purpose in Purpose)
        raise RefusedRequest(
            f"purpose {request.purpose!r} is not on the closed list; it knows: {known}", request
        ) from None
