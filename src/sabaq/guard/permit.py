"""Permit: a sealed grant for one act, or a refusal."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sabaq.errors import Refused
from sabaq.guard.policy import Denied, Policy, shipped
from sabaq.model.authority import Grant, Operation, Purpose, Request
from sabaq.model.ids import GrantId, ulid
from sabaq.model.warrants import Authority

GRANT_LASTS = timedelta(hours=12)
EMERGENCY_LASTS = timedelta(hours=4)


class RefusedRequest(Refused):
    """A refusal that still knows what was asked and which rules forbade it, so that it can be recorded."""

    def __init__(self, message: str, request: Request, rules: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.request = request
        self.rules = rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Mints grants and knows its own; a grant sealed by another guard, or altered, is worth nothing."""

    clock: Callable[[], datetime]
    policy: Policy = field(default_factory=shipped, repr=False)
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def fresh_id(self, kind: str = "", *, at: datetime | None = None) -> str:
        """Give an id that nothing has yet; those of one kind sort by moment, `at` or now."""
        fresh = ulid(at or self.clock(), secrets.token_bytes(10))
        return f"{kind}_{fresh}" if kind else fresh

    def permit(self, request: Request, authority: Authority | None = None) -> Grant:
        """Return a sealed grant for exactly this request, or raise Refused with what was missing.

        `authority` is what is on record of the one that the request relies on; the leave ends when it does.
        """
        now = self.clock()
        lasts = GRANT_LASTS if request.break_glass is None else EMERGENCY_LASTS
        self._decide(request, authority, now=now, lasts=lasts)
        ends = now + lasts if authority is None else min(now + lasts, authority.expires)
        unsealed = Grant(
            id=GrantId(self.fresh_id(at=now)), actor=request.actor, operation=request.operation,
            purpose=Purpose(request.purpose), subject_class=request.subject_class, what=request.what,
            policy=self.policy.version, granted_at=now.astimezone(UTC), expires_at=ends.astimezone(UTC), seal=b"",
            roles=request.roles, unit=request.unit, authority=request.authority, marking=request.marking,
            subject=request.subject, done_by=request.done_by, break_glass=request.break_glass,
        )  # fmt: skip
        return replace(unsealed, seal=self._seal(unsealed))

    def check(self, grant: Grant, operation: Operation, authority: Authority | None = None) -> None:
        """Raise Refused unless this guard sealed the grant, for this operation, and it still holds.

        Where it relies on an authority, that one is looked at again: contested since, it opens nothing any more.
        """
        asked = _request_of(grant)
        if not hmac.compare_digest(grant.seal, self._seal(grant)):
            raise RefusedRequest(f"grant {grant.id} was not sealed by this guard; ask guard.permit for one", asked)
        if grant.operation is not operation:
            told = f"grant {grant.id} is for {grant.operation.value}, not {operation.value}; ask for that"
            raise RefusedRequest(told, asked)
        now = self.clock()
        if now >= grant.expires_at:
            told = f"grant {grant.id} expired at {grant.expires_at.isoformat()}; ask for a new one"
            raise RefusedRequest(told, asked)
        if grant.authority is not None:
            self._decide(asked, authority, now=now, lasts=grant.expires_at - now)

    def _decide(self, request: Request, authority: Authority | None, *, now: datetime, lasts: timedelta) -> None:
        if request.authority is not None and (authority is None or authority.id != request.authority):
            told = f"there is no authority {request.authority}; `sabaq authority list` gives those on record"
            raise RefusedRequest(told, request)
        decided = self.policy.decide(request, authority=authority, now=now, lasts=lasts)
        if isinstance(decided, Denied):
            raise RefusedRequest(str(decided), request, decided.rules)

    def _seal(self, grant: Grant) -> bytes:
        fields = (
            grant.id, grant.actor, str(grant.operation), str(grant.purpose), grant.subject_class, grant.what,
            grant.policy, grant.granted_at.isoformat(), grant.expires_at.isoformat(), ",".join(sorted(grant.roles)),
            grant.unit, grant.authority or "", str(grant.marking), grant.subject, grant.done_by,
            "" if grant.break_glass is None else f"!{grant.break_glass}",
        )  # fmt: skip
        encoded = [part.encode("utf-8", "surrogatepass") for part in fields]
        text = b"".join(len(part).to_bytes(4, "big") + part for part in encoded)
        return hmac.new(self._key, text, hashlib.sha256).digest()


def _request_of(grant: Grant) -> Request:
    """Give the request that a grant answered."""
    return Request(
        actor=grant.actor, operation=grant.operation, purpose=str(grant.purpose), subject_class=grant.subject_class,
        what=grant.what, roles=grant.roles, unit=grant.unit, authority=grant.authority, marking=grant.marking,
        subject=grant.subject, done_by=grant.done_by, break_glass=grant.break_glass,
    )  # fmt: skip
