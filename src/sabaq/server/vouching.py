"""Vouching: the way to the agency's own sign-in, and back."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sabaq.errors import Refused
from sabaq.model.people import Way
from sabaq.server.addresses import ANYBODY, Address
from sabaq.server.pages import message

START, BACK = "/sign-in/agency", "/sign-in/back"
LASTS_S = 600  # of one try
MOST_TRIES = 1000  # under way at once; beyond that the oldest is forgotten
COOKIE = "way"


class Agency(Protocol):
    """Vouches for somebody."""

    def way(self, back: str) -> Way:
        """Give the way there, and back to an address of ours."""
        ...

    def subject(self, way: Way, brought: Mapping[str, str]) -> str:
        """Give what the agency calls whoever came back, or raise Refused."""
        ...


@dataclass(slots=True, kw_only=True)
class Vouching:
    """Keeps each try with the browser that began it; what comes back without that browser's cookie is worth nothing."""

    agency: Agency
    secure: bool
    enter: Callable[[Request, str, str], Response]  # somebody whom the agency calls so, to where they wanted to go
    own: Callable[[str], str]  # an address of ours, or the first page
    now: Callable[[], float] = time.monotonic
    _tries: dict[str, tuple[float, Way, str]] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def addresses(self) -> list[Address]:
        """Give the addresses that lead there and back."""
        return [
            Address(path=START, answer=self.start, operation=None, roles=ANYBODY),
            Address(path=BACK, answer=self.back, operation=None, roles=ANYBODY),
        ]

    def start(self, request: Request) -> Response:
        """Lead a browser to the agency."""
        scheme = "https" if self.secure else "http"
        way = self.agency.way(f"{scheme}://{request.headers['host']}{BACK}")  # by a name of ours: the shield saw to it
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._tries = {key: its for key, its in self._tries.items() if self.now() - its[0] < LASTS_S}
            while len(self._tries) >= MOST_TRIES:
                del self._tries[next(iter(self._tries))]
            self._tries[secret] = (self.now(), way, self.own(request.query_params.get("to", "/")))
        answer = RedirectResponse(way.address, HTTPStatus.SEE_OTHER)
        # Lax: the browser comes back from the agency's site, and would not send a strict one.
        answer.set_cookie(
            self._cookie, secret, secure=self.secure, httponly=True, samesite="lax", path="/", max_age=LASTS_S
        )
        return answer

    def back(self, request: Request) -> Response:
        """Let in whom the agency vouches for; each try counts once."""
        with self._lock:
            began, way, to = self._tries.pop(request.cookies.get(self._cookie, ""), (None, None, "/"))
        if way is None or began is None or self.now() - began >= LASTS_S:
            raise Refused("no sign-in of this browser is under way, or it took too long; sign in anew")
        answer = self.enter(request, self.agency.subject(way, request.query_params), to)
        answer.delete_cookie(self._cookie, secure=self.secure, httponly=True, samesite="lax", path="/")
        return answer

    @property
    def _cookie(self) -> str:
        return f"__Host-{COOKIE}" if self.secure else COOKIE


def start_address(to: str) -> str:
    """Give the address that leads to the agency's sign-in."""
    return f"{START}?{urlencode({'to': to})}"


def arrived(request: Request, to: str) -> Response:
    """Show a page that goes on by itself: a browser sends a strict cookie only where one of our own pages leads."""
    answer = message(
        request, HTTPStatus.OK, title="Signed in", sentence="Your agency vouched for you.", way_out=(to, "Go on")
    )
    answer.headers["Refresh"] = f"0; url={to}"
    return answer
