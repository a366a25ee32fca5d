"""Cookies: the one that says who is signed in."""

from __future__ import annotations

import hashlib
import hmac

from starlette.requests import Request
from starlette.responses import Response

NAME = "sabaq"
BEARER = "bearer "


def give_cookie(answer: Response, secret: str, *, secure: bool) -> None:
    """Let the browser hold a secret that no script reads, and that it sends from our own pages only."""
    answer.set_cookie(cookie_name(secure=secure), secret, secure=secure, httponly=True, samesite="strict", path="/")


def take_cookie(answer: Response, *, secure: bool) -> None:
    """Let the browser forget the secret."""
    answer.delete_cookie(cookie_name(secure=secure), secure=secure, httponly=True, samesite="strict", path="/")


def cookie_of(request: Request, *, secure: bool) -> str:
    """Give the secret that a browser sent, or an empty text."""
    return request.cookies.get(cookie_name(secure=secure), "")


def bearer_of(request: Request) -> str:
    """Give the secret that a program sent, or an empty text."""
    sent = request.headers.get("authorization", "")
    return sent[len(BEARER) :].strip() if sent.lower().startswith(BEARER) else ""


def form_token(secret: str) -> str:
    """Give what stands in the forms of a session; whoever reads a page does not learn the secret from it."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


def cookie_name(*, secure: bool) -> str:
    """Give a name that a browser takes over an encrypted connection only, where there is one."""
    return f"__Host-{NAME}" if secure else NAME
