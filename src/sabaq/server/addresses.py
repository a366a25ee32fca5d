"""Addresses: what is done where, and who may ask for it.

The application is built from these and nothing else: to add an address, put an `Address` in the list that the
`addresses()` of a face gives. Who may not is answered here, before anything is read; the guard decides once more when
it is.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from inspect import iscoroutinefunction
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sabaq.errors import BadRecord, Refused
from sabaq.guard.policy import INHERITED
from sabaq.model.authority import Operation, Role
from sabaq.server.parameters import Body, Parameter
from sabaq.server.visitors import Doors, Visitor

MOST_BYTES = 16_384  # of a form, or of one decision as JSON
STAFF = frozenset({Role.ANALYST, Role.REVIEWER, Role.AUDITOR, Role.ADMINISTRATOR})
EVERYBODY = STAFF | {Role.PUBLIC}
DECIDERS = frozenset({Role.ANALYST, Role.REVIEWER})
ANYBODY = None  # signed in or not
Answer = Callable[[Request], Response | Awaitable[Response]]
Given = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One thing that can be asked: where, how, what for, and by whom."""

    path: str
    answer: Answer
    operation: Operation | None  # what is asked of the guard; None: nothing that it guards
    roles: frozenset[Role] | None  # who may; an operator is several at once
    method: str = "GET"
    form: bool = False  # comes from a form on one of our pages, which holds the visitor's token
    asks: tuple[Parameter, ...] = ()
    takes: Body | None = None
    gives: object = None  # the type of the record that programs get; None: it is for people

    def __post_init__(self) -> None:
        if (self.roles is ANYBODY) != (self.operation is None):
            raise ValueError(f"{self.path}: what is guarded names who may, and what anybody may is not guarded")

    def refusal(self, visitor: Visitor) -> str | None:
        """Say why a visitor may not ask this; None: they may."""
        if self.roles is None or self.operation is None:
            return None
        held = visitor.roles.union(*(INHERITED.get(role, ()) for role in visitor.roles))
        if not held & self.roles:
            able = ", ".join(sorted(self.roles))
            return f"{_named(visitor)} may not {self.operation.value} here; ask one who may: {able}"
        if visitor.operations is not None and self.operation not in visitor.operations:
            named = ", ".join(sorted(visitor.operations))
            return f"this token is for {named}, not for {self.operation.value}; ask for another"
        return None

    def route(self, doors: Doors) -> Route:
        """Give the address as the framework takes it, behind some doors."""

        def admit(request: Request) -> Response | None:
            visitor = doors.visitor(request)
            request.state.visitor = visitor
            if self.roles is ANYBODY:
                return None
            if visitor is None:
                return doors.turned_away(request)
            if (refusal := self.refusal(visitor)) and self.operation is not None:
                visitor.on_refused(self.operation, f"{self.method} {self.path}", refusal)
                raise Refused(refusal)
            return None

        def answer(request: Request) -> Response:
            return admit(request) or self.answer(request)  # type: ignore[return-value]

        async def answer_later(request: Request) -> Response:
            if away := await run_in_threadpool(admit, request):
                return away
            if self.form:
                request.state.given = await _given(request)
            made: Response = await self.answer(request)  # type: ignore[misc]
            return made

        return Route(self.path, answer_later if iscoroutinefunction(self.answer) else answer, methods=[self.method])


def given_in(request: Request) -> Given:
    """Give the fields of the form that was sent, each once."""
    given: Given = request.state.given
    return given


async def body_of(request: Request) -> bytes:
    """Give what was sent, or refuse more than any form needs."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise BadRecord(f"what was sent is longer than {MOST_BYTES} bytes; shorten the reason")
    return body


async def _given(request: Request) -> Given:
    """Read a form, which has to hold the token of whoever asks."""
    given = form_of(await body_of(request))
    visitor: Visitor | None = request.state.visitor
    if visitor is not None and not hmac.compare_digest(given.get("token", "").encode(), visitor.form_token.encode()):
        raise Refused("this page was made for another sign-in, or before the server was started anew; load it again")
    return given


def form_of(body: bytes) -> Given:
    """Read the fields of a form, each once."""
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=12, errors="strict")
    except ValueError as problem:
        raise BadRecord(f"the form cannot be read: {problem}; load the page again") from problem
    return {name: values[0] for name, values in fields.items()}


def _named(visitor: Visitor) -> str:
    held = " and ".join(sorted(visitor.roles)) or "nobody in particular"
    return f"{visitor.name or 'whoever works here'}, as {held},"
