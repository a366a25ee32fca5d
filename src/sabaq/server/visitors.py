"""Visitors: who asks, as what, and what they are given."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from sabaq.model.authority import Operation, Role
from sabaq.server.views import Desk, Sending, Views

if TYPE_CHECKING:
    from sabaq.server.addresses import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who was let in: the picture as they may see it, the desk and the reception as they may use them."""

    views: Views
    desk: Desk | None = None
    reception: Sending | None = None
    roles: frozenset[Role] = frozenset({Role.OPERATOR})
    name: str = ""  # empty: whoever works alone here
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)  # stands in every form
    operations: frozenset[Operation] | None = None  # what the token of a program is for; None: it is a person
    decides: bool = True


class Doors(Protocol):
    """Says who asks, and what is answered to somebody who may not come in."""

    def addresses(self) -> Sequence[Address]:
        """Give the addresses by which one comes in."""
        ...

    def visitor(self, request: Request) -> Visitor | None:
        """Give who asks, or None where nobody is signed in."""
        ...

    def turned_away(self, request: Request) -> Response:
        """Answer somebody who has to sign in first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoors:
    """Lets everybody in as one and the same visitor: for a face that something else guards."""

    alone: Visitor

    def addresses(self) -> Sequence[Address]:
        """Give none, for everybody is in."""
        return ()

    def visitor(self, _request: Request) -> Visitor | None:
        """Give the one."""
        return self.alone

    def turned_away(self, _request: Request) -> Response:
        """Answer as if the one were not allowed in; with open doors nobody meets this."""
        return PlainTextResponse("Nobody may come in here just now.\n", HTTPStatus.FORBIDDEN)


def visitor_of(request: Request) -> Visitor:
    """Give who asks, once they were let in."""
    visitor: Visitor = request.state.visitor
    return visitor


def visitor_if_known(request: Request) -> Visitor | None:
    """Give who asks, or None where they were not let in, or led astray before."""
    return getattr(request.state, "visitor", None)
