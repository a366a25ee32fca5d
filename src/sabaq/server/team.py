"""Team: people sign in, programs show their tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sabaq.errors import Refused
from sabaq.server.addresses import ANYBODY, DECIDERS, STAFF, Address, given_in
from sabaq.server.alone import for_program
from sabaq.server.api import json_answer
from sabaq.server.auditing import OVERSEERS
from sabaq.server.cookies import bearer_of, cookie_of, form_token, give_cookie, take_cookie
from sabaq.server.questions import Question
from sabaq.server.rendering import page
from sabaq.server.visitors import Visitor
from sabaq.server.vouching import Agency, Vouching, arrived, start_address
from sabaq.workspace.desks import Desk
from sabaq.workspace.oversight import audit_room_of
from sabaq.workspace.reception import Reception
from sabaq.workspace.sign_in import Signed, SignIn, TooManyTries
from sabaq.workspace.study import study_of

PATH = "/sign-in"
OWN = re.compile(r"/(?![/\\])[\w\-./?=&%+:,~]{0,500}", re.ASCII)  # an address of ours, and never another site's


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDoors:
    """Lets in whoever is signed in, and programs by their tokens, each in a capacity of their own."""

    sign_in: SignIn
    desk: Desk | None = None
    reception: Reception | None = None
    secure: bool = False  # the connection is encrypted, here or in front
    behind_proxy: bool = False
    agency: Agency | None = None  # its own sign-in vouches for people

    def addresses(self) -> list[Address]:
        """Give the addresses to sign in and out by."""
        vouching = (
            Vouching(agency=self.agency, secure=self.secure, enter=self.vouched, own=own) if self.agency else None
        )
        return [
            *(vouching.addresses() if vouching else ()),
            Address(path=PATH, answer=self.form, operation=None, roles=ANYBODY),
            Address(path=PATH, method="POST", form=True, answer=self.enter, operation=None, roles=ANYBODY),
            Address(path="/sign-out", method="POST", form=True, answer=self.leave, operation=None, roles=ANYBODY),
        ]

    def visitor(self, request: Request) -> Visitor | None:
        """Give who asks, if they are signed in, or hold a token."""
        if secret := bearer_of(request):
            signed = self.sign_in.program(secret)
        else:
            secret = cookie_of(request, secure=self.secure)
            signed = self.sign_in.signed(secret) if secret else None
        return self._visitor(signed, secret) if signed else None

    def _visitor(self, signed: Signed, secret: str) -> Visitor:
        acting, roles = self.sign_in.acting(signed), signed.user.roles
        return Visitor(
            name=signed.user.name, roles=roles, views=acting, form_token=form_token(secret),
            desk=self.desk.of(acting.desk()) if self.desk and roles & STAFF else None,
            reception=self.reception.of(acting) if self.reception else None,
            study=study_of(acting), audit=audit_room_of(acting) if roles & OVERSEERS else None,
            on_refused=partial(self.sign_in.refused, acting),
            operations=signed.token.operations if signed.token else None, decides=bool(roles & DECIDERS),
        )  # fmt: skip

    def turned_away(self, request: Request) -> Response:
        """Lead a person to the sign-in, and say to a program what it lacks."""
        if for_program(request) or request.method not in {"GET", "HEAD"}:
            told = "Sign in first. A program shows its token as Authorization: Bearer TOKEN."
            return json_answer({"error": told}, HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{PATH}?{urlencode({'to': here})}", HTTPStatus.SEE_OTHER)

    def form(self, request: Request) -> Response:
        """Show the form to sign in by."""
        return self._shown(request, "", HTTPStatus.OK)

    async def enter(self, request: Request) -> Response:
        """Sign somebody in: the session is a fresh one, whatever the browser sent."""
        given = given_in(request)
        try:
            secret = await run_in_threadpool(
                self.sign_in.by_password, given.get("name", ""), given.get("password", ""),
                address=self.address_of(request),
            )  # fmt: skip
        except TooManyTries as busy:
            answer = self._shown(request, str(busy), HTTPStatus.TOO_MANY_REQUESTS)
            answer.headers["Retry-After"] = str(busy.wait_s)
            return answer
        except Refused as refused:
            return self._shown(request, str(refused), HTTPStatus.FORBIDDEN)
        answer = RedirectResponse(own(given.get("to", "")), HTTPStatus.SEE_OTHER)
        return await run_in_threadpool(self._inside, request, answer, secret)

    def vouched(self, request: Request, subject: str, to: str) -> Response:
        """Sign in somebody by what the agency calls them."""
        secret = self.sign_in.by_subject(subject, address=self.address_of(request))
        return self._inside(request, arrived(request, to), secret)

    def _inside(self, request: Request, answer: Response, secret: str) -> Response:
        """Give the browser its fresh session, and end the one that it had."""
        if old := cookie_of(request, secure=self.secure):
            self.sign_in.end(old)
        give_cookie(answer, secret, secure=self.secure)
        return answer

    async def leave(self, request: Request) -> Response:
        """Sign somebody out."""
        await run_in_threadpool(self.sign_in.end, cookie_of(request, secure=self.secure))
        answer = RedirectResponse(PATH, HTTPStatus.SEE_OTHER)
        take_cookie(answer, secure=self.secure)
        return answer

    def address_of(self, request: Request) -> str:
        """Give where a request comes from; behind a proxy, what that one says last."""
        told = request.headers.getlist("x-forwarded-for")[-1:] if self.behind_proxy else []
        last = "".join(told).rpartition(",")[2].strip()  # what stands before it, whoever asks may have written
        return (last or (request.client.host if request.client else "nowhere"))[:64]

    def _shown(self, request: Request, problem: str, status: HTTPStatus) -> Response:
        to = own(request.query_params.get("to", "/"))
        context: dict[str, object] = {
            "question": Question(), "problem": problem[:1].upper() + problem[1:], "to": to,
            "agency": start_address(to) if self.agency else None,
        }  # fmt: skip
        return page(request, "sign_in.html", context, status=status)


def own(to: str) -> str:
    """Give an address of ours, or that of the first page for any other."""
    return to if OWN.fullmatch(to) else "/"
