"""Sign-in: names and passwords in, sessions out."""

from __future__ import annotations

import math
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sabaq.errors import Refused
from sabaq.guard.passwords import fingerprint, fits
from sabaq.guard.permit import RefusedRequest
from sabaq.model.authority import Capacity, Operation, Purpose
from sabaq.model.people import Token, User
from sabaq.store.sessions import Session, Sessions
from sabaq.store.users import password_hash, read_tokens, read_users

if TYPE_CHECKING:
    from sabaq.workspace.verbs import Workspace

IDLE = timedelta(minutes=30)  # after which a session that nobody used is over
LONGEST = timedelta(hours=12)  # after which every session is over
NOTED_EVERY = timedelta(minutes=1)  # how exactly it is known when a session was used last
FREE_TRIES = {"user": 5, "from": 20}  # of one name, and from one address, which many may share
LONGEST_WAIT_S = {"user": 300, "from": 900}  # short for a name: nobody can lock another out for long
WRONG = "the name or the password is not right"  # never which of them


class TooManyTries(Refused):
    """Signing in has failed too often; it may be tried again in a while."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(f"signing in failed too often; try again in {wait_s} s")
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Somebody who is signed in, or the program of somebody."""

    user: User
    session: str = ""
    token: Token | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Lets people in for a while, and programs by their tokens; each sign-in and each failure is an act."""

    workspace: Workspace
    sessions: Sessions
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @classmethod
    def of(cls, workspace: Workspace) -> SignIn:
        """Give the sign-in of a workspace."""
        return cls(workspace=workspace, sessions=Sessions.of(workspace.ledger))

    def by_password(self, name: str, password: str, *, address: str) -> str:
        """Give the secret of a fresh session; raise Refused with words that do not say what was wrong."""
        with self._turn:  # one after another, or many tries at once would all come before the first failure counts
            user = self._by_password(name.strip().lower(), password, address)
        return self.start(user, f"password, from {address}")

    def _by_password(self, name: str, password: str, address: str) -> User:
        now = self._now()
        if wait := self.wait_s(name, address, now):
            raise TooManyTries(wait)
        user = next(iter(read_users(self.workspace.ledger, name=name)), None)
        right = fits(password, password_hash(self.workspace.ledger, user.id) if user else None)
        if user is None or not right or user.disabled:
            self.sessions.failed(_keys(name, address), now)
            self._note_failure(user, address)
            raise Refused(WRONG)
        return user

    def by_subject(self, subject: str, *, address: str) -> str:
        """Give the secret of a fresh session of whoever the agency's own sign-in vouches for."""
        users = read_users(self.workspace.ledger)
        user = next((each for each in users if each.subject == subject), None)
        if user is None or user.disabled:
            self._note_failure(user, address)
            raise Refused("nobody is enrolled here under what your agency's sign-in calls you; ask an administrator")
        return self.start(user, f"the agency's sign-in, from {address}")

    def start(self, user: User, how: str) -> str:
        """Start a session of a user; its secret was never used before."""
        acting, now = self.acting(Signed(user=user)), self._now()
        grant = acting.permit(Operation.SIGN_IN, f"by {how}")
        secret = secrets.token_urlsafe(32)
        self.workspace.ledger.record_act(grant, how)
        self.sessions.start(
            Session(id=fingerprint(secret), user=user.id, started_at=now, expires=now + LONGEST, used_at=now)
        )
        self.sessions.forgive(f"user {user.name}")
        return secret

    def signed(self, secret: str) -> Signed | None:
        """Give who is signed in by this secret, or None; using it keeps the session from running out."""
        found, now = self.sessions.find(fingerprint(secret)), self._now()
        if found is None or now >= found.expires or now - found.used_at >= IDLE:
            return None
        user = next(iter(read_users(self.workspace.ledger, user=found.user)), None)
        if user is None or user.disabled or (user.password_at and user.password_at > found.started_at):
            return None
        if now - found.used_at >= NOTED_EVERY:
            self.sessions.used(found.id, now)
        return Signed(user=user, session=found.id)

    def program(self, secret: str) -> Signed | None:
        """Give whose program shows this token, or None where it opens nothing."""
        token = next(iter(read_tokens(self.workspace.ledger, fingerprint=fingerprint(secret))), None)
        if token is None or not token.holds(self._now()):
            return None
        user = next(iter(read_users(self.workspace.ledger, user=token.user)), None)
        return None if user is None or user.disabled else Signed(user=user, token=token)

    def end(self, secret: str) -> None:
        """Sign out: the session is over for good."""
        self.sessions.end(fingerprint(secret), self._now())

    def acting(self, signed: Signed) -> Workspace:
        """Give the workspace as somebody who is signed in has it, for a purpose that their roles allow."""
        user, configured = signed.user, self.workspace.capacity
        acting = self.workspace.acting(user.name, user.roles, unit=user.unit)
        return acting.under(purpose=self._purpose(user, configured), authority=configured.authority)

    def refused(self, acting: Workspace, operation: Operation, where: str, why: str) -> None:
        """Put on record that somebody who is signed in asked at an address for what they may not."""
        self.workspace.ledger.record_refusal(RefusedRequest(why, acting.capacity.request(operation, where)))

    def wait_s(self, name: str, address: str, now: datetime) -> int:
        """Give how many seconds have to pass before signing in may be tried again: twice as many with each failure."""
        longest = 0.0
        for key in _keys(name, address):
            kind = key.partition(" ")[0]
            times, last = self.sessions.tries(key)
            if last is not None and times >= FREE_TRIES[kind]:
                wait = min(2.0 ** min(times - FREE_TRIES[kind], 20), LONGEST_WAIT_S[kind])
                longest = max(longest, wait - (now - last).total_seconds())
        return math.ceil(longest)

    def _purpose(self, user: User, configured: Capacity) -> str:
        """Give the configured purpose where the roles of a user allow it, or else one that they allow."""
        policy, now = self.workspace.guard.policy, self._now()
        wished = [each for each in Purpose if each.value == configured.purpose]
        for purpose in (*wished, Purpose.AUDIT, Purpose.ADMIN):
            if policy.permits(user.roles, Operation.SIGN_IN, purpose, now):
                return purpose.value
        return configured.purpose

    def _note_failure(self, user: User | None, address: str) -> None:
        who = user.name if user else "an unknown name"  # what was typed may be a password
        roles = user.roles if user else frozenset()
        asked = Capacity(actor=who, purpose=Purpose.ADMIN.value, roles=roles).request(
            Operation.SIGN_IN, f"from {address}"
        )
        self.workspace.ledger.record_refusal(RefusedRequest("sign-in failed", asked))

    def _now(self) -> datetime:
        return self.workspace.guard.clock()


def _keys(name: str, address: str) -> tuple[str, str]:
    return f"user {name}", f"from {address}"
