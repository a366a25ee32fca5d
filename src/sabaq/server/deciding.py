"""Deciding: the review queue, and decisions with a reason."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sabaq.errors import BadRecord, Refused
from sabaq.model.decisions import Ruling
from sabaq.server.api import json_answer
from sabaq.server.drawings import doubt_drawings
from sabaq.server.notices import notice_of
from sabaq.server.questions import FURTHEST_ROW, Question, whole
from sabaq.server.rendering import page
from sabaq.server.views import Decided, Desk

MOST_BYTES = 16_384
PAGE = 20
FIELDS = {
    "link": ("a", "b", "ruling", "why"),
    "unlink": ("decision", "why"),
    "retract": ("name", "why"),
    "unretract": ("decision", "why"),
}
BACK = re.compile(r"/(?:incidents|reports)/\w{1,100}|/review|/decisions")
Given = Mapping[str, str]


class Deciding:
    """Answers with doubts and decisions, and takes decisions; the token shows that a form is of this server."""

    def __init__(self, desk: Desk, token: str) -> None:
        self.desk = desk
        self.token = token

    def routes(self) -> list[Route]:
        """Give the addresses of the queue and the decisions, and those that take a decision."""
        return [
            Route("/review", self.review, methods=["GET"]),
            Route("/decisions", self.decisions, methods=["GET"]),
            Route("/api/review", self.queue, methods=["GET"]),
            Route("/api/decisions", self.listed, methods=["GET"]),
            *(Route(f"/decisions/{verb}", self.by_form(verb), methods=["POST"]) for verb in FIELDS),
            *(Route(f"/api/decisions/{verb}", self.by_program(verb), methods=["POST"]) for verb in FIELDS),
        ]

    def review(self, request: Request) -> Response:
        """Show the queue of doubts."""
        offset = whole(request.query_params, "offset", 0, FURTHEST_ROW) or 0
        queue = self.desk.review(limit=PAGE, offset=offset)
        context: dict[str, object] = {
            "question": Question(), "doubts": doubt_drawings(queue.doubts), "total": queue.total, "offset": offset,
            "limit": PAGE, "notice": notice_of(self.desk, request),
        }  # fmt: skip
        return page(request, "review.html", context)

    def decisions(self, request: Request) -> Response:
        """Show every decision."""
        context: dict[str, object] = {
            "question": Question(), "decisions": self.desk.decisions(), "notice": notice_of(self.desk, request),
        }  # fmt: skip
        return page(request, "decisions.html", context)

    def queue(self, request: Request) -> Response:
        """Give the queue of doubts as records."""
        limit = whole(request.query_params, "limit", 1, 1000) or PAGE
        offset = whole(request.query_params, "offset", 0, FURTHEST_ROW) or 0
        return json_answer(self.desk.review(limit=limit, offset=offset))

    def listed(self, _request: Request) -> Response:
        """Give every decision as a record."""
        return json_answer(self.desk.decisions())

    def by_form(self, verb: str) -> Callable[[Request], object]:
        """Give what takes one kind of decision from a page of ours, and leads back to it."""

        async def decide(request: Request) -> Response:
            given = form_of(await body_of(request))
            if not hmac.compare_digest(given.get("token", "").encode(), self.token.encode()):
                raise Refused("this page was made by a server that has since been started anew; load it again")
            decided = await run_in_threadpool(self.decide, verb, given)
            back = given.get("back", "")
            more = {"decided": decided.decision.id}
            more |= {"later": "1"} if decided.seconds is None else {"unmet": "1"} if decided.unmet else {}
            home = back if BACK.fullmatch(back) else "/decisions"
            return RedirectResponse(f"{home}?{urlencode(more)}", HTTPStatus.SEE_OTHER)

        return decide

    def by_program(self, verb: str) -> Callable[[Request], object]:
        """Give what takes one kind of decision as JSON, which no page of another site can send."""

        async def decide(request: Request) -> Response:
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind != "application/json":
                raise BadRecord(f"the decision came as {kind or 'nothing named'}; wanted application/json")
            try:
                given = msgspec.json.decode(await body_of(request), type=dict[str, str])
            except msgspec.MsgspecError as problem:
                raise BadRecord(f"the decision cannot be read: {problem}; wanted an object of texts") from problem
            return json_answer(await run_in_threadpool(self.decide, verb, given), HTTPStatus.CREATED)

        return decide

    def decide(self, verb: str, given: Given) -> Decided:
        """Take one decision."""
        missing = [name for name in FIELDS[verb] if name not in given]
        if missing:
            raise BadRecord(f"the decision lacks {', '.join(missing)}; wanted {', '.join(FIELDS[verb])}")
        match verb:
            case "link":
                wanted = (Ruling.SAME, Ruling.DIFFERENT)
                if given["ruling"] not in wanted:
                    raise BadRecord(f"the ruling is {given['ruling']!r}; wanted same or different")
                return self.desk.link(given["a"], given["b"], Ruling(given["ruling"]), given["why"])
            case "unlink":
                return self.desk.unlink(given["decision"], given["why"])
            case "retract":
                return self.desk.retract(given["name"], given["why"])
            case _:
                return self.desk.unretract(given["decision"], given["why"])


async def body_of(request: Request) -> bytes:
    """Give what was sent, or refuse more than any decision needs."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise BadRecord(f"what was sent is longer than {MOST_BYTES} bytes; shorten the reason")
    return body


def form_of(body: bytes) -> Given:
    """Read the fields of a form, each once."""
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=12, errors="strict")
    except ValueError as problem:
        raise BadRecord(f"the form cannot be read: {problem}; load the page again") from problem
    return {name: values[0] for name, values in fields.items()}
