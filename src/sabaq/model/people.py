"""People: users of a team, and tokens of programs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sabaq.errors import BadConfig
from sabaq.model.authority import Operation, Role
from sabaq.model.ids import TokenId, UserId

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
LONGEST_TOKEN = timedelta(days=366)
GIVEN = frozenset(Role) - {Role.OPERATOR}  # an operator is whoever works alone; nobody signs in as one


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who may sign in, as they stand after every change."""

    id: UserId
    name: str
    roles: frozenset[Role]
    unit: str = ""
    subject: str | None = None  # what the agency's own sign-in calls them
    disabled: bool = False
    added_at: datetime | None = None
    password_at: datetime | None = None  # None: signs in by the agency's own sign-in only

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise BadConfig(
                f"user name {self.name!r} cannot be taken; wanted 2 to 64 of a-z, 0-9, '.', '_' and '-', e.g. desk-3"
            )
        if not self.roles or not self.roles <= GIVEN:
            raise BadConfig(
                f"user {self.name} has no role that can be given; wanted some of {', '.join(sorted(GIVEN))}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a program shows instead of signing in: for one user, for some operations, for a time."""

    id: TokenId
    user: UserId
    label: str
    operations: frozenset[Operation]
    expires: datetime
    issued_at: datetime | None = None
    revoked_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Say whether it opens anything now."""
        return self.revoked_at is None and now < self.expires


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One try to sign in by the agency's own sign-in, from where it leads there until it comes back."""

    address: str  # where the browser is led
    back: str  # where it is to come back to
    state: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
