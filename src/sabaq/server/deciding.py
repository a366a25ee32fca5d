"""Deciding: the review queue, and decisions with a reason."""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sabaq.errors import BadRecord, Refused
from sabaq.model.authority import Operation
from sabaq.model.decisions import Decision, Ruling
from sabaq.model.doubts import Queue
from sabaq.server.addresses import DECIDERS, STAFF, Address, Answer, Given, body_of, given_in
from sabaq.server.api import json_answer
from sabaq.server.drawings import doubt_drawings
from sabaq.server.notices import notice_of
from sabaq.server.parameters import OFFSET, Body, whole_number
from sabaq.server.questions import FURTHEST_ROW, Question, whole
from sabaq.server.rendering import page
from sabaq.server.views import Decided, Desk
from sabaq.server.visitors import visitor_of
from sabaq.workspace import results

PAGE, MOST_DOUBTS = 20, 1000
FIELDS = {
    "link": ("a", "b", "ruling", "why"),
    "unlink": ("decision", "why"),
    "retract": ("name", "why"),
    "unretract": ("decision", "why"),
}
OPERATION_OF = {
    "link": Operation.LINK, "unlink": Operation.LINK, "retract": Operation.RETRACT, "unretract": Operation.RETRACT,
}  # fmt: skip
BACK = re.compile(r"/(?:incidents|reports)/\w{1,100}|/review|/decisions")


class Deciding:
    """Answers with doubts and decisions, and takes decisions."""

    def addresses(self) -> list[Address]:
        """Give the addresses of the queue and the decisions, and those that take a decision."""
        shown: dict[str, Answer] = {
            "/review": self.review, "/decisions": self.decisions,
        }  # fmt: skip
        taken = [(verb, OPERATION_OF[verb]) for verb in FIELDS]
        return [
            *(Address(path=path, answer=its, operation=Operation.READ, roles=STAFF) for path, its in shown.items()),
            Address(
                path="/api/review", answer=self.queue, operation=Operation.READ, roles=STAFF, gives=Queue,
                asks=(whole_number("limit", "How many doubts at most.", least=1, most=MOST_DOUBTS), OFFSET),
            ),
            Address(
                path="/api/decisions", answer=self.listed, operation=Operation.READ, roles=STAFF,
                gives=tuple[Decision, ...],
            ),
            *(
                Address(
                    path=f"/decisions/{verb}", method="POST", form=True, answer=self.by_form(verb), operation=asked,
                    roles=DECIDERS,
                )
                for verb, asked in taken
            ),
            *(
                Address(
                    path=f"/api/decisions/{verb}", method="POST", answer=self.by_program(verb), operation=asked,
                    roles=DECIDERS, takes=_decision(verb), gives=results.Decided,
                )
                for verb, asked in taken
            ),
        ]  # fmt: skip

    def review(self, request: Request) -> Response:
        """Show the queue of doubts."""
        offset = whole(request.query_params, "offset", 0, FURTHEST_ROW) or 0
        queue = desk_of(request).review(limit=PAGE, offset=offset)
        context: dict[str, object] = {
            "question": Question(), "doubts": doubt_drawings(queue.doubts), "total": queue.total, "offset": offset,
            "limit": PAGE, "notice": notice_of(request),
        }  # fmt: skip
        return page(request, "review.html", context)

    def decisions(self, request: Request) -> Response:
        """Show every decision."""
        context: dict[str, object] = {
            "question": Question(), "decisions": desk_of(request).decisions(), "notice": notice_of(request),
        }  # fmt: skip
        return page(request, "decisions.html", context)

    def queue(self, request: Request) -> Response:
        """Give the queue of doubts as records."""
        limit = whole(request.query_params, "limit", 1, MOST_DOUBTS) or PAGE
        offset = whole(request.query_params, "offset", 0, FURTHEST_ROW) or 0
        return json_answer(desk_of(request).review(limit=limit, offset=offset))

    def listed(self, request: Request) -> Response:
        """Give every decision as a record."""
        return json_answer(desk_of(request).decisions())

    def by_form(self, verb: str) -> Answer:
        """Give what takes one kind of decision from a page of ours, and leads back to it."""

        async def take(request: Request) -> Response:
            given = given_in(request)
            decided = await run_in_threadpool(decide, desk_of(request), verb, given)
            back = given.get("back", "")
            more = {"decided": decided.decision.id}
            more |= {"later": "1"} if decided.seconds is None else {"unmet": "1"} if decided.unmet else {}
            home = back if BACK.fullmatch(back) else "/decisions"
            return RedirectResponse(f"{home}?{urlencode(more)}", HTTPStatus.SEE_OTHER)

        return take

    def by_program(self, verb: str) -> Answer:
        """Give what takes one kind of decision as JSON, which no page of another site can send."""

        async def take(request: Request) -> Response:
            """Take one decision; it bears the name of whoever holds the token."""
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind != "application/json":
                raise BadRecord(f"the decision came as {kind or 'nothing named'}; wanted application/json")
            try:
                given = msgspec.json.decode(await body_of(request), type=dict[str, str])
            except msgspec.MsgspecError as problem:
                raise BadRecord(f"the decision cannot be read: {problem}; wanted an object of texts") from problem
            return json_answer(await run_in_threadpool(decide, desk_of(request), verb, given), HTTPStatus.CREATED)

        return take


def _decision(verb: str) -> Body:
    """Give what a program sends to take one kind of decision."""
    told = {name: {"type": "string", "minLength": 1} for name in FIELDS[verb]}
    told |= {"ruling": {"type": "string", "enum": [Ruling.SAME, Ruling.DIFFERENT]}} if "ruling" in told else {}
    schema = {"type": "object", "properties": told, "required": list(told), "additionalProperties": {"type": "string"}}
    return Body(kinds=("application/json",), schema=schema)


def desk_of(request: Request) -> Desk:
    """Give the desk of whoever asks."""
    desk = visitor_of(request).desk
    if desk is None:
        raise Refused("there is no desk for whoever asks; decisions are taken by analysts and reviewers")
    return desk


def decide(desk: Desk, verb: str, given: Given) -> Decided:
    """Take one decision."""
    missing = [name for name in FIELDS[verb] if name not in given]
    if missing:
        raise BadRecord(f"the decision lacks {', '.join(missing)}; wanted {', '.join(FIELDS[verb])}")
    match verb:
        case "link":
            wanted = (Ruling.SAME, Ruling.DIFFERENT)
            if given["ruling"] not in wanted:
                raise BadRecord(f"the ruling is {given['ruling']!r}; wanted same or different")
            return desk.link(given["a"], given["b"], Ruling(given["ruling"]), given["why"])
        case "unlink":
            return desk.unlink(given["decision"], given["why"])
        case "retract":
            return desk.retract(given["name"], given["why"])
        case _:
            return desk.unretract(given["decision"], given["why"])
