"""People: users enrolled and changed, tokens of programs."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sabaq.errors import BadConfig
from sabaq.guard.passwords import fingerprint, hashed
from sabaq.model.authority import Operation, Purpose, Role
from sabaq.model.ids import TokenId, UserId
from sabaq.model.people import LONGEST_TOKEN, Token, User
from sabaq.store.users import (
    change_row,
    password_row,
    read_tokens,
    read_users,
    token_end_row,
    token_row,
    user_rows,
)

if TYPE_CHECKING:
    from sabaq.model.authority import Grant
    from sabaq.workspace.verbs import Workspace

SECRETS_BEGIN = "sabaq_"  # so that a secret that leaks into a file is recognised


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Says who may sign in, as what, and what programs may; each change is a row."""

    workspace: Workspace

    def add(self, name: str, roles: Iterable[str], *, unit: str = "", subject: str | None = None) -> User:
        """Enrol somebody; without a password they sign in by the agency's own sign-in only."""
        user = User(
            id=UserId(self.workspace.guard.fresh_id("u")),
            name=name.strip(),
            roles=_roles(roles),
            unit=unit.strip(),
            subject=subject,
        )
        grant = self._permit(f"enrol {user.name}")
        if any(user.name == each.name or (subject and subject == each.subject) for each in self._held()):
            raise BadConfig(
                f"there is a user {user.name} already, or one of this subject; `sabaq users list` shows them"
            )
        told = f"enrol {user.name} as {', '.join(sorted(user.roles))}"
        self.workspace.ledger.record(grant, Operation.ENROL, told, *user_rows(user))
        return self.user(user.name)

    def change(self, name: str, *, roles: Iterable[str] | None = None, unit: str | None = None) -> User:
        """Give somebody other roles or another unit, from now on."""
        user = self.user(name)
        changed = replace(user, roles=user.roles if roles is None else _roles(roles), unit=user.unit if unit is None
                          else unit.strip())  # fmt: skip
        return self._changed(changed, f"{name} is {', '.join(sorted(changed.roles))} of {changed.unit or 'no unit'}")

    def disable(self, name: str) -> User:
        """Let somebody sign in no more; what they have open ends at once."""
        return self._changed(replace(self.user(name), disabled=True), f"disable {name}")

    def enable(self, name: str) -> User:
        """Let somebody who was disabled sign in again."""
        return self._changed(replace(self.user(name), disabled=False), f"enable {name}")

    def set_password(self, name: str, password: str) -> User:
        """Give somebody another password; whoever is signed in with the old one is signed out."""
        user, grant = self.user(name), self._permit(f"password of {name}")
        row = password_row(user, hashed(password, name=user.name))
        self.workspace.ledger.record(grant, Operation.ENROL, f"another password for {name}", row)
        return self.user(name)

    def users(self) -> tuple[User, ...]:
        """Give all who were ever enrolled, by name."""
        self.workspace.permit(Operation.READ, "users")
        return self._held()

    def user(self, name: str) -> User:
        """Give one by name."""
        self.workspace.permit(Operation.READ, f"user {name}")
        found = read_users(self.workspace.ledger, name=name.strip())
        if not found:
            raise BadConfig(f"there is no user {name!r}; `sabaq users list` shows them")
        return found[0]

    def issue(self, name: str, operations: Iterable[str], *, label: str, days: int) -> tuple[Token, str]:
        """Give a program of a user a token, and the secret, which is shown this once."""
        user, grant = self.user(name), self._permit(f"token for {name}")
        now = self.workspace.guard.clock()
        token = Token(
            id=TokenId(self.workspace.guard.fresh_id("k")),
            user=user.id, label=label.strip(), operations=_operations(operations),
            expires=now + min(timedelta(days=days), LONGEST_TOKEN),
        )  # fmt: skip
        secret = f"{SECRETS_BEGIN}{secrets.token_urlsafe(32)}"
        told = f"token {token.id} for {name}: {', '.join(sorted(token.operations))}"
        self.workspace.ledger.record(grant, Operation.ENROL, told, token_row(token, fingerprint(secret)))
        return self.token(token.id), secret

    def revoke(self, token: str, why: str) -> Token:
        """Let a token open nothing any more."""
        found, grant = self.token(token), self._permit(f"revoke token {token}")
        if found.revoked_at is not None:
            raise BadConfig(f"token {found.id} was revoked already, on {found.revoked_at:%Y-%m-%d}")
        self.workspace.ledger.record(grant, Operation.ENROL, f"revoke {found.id}: {why}", token_end_row(found, why))
        return self.token(found.id)

    def tokens(self) -> tuple[Token, ...]:
        """Give every token that was ever issued, newest first; nothing opens by what is shown."""
        self.workspace.permit(Operation.READ, "tokens")
        return read_tokens(self.workspace.ledger)[::-1]

    def token(self, name: str) -> Token:
        """Give one by its id, or by the beginning of it."""
        found = [each for each in self.tokens() if each.id.startswith(name.strip())]
        if len(found) != 1 or len(name.strip()) < 4:
            raise BadConfig(f"{name!r} is not the id of one token; `sabaq tokens list` shows them")
        return found[0]

    def _changed(self, user: User, told: str) -> User:
        grant = self._permit(told)
        self.workspace.ledger.record(grant, Operation.ENROL, told, change_row(user))
        return self.user(user.name)

    def _held(self) -> tuple[User, ...]:
        return read_users(self.workspace.ledger)

    def _permit(self, what: str) -> Grant:
        return self.workspace.permit(Operation.ENROL, what, purpose=Purpose.ADMIN.value)


def _roles(names: Iterable[str]) -> frozenset[Role]:
    try:
        return frozenset(map(Role, names))
    except ValueError as unknown:
        raise BadConfig(f"{unknown}; roles are: analyst, reviewer, auditor, administrator, public") from None


def _operations(names: Iterable[str]) -> frozenset[Operation]:
    try:
        found = frozenset(map(Operation, names))
    except ValueError as unknown:
        raise BadConfig(f"{unknown}; operations are: {', '.join(Operation)}") from None
    if not found or found & {Operation.ENROL, Operation.SIGN_IN}:
        raise BadConfig("a token is for one operation or more, and never to enrol or to sign in; e.g. --allow read")
    return found
