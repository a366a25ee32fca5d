"""Rendering: templates with the words and assets they use."""

from __future__ import annotations

import hashlib
from functools import cache
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from sabaq.model.evidence import COUNTS
from sabaq.server import dossiers, drawings, wording
from sabaq.server.visitors import visitor_if_known

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def asset(name: str) -> str:
    """Give the address of a static file; it changes with the file's content, so it may be kept for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


@cache
def templates() -> Environment:
    """Give the templates; everything put into them is escaped, and a missing name is an error."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        asset=asset,
        words=wording,
        drawings=drawings,
        dossiers=dossiers,
        counts=frozenset(prop.value for prop in COUNTS),
    )
    return made


def is_swap(request: Request) -> bool:
    """Say whether a part of the page is asked for, to be swapped in."""
    return "hx-request" in request.headers and "hx-history-restore-request" not in request.headers


def page(request: Request, template: str, context: dict[str, object], *, status: int = HTTPStatus.OK) -> HTMLResponse:
    """Render one template as an answer."""
    visitor = visitor_if_known(request)
    has_desk = visitor is not None and visitor.desk is not None
    given: dict[str, object] = {
        "swapped": is_swap(request), "has_desk": has_desk,
        "has_study": visitor is not None and visitor.study is not None, "visitor": visitor,
        "form_token": visitor.form_token if visitor and has_desk and visitor.decides else None,
    }  # fmt: skip
    html = templates().get_template(template).render(context | given)
    return HTMLResponse(html, status, headers={"Vary": "HX-Request"})
