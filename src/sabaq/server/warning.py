"""Warning pages: problems, what they add up to, who was told."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from itertools import groupby

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sabaq.errors import BadRecord
from sabaq.model.authority import Operation
from sabaq.model.outlook import Step
from sabaq.server.addresses import DECIDERS, STAFF, Address, given_in
from sabaq.server.lanes import lane_chart
from sabaq.server.questions import Question, question_of, whole
from sabaq.server.rendering import page
from sabaq.server.studying import study_of_visitor
from sabaq.server.visitors import visitor_of
from sabaq.workspace.delaying import table
from sabaq.workspace.warnings import WarningRoom

DAYS, LONGEST_DAYS = 30, 36_500  # measured unless others are asked for, so that the page comes at once
SPANS = (7, 30, 90, 365)
PARTS = 8  # agencies and types shown of each step


class Warnings:
    """Answers with problems, warnings and replays, and takes the steps that a warning went."""

    def addresses(self) -> list[Address]:
        """Give the addresses of the pages, and of the form."""
        return [
            Address(path="/warnings", answer=self.inbox, operation=Operation.READ, roles=STAFF),
            Address(path="/delays", answer=self.delays, operation=Operation.READ, roles=STAFF),
            Address(path="/delays.csv", answer=self.delays_table, operation=Operation.READ, roles=STAFF),
            Address(path="/problems/{id}", answer=self.problem, operation=Operation.READ, roles=STAFF),
            Address(
                path="/warnings/{id}/pass", method="POST", form=True, answer=self.passed, operation=Operation.WARN,
                roles=DECIDERS,
            ),
        ]  # fmt: skip

    def inbox(self, request: Request) -> Response:
        """Show every warning with its way, those that came to nothing as well, and how all have fared."""
        room = _room(request)
        now, heard = room.outlooks.now(), room.listen()
        told = room.warnings()
        context: dict[str, object] = {
            "question": Question(), "standing": [each for each in told if each.stands(now)],
            "over": [each for each in told if not each.stands(now)], "tally": room.tally(),
            "problems": room.outlooks.problems(), "steps": tuple(Step),
            "heard": heard.shown, "is_live": visitor_of(request).reception is not None,
        }  # fmt: skip
        return page(request, "warnings.html", context)

    def problem(self, request: Request) -> Response:
        """Show what a problem adds up to, and the hours before something happened."""
        room = _room(request)
        found = room.outlooks.assess(str(request.path_params["id"]))
        happened = _moment(request.query_params.get("happened_at", ""))
        replayed = room.replay(found.problem.id, happened) if happened else None
        context: dict[str, object] = {
            "question": Question(), "found": found, "replayed": replayed,
            "chart": lane_chart(replayed) if replayed else None,
            "happened_at": request.query_params.get("happened_at", ""),
        }  # fmt: skip
        return page(request, "problem.html", context)

    def delays(self, request: Request) -> Response:
        """Show where the hours went, from report to picture to warning to acting."""
        days = whole(request.query_params, "days", 1, LONGEST_DAYS) or DAYS
        found = study_of_visitor(request).delays.hours(days=days)
        grouped = (tuple(some) for _, some in groupby(found.delays, key=lambda each: each.stage))
        stages = [(every, parts) for every, *parts in grouped]
        most = max((every.hours for every, _ in stages), default=0.0) or 1.0
        context: dict[str, object] = {
            "question": Question(), "found": found, "days": days, "stages": stages, "most": most, "spans": SPANS,
            "slowest": PARTS,
        }  # fmt: skip
        return page(request, "delays.html", context)

    def delays_table(self, request: Request) -> Response:
        """Give the same as CSV."""
        days = whole(request.query_params, "days", 1, LONGEST_DAYS) or DAYS
        made = table(study_of_visitor(request).delays.hours(days=days))
        named = {"Content-Disposition": 'attachment; filename="delays.csv"'}
        return Response(made, media_type="text/csv", headers=named)

    async def passed(self, request: Request) -> Response:
        """Put on record that a warning was delivered, read or acted on."""
        given, room = given_in(request), _room(request)
        step = given.get("step", "")
        if step not in {each.value for each in Step}:
            raise BadRecord(f"{step!r} is no step; wanted {', '.join(Step)}")
        await run_in_threadpool(room.step, str(request.path_params["id"]), Step(step), given.get("what", ""))
        return RedirectResponse("/warnings", HTTPStatus.SEE_OTHER)


def _moment(text: str) -> datetime | None:
    """Give the moment that a form names, in UTC."""
    return question_of({"as_of": text}).as_of if text else None


def _room(request: Request) -> WarningRoom:
    study = visitor_of(request).study
    if study is None:
        raise BadRecord("warnings are not shown here; the server was started with --show-only")
    return study.warnings
