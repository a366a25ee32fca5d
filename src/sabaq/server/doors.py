"""Doors: by which addresses one comes in, or open ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from sabaq.server.addresses import Address
from sabaq.server.visitors import Doors, Visitor


class Entrance(Doors, Protocol):
    """Doors with the addresses by which one comes in."""

    def addresses(self) -> Sequence[Address]:
        """Give the addresses by which one comes in."""
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
