"""Visitors: who asks, as what, and what they are given."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from sabaq.model.authority import Operation, Role
from sabaq.server.views import Desk, Sending, Takes, Views
from sabaq.workspace.oversight import AuditRoom
from sabaq.workspace.study import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who was let in: the picture as they may see it, the desk and the reception as they may use them."""

    views: Views
    desk: Desk | None = None
    reception: Sending | None = None
    study: Study | None = None  # reviews and recommendations
    roles: frozenset[Role] = frozenset({Role.OPERATOR})
    name: str = ""  # empty: whoever works alone here
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)  # stands in every form
    operations: frozenset[Operation] | None = None  # what the token of a program is for; None: it is a person
    decides: bool = True
    audit: AuditRoom | None = None
    on_refused: Callable[[Operation, str, str], None] = lambda *_told: None  # what, where, and why: put on record


def alone(views: Views, takes: Takes) -> Visitor:
    """Give whoever works alone here: they use all that there is."""
    return Visitor(views=views, desk=takes.desk, reception=takes.reception, study=takes.study, audit=takes.audit)


class Doors(Protocol):
    """Says who asks, and what is answered to somebody who may not come in."""

    def visitor(self, request: Request) -> Visitor | None:
        """Give who asks, or None where nobody is signed in."""
        ...

    def turned_away(self, request: Request) -> Response:
        """Answer somebody who has to sign in first."""
        ...


def visitor_of(request: Request) -> Visitor:
    """Give who asks, once they were let in."""
    visitor: Visitor = request.state.visitor
    return visitor


def visitor_if_known(request: Request) -> Visitor | None:
    """Give who asks, or None where they were not let in, or led astray before."""
    return getattr(request.state, "visitor", None)
