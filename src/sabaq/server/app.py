"""App: addresses, static files and errors put together."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from sabaq.errors import BadConfig, BadRecord, Refused, SabaqError, Unavailable
from sabaq.server.api import Api, json_answer
from sabaq.server.auditing import Auditing
from sabaq.server.checkings import Checkings
from sabaq.server.deciding import Deciding
from sabaq.server.doors import Entrance, OpenDoors
from sabaq.server.forecasting import Forecasting
from sabaq.server.listening import ON_THIS_MACHINE, Listening
from sabaq.server.openapi import OpenApi
from sabaq.server.pages import Pages, message
from sabaq.server.rendering import STATIC
from sabaq.server.sending import Sender
from sabaq.server.shield import Shield
from sabaq.server.studying import Studying
from sabaq.server.views import NOTHING, Takes, Views
from sabaq.server.visitors import alone
from sabaq.server.warning import Warnings

log = logging.getLogger(__name__)
FOR_EVER = "public, max-age=31536000, immutable"
STATUS_OF = {
    BadRecord: HTTPStatus.UNPROCESSABLE_ENTITY,
    BadConfig: HTTPStatus.CONFLICT,
    Refused: HTTPStatus.FORBIDDEN,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
TITLE_OF = {
    HTTPStatus.UNPROCESSABLE_ENTITY: "This address cannot be read",
    HTTPStatus.CONFLICT: "Something comes first",
    HTTPStatus.FORBIDDEN: "Not allowed",
    HTTPStatus.SERVICE_UNAVAILABLE: "Not available just now",
    HTTPStatus.NOT_FOUND: "Nothing at this address",
}


class Assets(StaticFiles):
    """Static files; those asked for by content hash may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Give one file."""
        answer = await super().get_response(path, scope)
        if scope["query_string"].startswith(b"v=") and answer.status_code == HTTPStatus.OK:
            answer.headers["Cache-Control"] = FOR_EVER
        return answer


def explained(request: Request, status: HTTPStatus, sentence: str) -> Response:
    """Answer with an error in plain words, as JSON for programs and as a page for people."""
    if request.url.path.startswith("/api/") or (request.method, request.url.path) == ("POST", "/reports"):
        return json_answer({"error": sentence}, status)
    return message(request, status, title=TITLE_OF.get(status, "Something went wrong"), sentence=sentence)


async def on_sabaq_error(request: Request, problem: Exception) -> Response:
    """Explain an error that sabaq foresaw."""
    kind = next((kind for kind in STATUS_OF if isinstance(problem, kind)), BadConfig)
    sentence = str(problem)
    return explained(request, STATUS_OF[kind], sentence[:1].upper() + sentence[1:].rstrip(".") + ".")


async def on_http_error(request: Request, problem: Exception) -> Response:
    """Explain an address that leads nowhere."""
    status = HTTPStatus(problem.status_code) if isinstance(problem, HTTPException) else HTTPStatus.NOT_FOUND
    return explained(request, status, "There is no page here. It may have been mistyped.")


async def on_fault(request: Request, problem: Exception) -> Response:
    """Say that the fault is sabaq's; the details go to the log only."""
    log.error("fault at %s", request.url.path, exc_info=problem)
    sentence = "sabaq met a fault of its own while drawing this. Nothing was lost or changed; the log has the details."
    return explained(request, HTTPStatus.INTERNAL_SERVER_ERROR, sentence)


class Face(FastAPI):
    """The application with the shield outermost, so that even a fault's answer carries its headers."""

    def build_middleware_stack(self) -> ASGIApp:
        """Put the shield round everything."""
        state = self.state
        inside = super().build_middleware_stack()
        return Shield(inside, state.addresses, names=state.names, secure=state.secure)


def create_app(
    views: Views,
    extra_geojson: bytes | None = None,
    *,
    takes: Takes = NOTHING,
    doors: Entrance | None = None,
    at: Listening = ON_THIS_MACHINE,
) -> FastAPI:
    """Give the web face over some views; `extra_geojson` is drawn with the provinces.

    It has addresses for what it `takes` only. The `doors` say who asks; without them it is whoever serves it.
    """
    behind: Entrance = doors or OpenDoors(alone=alone(views, takes))
    addresses = (
        *behind.addresses(),
        *Pages(has_extra=extra_geojson is not None, is_live=takes.reception is not None).addresses(),
        *Checkings().addresses(),
        *Api(extra_geojson, takes.reception).addresses(),
        *(Deciding().addresses() if takes.desk else ()),
        *(Sender().addresses() if takes.reception else ()),
        *((*Studying().addresses(), *Warnings().addresses(), *Forecasting().addresses()) if takes.study else ()),
        *Auditing().addresses(),
    )
    addresses = OpenApi(addresses).addresses
    app = Face(
        openapi_url=None,  # its pages would load from another host
        docs_url=None,
        redoc_url=None,
        routes=[
            *(each.route(behind) for each in addresses),
            Mount("/static", Assets(directory=STATIC)),
        ],
        exception_handlers={
            SabaqError: on_sabaq_error,
            HTTPException: on_http_error,
            Exception: on_fault,
        },
    )
    app.router.redirect_slashes = False
    app.state.addresses = addresses
    app.state.doors = behind
    app.state.names = at.names
    app.state.secure = at.secure
    app.state.checks = takes.checks
    return app
