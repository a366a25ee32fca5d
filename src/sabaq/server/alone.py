"""Alone: one person's server, closed to the machine's others."""

from __future__ import annotations

import hmac
import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sabaq.errors import Unavailable
from sabaq.server.addresses import ANYBODY, Address
from sabaq.server.api import json_answer
from sabaq.server.cookies import bearer_of, cookie_of, form_token, give_cookie
from sabaq.server.pages import message
from sabaq.server.visitors import Visitor

FILE = "server.key"
ENTRY = "/enter"
CLOSED = (
    "This server is for whoever started it. Open the address that it printed last; each of them lets one browser in. "
    f"Programs send the key in the file {FILE} of the workspace"
)


def program_key(folder: Path) -> str:
    """Give the secret that programs send: it lies in the workspace, for whoever may read that."""
    path = folder / FILE
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    except OSError as error:
        raise Unavailable(f"{path} cannot be written: {error.strerror}; mend the folder's permissions") from error
    try:
        return path.read_text(encoding="ascii").strip() or secrets.token_urlsafe(32)
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable(f"{path} cannot be read: {error}; remove it, and it is made anew") from error


@dataclass(slots=True, kw_only=True)
class LocalDoors:
    """Lets in the browsers that opened a printed address, each address once, and programs that hold the key."""

    alone: Visitor
    key: str = field(repr=False)
    on_entered: Callable[[str], None] = lambda _path: None  # gets the next address, as a path
    _next: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    _inside: set[str] = field(default_factory=set, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def entry(self) -> str:
        """The path that lets the next browser in."""
        return f"{ENTRY}?{urlencode({'key': self._next})}"

    def addresses(self) -> list[Address]:
        """Give the address that lets a browser in."""
        return [Address(path=ENTRY, answer=self.enter, operation=None, roles=ANYBODY)]

    def visitor(self, request: Request) -> Visitor | None:
        """Give the one who works here, if it is they who ask."""
        if hmac.compare_digest(bearer_of(request).encode(), self.key.encode()):
            return self.alone
        secret = cookie_of(request, secure=False)
        return replace(self.alone, form_token=form_token(secret)) if secret and secret in self._inside else None

    def enter(self, request: Request) -> Response:
        """Let a browser in that knows the address, which then leads nowhere any more."""
        given, secret = request.query_params.get("key", ""), secrets.token_urlsafe(32)
        with self._lock:
            if not hmac.compare_digest(given.encode(), self._next.encode()):
                return self.turned_away(request)
            self._next = secrets.token_urlsafe(24)
            self._inside.add(secret)
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        give_cookie(answer, secret, secure=False)
        self.on_entered(self.entry)
        return answer

    def turned_away(self, request: Request) -> Response:
        """Say how to come in."""
        if for_program(request):
            return json_answer({"error": f"{CLOSED}."}, HTTPStatus.UNAUTHORIZED)
        return message(request, HTTPStatus.UNAUTHORIZED, title="Not open to you yet", sentence=f"{CLOSED}.")


def for_program(request: Request) -> bool:
    """Say whether the answer goes to a program rather than to a person's screen."""
    path = request.url.path
    return path.startswith("/api/") or path == "/events" or (request.method, path) == ("POST", "/reports")
